// All kernels of one width: define WIDTH (a suffix) and WIDTH_NAME (a string) first.
// No #pragma once: included once for each width.

#define NAME_JOIN(name, width) name##_##width
#define NAME_OF(name, width) NAME_JOIN(name, width)
#define NAME(name) NAME_OF(name, WIDTH)

#include "functions.h"
#include "loops.h"
#include "columns.h"
#include "sampling.h"
#include "airport.h"

#define MODES(name) {NAME(name##_vv), NAME(name##_vs), NAME(name##_sv)}

static const jk_kernels NAME(kernels) = {
    .name = WIDTH_NAME,
    .unary = {[JK_NEG] = NAME(neg_loop),
              [JK_ABS] = NAME(abs_loop),
              [JK_EXP] = NAME(exp_loop),
              [JK_LOG] = NAME(log_loop),
              [JK_SQRT] = NAME(sqrt_loop),
              [JK_FLOOR] = NAME(floor_loop),
              [JK_CEIL] = NAME(ceil_loop),
              [JK_ROUND] = NAME(round_loop),
              [JK_LOGISTIC] = NAME(logistic_loop),
              [JK_NOT] = NAME(not_loop),
              [JK_NORMAL_CDF] = NAME(normal_cdf_loop),
              [JK_NORMAL_QUANTILE] = NAME(normal_quantile_loop)},
    .binary = {[JK_ADD] = MODES(add),
               [JK_SUB] = MODES(sub),
               [JK_MUL] = MODES(mul),
               [JK_DIV] = MODES(div),
               [JK_MIN] = MODES(min),
               [JK_MAX] = MODES(max),
               [JK_POW] = MODES(pow),
               [JK_LT] = MODES(lt),
               [JK_LE] = MODES(le),
               [JK_GT] = MODES(gt),
               [JK_GE] = MODES(ge),
               [JK_EQ] = MODES(eq),
               [JK_NE] = MODES(ne),
               [JK_AND] = MODES(and),
               [JK_OR] = MODES(or)},
    .select = {[JK_SELECT_VV] = NAME(select_vv),
               [JK_SELECT_VS] = NAME(select_vs),
               [JK_SELECT_SV] = NAME(select_sv),
               [JK_SELECT_SS] = NAME(select_ss)},
    .choose = {[JK_SELECT_VV] = NAME(choose_vv),
               [JK_SELECT_VS] = NAME(choose_vs),
               [JK_SELECT_SV] = NAME(choose_sv),
               [JK_SELECT_SS] = NAME(choose_ss)},
    .check = {[JK_DEFINED] = NAME(check_defined),
              [JK_NOT_NEGATIVE] = NAME(check_not_negative),
              [JK_UNIT_INTERVAL] = NAME(check_unit_interval)},
    .copy = NAME(copy),
    .spread = NAME(spread),
    .add_three = NAME(add_three),
    .curve = NAME(curve),
    .uniforms = NAME(uniforms),
    .sobol = NAME(sobol),
    .latin = NAME(latin),
    .table = NAME(table),
    .count_up = NAME(count_up),
    .codes = NAME(codes),
    .moments = NAME(moments),
    .airport = NAME(airport)};

#undef INLINE
#undef HORNER8
#undef HORNER7_ONTO
#undef UNDEFINED
#undef SPLIT
#undef AS241_NEAREST
#undef EACH
#undef EACH_OF
#undef AS241_CENTRAL
#undef LOOP
#undef UNUSED
#undef LARGEST
#undef CHECK
#undef UNARY
#undef BINARY_BY
#undef BINARY_VV
#undef BINARY_VS
#undef BINARY_SV
#undef BINARY
#undef SELECT
#undef TRUTH
#undef LOGIC
#undef EXTREME
#undef PHILOX_ROUND
#undef PHILOX
#undef BLOCK
#undef PARTS
#undef EACH_PART
#undef EACH_ROW
#undef ROUNDS
#undef EACH_EIGHT
#undef AIRPORT_FEW
#undef AIRPORT_PAIRS
#undef CHOOSE
#undef MODES
#undef NAME
#undef NAME_OF
#undef NAME_JOIN
#undef WIDTH
#undef WIDTH_NAME
