// One loop a function, from one table. No #pragma once: included once for each width.
// `assume_safety`: an output may be the same column as an input, never one that overlaps it.

#define EACH                                          \
  _Pragma("clang loop vectorize(assume_safety)") for ( \
      size_t i = 0; i < n; i++)

#define UNARY(name, expression)                                             \
  static void NAME(name##_loop)(double *out, const double *a, size_t n) {   \
    EACH {                                                                  \
      const double x = a[i];                                                \
      out[i] = expression;                                                  \
    }                                                                       \
  }

#define BINARY_BY(mode, before, x_is, y_is, expression)                                          \
  static void NAME(mode)(double *out, const double *a, const double *b, size_t n) {             \
    before EACH {                                                                               \
      const double x = x_is, y = y_is;                                                          \
      out[i] = expression;                                                                      \
    }                                                                                           \
  }
#define BINARY_VV(name, expression) BINARY_BY(name##_vv, , a[i], b[i], expression)
#define BINARY_VS(name, expression) \
  BINARY_BY(name##_vs, const double scalar = b[0];, a[i], scalar, expression)
#define BINARY_SV(name, expression) \
  BINARY_BY(name##_sv, const double scalar = a[0];, scalar, b[i], expression)
#define BINARY(name, expression) \
  BINARY_VV(name, expression)    \
  BINARY_VS(name, expression)    \
  BINARY_SV(name, expression)

#define SELECT(name, first, second)                                                          \
  static void NAME(name)(double *out, const double *c, const double *a, const double *b,     \
                         size_t n) {                                                         \
    const double a0 = a[0], b0 = b[0];                                                       \
    (void)a0, (void)b0;                                                                      \
    EACH {                                                                                   \
      const double k = c[i], x = first, y = second;                                          \
      const double chosen = NAME(defined)(k != 0.0 ? x : y);                                 \
      out[i] = k == k ? chosen : UNDEFINED;                                                  \
    }                                                                                        \
  }

#define TRUTH(condition) ((condition) ? 1.0 : 0.0)
#define LOGIC(condition) (__builtin_isunordered(x, y) ? UNDEFINED : TRUTH(condition))
#define EXTREME(comparison) NAME(defined)(x != x ? x : (x comparison y ? x : y))

UNARY(neg, NAME(defined)(-x))
UNARY(abs, NAME(defined)(__builtin_fabs(x)))
UNARY(exp, NAME(defined)(NAME(exp)(x)))
UNARY(log, NAME(log)(x))
UNARY(sqrt, NAME(defined)(__builtin_elementwise_sqrt(x)))
UNARY(floor, NAME(defined)(NAME(floor)(x)))
UNARY(ceil, NAME(defined)(-NAME(floor)(-x)))
UNARY(round, NAME(defined)(NAME(round)(x)))
UNARY(logistic, NAME(logistic)(x))
UNARY(not, x == x ? TRUTH(x == 0.0) : UNDEFINED)
UNARY(normal_cdf, NAME(normal_cdf)(x))

BINARY(add, NAME(defined)(x + y))
BINARY(sub, NAME(defined)(x - y))
BINARY(mul, NAME(defined)(x * y))
BINARY(div, NAME(defined)(x / y))
BINARY(min, EXTREME(<))
BINARY(max, EXTREME(>))
BINARY(lt, TRUTH(x < y))
BINARY(le, TRUTH(x <= y))
BINARY(gt, TRUTH(x > y))
BINARY(ge, TRUTH(x >= y))
BINARY(eq, TRUTH(x == y))
BINARY(ne, TRUTH((x < y) | (x > y)))
BINARY(and, LOGIC((x != 0.0) & (y != 0.0)))
BINARY(or, LOGIC((x != 0.0) | (y != 0.0)))
BINARY_VV(pow, NAME(pow)(x, y))
BINARY_SV(pow, NAME(pow)(x, y))

// The two exponents met most often skip the general formula; the bits are those of pow_vv.
static void NAME(pow_vs)(double *out, const double *a, const double *b, size_t n) {
  const double y = b[0];
  if (y == 2.0) {
    EACH { out[i] = NAME(defined)(a[i] * a[i]); }
  } else if (y == 0.5) {
    EACH { out[i] = NAME(defined)(__builtin_elementwise_sqrt(a[i])) + 0.0; }
  } else {
    EACH { out[i] = NAME(pow_general)(a[i], y); }
  }
}

SELECT(select_vv, a[i], b[i])
SELECT(select_vs, a[i], b0)
SELECT(select_sv, a0, b[i])
SELECT(select_ss, a0, b0)

// A strip at a time, so that the running sums stay where they are made.
static void NAME(sum)(double *out, const double *const *columns, size_t column_count,
                      size_t count) {
  double sums[64];
  for (size_t start = 0; start < count; start += 64) {
    const size_t n = count - start < 64 ? count - start : 64;
    const double *first = columns[0] + start;
    EACH { sums[i] = first[i]; }
    for (size_t column = 1; column < column_count; column++) {
      const double *x = columns[column] + start;
      EACH { sums[i] = NAME(defined)(sums[i] + x[i]); }
    }
    for (size_t i = 0; i < n; i++) out[start + i] = sums[i];
  }
}

// The outermost tails hold 3 draws in 10^11: a block that meets one repeats those values singly.
static void NAME(normal_quantile_loop)(double *out, const double *a, size_t count) {
  double block[128];
  for (size_t start = 0; start < count; start += 128) {
    const size_t n = count - start < 128 ? count - start : 128;
    const double *p = a + start;
    int has_outer = 0;
    EACH { block[i] = NAME(quantile_inner)(p[i]); }
    EACH { has_outer |= (p[i] < AS241_NEAREST) | (1.0 - p[i] < AS241_NEAREST); }
    if (has_outer) {
      for (size_t i = 0; i < n; i++)
        if (p[i] < AS241_NEAREST || 1.0 - p[i] < AS241_NEAREST)
          block[i] = p[i] > 0.0 && p[i] < 1.0 ? NAME(quantile_outer)(p[i]) : UNDEFINED;
    }
    for (size_t i = 0; i < n; i++) out[start + i] = block[i];
  }
}
