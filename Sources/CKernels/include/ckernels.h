// Element-wise loops over columns of doubles, compiled for three widths of x86-64.
//
// Every result is finite or NaN, never infinite: NaN means "undefined". Any NaN equals any other;
// its sign and payload are not part of the promise. All else has the same bits on each width.
// `out` may be the same pointer as an input; it may not overlap one in any other way.
// An infinite operand gives NaN wherever the IEEE result would be infinite.
#pragma once
#include <stdbool.h>
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

// What a value must be: finite; finite and at least -1e-9; from 0 to 1.
enum jk_check { JK_DEFINED, JK_NOT_NEGATIVE, JK_UNIT_INTERVAL, JK_CHECK_COUNT };

// One loop over n values: out from up to three operands. Those that an operation does not have are not
// looked at; of an operand that is one number only element 0 is.
typedef void (*jk_loop)(double *out, const double *a, const double *b, const double *c, size_t n);

// Trial t of a run in parts is number t / JK_PARTS of part t % JK_PARTS.
enum { JK_PARTS = 16 };

// Codes of values that have none of their own; JK_PLAIN_CODE is the first that stands for a size.
typedef enum { JK_ZERO, JK_UNDEFINED, JK_OUTSIDE, JK_PLAIN_CODE } jk_code;

typedef struct {
  const char *name;
  jk_loop unary[JK_UNARY_COUNT];
  jk_loop binary[JK_BINARY_COUNT][JK_MODE_COUNT];

  // a[i] NaN: NaN; a[i] nonzero: b[i]; else c[i]. The value not taken never counts.
  jk_loop select[JK_SELECT_COUNT];
  // The same with one number a[0] for all.
  jk_loop choose[JK_SELECT_COUNT];

  // out[i] = 1 where a[i] is not what it must be; else out[i] stays.
  jk_loop check[JK_CHECK_COUNT];

  jk_loop copy;
  // out[i] = a[0]
  jk_loop spread;
  // out[i] = (a[i] + b[i]) + c[i], with the bits of two additions.
  jk_loop add_three;
  // Piecewise linear through (xs[j], ys[j]), xs ascending, flat outside; NaN passes. The curve is
  // b = {count, xs..., ys...}, count >= 1.
  jk_loop curve;

  // out[i] = ((first 52 bits of words 0 and 1 of Philox4x32-10) + 0.5) * 2^-52, so it is in
  // [2^-53, 1 - 2^-53] and never rounds. Counter (firstTrial + i, month, centre low, centre high),
  // key (key low, key high).
  void (*uniforms)(double *out, size_t n, uint64_t key, uint32_t first_trial, uint32_t month,
                   uint64_t centre);

  // Points of digital sequences, one a part, as uniforms: the first 52 bits are columns[0][part] XOR the columns
  // [1 + j][part] of each bit j of the Gray code of the trial's number. Layout [1 + bits][JK_PARTS].
  void (*sobol)(double *out, size_t n, uint32_t first_trial, const uint64_t *columns);

  // Uniforms of which each part has one in each of as many equal strata as it has trials, in keyed random order, at
  // the place within the stratum that `uniforms` gives; at least 2^-51 from the stratum's ends.
  // first_trial + n <= trials.
  void (*latin)(double *out, size_t n, uint64_t key, uint32_t first_trial, uint32_t month,
                uint64_t centre, uint32_t trials);

  // Piecewise cubic on equal intervals: interval j = floor((x - low) * inverse_step), clamped, holds
  // four coefficients c[4j...], of powers of the position within it (0 to 1), clamped. NaN passes.
  void (*table)(double *out, const double *x, size_t n, double low, double inverse_step,
                const double *coefficients, size_t intervals);

  // The smallest count whose probability and that of all below it come to u, where that of k + 1 is that of k times
  // (base + k step) / (k + 1), from that of none; -1 where it is over 63 or rounding could decide.
  void (*count_up)(double *out, const double *u, const double *none, const double *base,
                   const double *step, size_t n);

  // Each value in two bytes: its sign, and below it the bits above the lowest `dropped` less `base`; or one of jk_code.
  // *least and *greatest are lowered and raised to the values. True where a value is outside.
  bool (*codes)(uint16_t *codes, const double *x, size_t n, int dropped, uint32_t base,
                double *least, double *greatest);

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

// The loops' bits for one value, for iterations that ask for thousands of them one after another: a loop over one
// value costs five times as much.
double jk_exp(double x);
double jk_log(double x);
double jk_logistic(double x);

// A loop with its columns: those of row r begin stride * r behind the first row's.
typedef struct {
  jk_loop loop;
  double *out;
  const double *a, *b, *c;
  int32_t out_stride, a_stride, b_stride, c_stride;
} jk_step;

// All steps for the first row, then for the next: what one step leaves is read by another while it is
// still in the first-level cache.
void jk_run(const jk_step *steps, size_t step_count, size_t rows, size_t n);

// Asks for memory that is written soon, line by line of the cache.
static inline void jk_prefetch(const void *start, size_t size) {
  for (size_t at = 0; at < size; at += 64) __builtin_prefetch((const char *)start + at, 1, 2);
}

// The entries of a table by number: Swift cannot index the tuples that it imports C arrays as.
static inline jk_loop jk_unary_loop(const jk_kernels *k, int op) { return k->unary[op]; }
static inline jk_loop jk_binary_loop(const jk_kernels *k, int op, int mode) {
  return k->binary[op][mode];
}
static inline jk_loop jk_select_loop(const jk_kernels *k, int mode) { return k->select[mode]; }
static inline jk_loop jk_choose_loop(const jk_kernels *k, int mode) { return k->choose[mode]; }
static inline jk_loop jk_check_loop(const jk_kernels *k, int kind) { return k->check[kind]; }
