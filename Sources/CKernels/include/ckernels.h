// Element-wise loops over columns of doubles, compiled for three widths of x86-64.
//
// Every result is finite or NaN, never infinite: NaN means "undefined". Any NaN equals any other;
// its sign and payload are not part of the promise. All else has the same bits on each width.
// `out` may be the same pointer as an input; it may not overlap one in any other way.
// An infinite operand gives NaN wherever the IEEE result would be infinite.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Operations with one operand. Largest error found: exp 0.75 ulp, log 0.84, logistic 2.3, normal cdf
// 3e-15 relative in both tails, normal quantile 1e-15 relative; the others are correctly rounded.
enum jk_unary {
  JK_NEG,
  JK_ABS,
  JK_EXP,
  JK_LOG,
  JK_SQRT,
  JK_FLOOR,
  JK_CEIL,
  JK_ROUND,  // halves away from zero
  JK_LOGISTIC,
  JK_NOT,
  JK_NORMAL_CDF,
  JK_NORMAL_QUANTILE,
  JK_UNARY_COUNT
};

// Operations with two operands. Comparisons with NaN are 0, also !=. And/or pass NaN through;
// otherwise nonzero is true and the result 1 or 0. Pow (0.62 ulp): NaN if either operand is not
// finite, even NaN^0; 0^0 is 1; 0^negative and a negative base with a non-integer exponent are NaN.
enum jk_binary {
  JK_ADD,
  JK_SUB,
  JK_MUL,
  JK_DIV,
  JK_MIN,
  JK_MAX,
  JK_POW,
  JK_LT,
  JK_LE,
  JK_GT,
  JK_GE,
  JK_EQ,
  JK_NE,
  JK_AND,
  JK_OR,
  JK_BINARY_COUNT
};

// Which operands are columns (V) and which are one number (S, read from element 0).
enum jk_mode { JK_VV, JK_VS, JK_SV, JK_MODE_COUNT };
enum jk_select_mode { JK_SELECT_VV, JK_SELECT_VS, JK_SELECT_SV, JK_SELECT_SS, JK_SELECT_COUNT };

typedef void (*jk_unary_loop)(double *out, const double *a, size_t n);
typedef void (*jk_binary_loop)(double *out, const double *a, const double *b, size_t n);
typedef void (*jk_select_loop)(double *out, const double *c, const double *a, const double *b,
                               size_t n);

typedef struct {
  const char *name;
  jk_unary_loop unary[JK_UNARY_COUNT];
  jk_binary_loop binary[JK_BINARY_COUNT][JK_MODE_COUNT];

  // c[i] NaN: NaN; c[i] nonzero: a[i]; else b[i]. The value not taken never counts.
  jk_select_loop select[JK_SELECT_COUNT];

  // out[i] = columns[0][i] + columns[1][i] + ..., from the left; column_count >= 1. out may be a column.
  void (*sum)(double *out, const double *const *columns, size_t column_count, size_t n);

  // out[i] = ((first 52 bits of words 0 and 1 of Philox4x32-10) + 0.5) * 2^-52, so it is in
  // [2^-53, 1 - 2^-53] and never rounds. Counter (firstTrial + i, month, centre low, centre high),
  // key (key low, key high).
  void (*uniforms)(double *out, size_t n, uint64_t key, uint32_t first_trial, uint32_t month,
                   uint64_t centre);

  // Piecewise linear through (xs[j], ys[j]), xs ascending, flat outside; NaN passes; count >= 1.
  void (*curve)(double *out, const double *x, size_t n, const double *xs, const double *ys,
                size_t count);

  // Piecewise cubic on equal intervals: interval j = floor((x - low) * inverse_step), clamped, holds
  // four coefficients c[4j...], of powers of the position within it (0 to 1), clamped. NaN passes.
  void (*table)(double *out, const double *x, size_t n, double low, double inverse_step,
                const double *coefficients, size_t intervals);

  // Count, mean and sum of squared deviations of the values that are not NaN: two passes, eight
  // fixed lanes. No value: 0, 0, 0.
  void (*moments)(const double *x, size_t n, double *count, double *mean, double *m2);

  // The airport rule trial by trial: the Shapley value of max(v) over the centres with member != 0;
  // 0 for the others. Layout [centre * n + trial]. v >= 0; a NaN v or member of one centre makes all
  // members' results of that trial NaN. Cost O(centres log centres) a trial.
  void (*airport)(double *out, const double *v, const double *member, size_t centres, size_t n);
} jk_kernels;

// The kernels for this CPU, or those named by the environment variable JARIP_KERNELS; NULL if it
// names none that this CPU can run.
const jk_kernels *jk_active(void);

// The kernels named "baseline", "avx2" or "avx512"; NULL if unknown or this CPU lacks them.
const jk_kernels *jk_named(const char *name);

// One block of Philox4x32-10, for tests against the reference vectors.
void jk_philox(uint32_t out[4], const uint32_t counter[4], const uint32_t key[2]);

// The entries of a table by number: Swift cannot index the tuples that it imports C arrays as.
static inline void jk_apply_unary(const jk_kernels *k, int op, double *out, const double *a,
                                  size_t n) {
  k->unary[op](out, a, n);
}
static inline void jk_apply_binary(const jk_kernels *k, int op, int mode, double *out,
                                   const double *a, const double *b, size_t n) {
  k->binary[op][mode](out, a, b, n);
}
static inline void jk_apply_select(const jk_kernels *k, int mode, double *out, const double *c,
                                   const double *a, const double *b, size_t n) {
  k->select[mode](out, c, a, b, n);
}
