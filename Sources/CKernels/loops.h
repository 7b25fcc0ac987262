// One loop a function, from one table. No #pragma once: included once for each width.
// All have one signature, jk_loop, so that a list of them runs without asking which is which.
// `assume_safety`: an output may be the same column as an input, never one that overlaps it.

#define LOOP(name)                                                                              \
  static void NAME(name)(double *out, const double *a, const double *b, const double *c,        \
                         size_t n)
#define UNUSED(x) (void)(x)

#define EACH_OF(count)                                 \
  _Pragma("clang loop vectorize(assume_safety)") for ( \
      size_t i = 0; i < (count); i++)
#define EACH EACH_OF(n)

#define UNARY(name, expression)  \
  LOOP(name##_loop) {            \
    UNUSED(b), UNUSED(c);        \
    EACH {                       \
      const double x = a[i];     \
      out[i] = expression;       \
    }                            \
  }

#define BINARY_BY(mode, before, x_is, y_is, expression) \
  LOOP(mode) {                                          \
    UNUSED(c);                                          \
    before EACH {                                       \
      const double x = x_is, y = y_is;                  \
      out[i] = expression;                              \
    }                                                   \
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

// a decides between b and c.
#define SELECT(name, first, second)                          \
  LOOP(name) {                                               \
    const double b0 = b[0], c0 = c[0];                       \
    UNUSED(b0), UNUSED(c0);                                  \
    EACH {                                                   \
      const double k = a[i], x = first, y = second;          \
      const double chosen = NAME(defined)(k != 0.0 ? x : y); \
      out[i] = k == k ? chosen : UNDEFINED;                  \
    }                                                        \
  }

#define LARGEST 0x1.fffffffffffffp1023
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
LOOP(pow_vs) {
  UNUSED(c);
  const double y = b[0];
  if (y == 2.0) {
    EACH { out[i] = NAME(defined)(a[i] * a[i]); }
  } else if (y == 0.5) {
    EACH { out[i] = NAME(defined)(__builtin_elementwise_sqrt(a[i])) + 0.0; }
  } else {
    EACH { out[i] = NAME(pow_general)(a[i], y); }
  }
}

SELECT(select_vv, b[i], c[i])
SELECT(select_vs, b[i], c0)
SELECT(select_sv, b0, c[i])
SELECT(select_ss, b0, c0)

LOOP(choose_vv) {
  const double *chosen = a[0] != 0.0 ? b : c;
  if (a[0] != a[0]) EACH { out[i] = UNDEFINED; }
  else if (chosen != out) EACH { out[i] = chosen[i]; }
}
LOOP(choose_vs) {
  if (a[0] != a[0]) EACH { out[i] = UNDEFINED; }
  else if (a[0] == 0.0) EACH { out[i] = c[0]; }
  else if (b != out) EACH { out[i] = b[i]; }
}
LOOP(choose_sv) {
  if (a[0] != a[0]) EACH { out[i] = UNDEFINED; }
  else if (a[0] != 0.0) EACH { out[i] = b[0]; }
  else if (c != out) EACH { out[i] = c[i]; }
}

LOOP(choose_ss) {
  const double x = a[0] != a[0] ? UNDEFINED : a[0] != 0.0 ? b[0] : c[0];
  EACH { out[i] = x; }
}

LOOP(copy) {
  UNUSED(b), UNUSED(c);
  EACH { out[i] = a[i]; }
}
LOOP(spread) {
  UNUSED(b), UNUSED(c);
  const double x = a[0];
  EACH { out[i] = x; }
}
LOOP(add_three) {
  EACH { out[i] = NAME(defined)(NAME(defined)(a[i] + b[i]) + c[i]); }
}

// Marks in out what is not as it must be; false for an undefined value.
#define CHECK(name, condition)                                  \
  LOOP(name) {                                                  \
    UNUSED(b), UNUSED(c);                                       \
    EACH {                                                      \
      const double x = a[i];                                    \
      out[i] = (condition) ? out[i] : 1.0;                      \
    }                                                           \
  }
CHECK(check_defined, (x >= -LARGEST) & (x <= LARGEST))
CHECK(check_not_negative, (x >= -1e-9) & (x <= LARGEST))
CHECK(check_unit_interval, (x >= 0.0) & (x <= 1.0))

// The central branch for all, whether or not it holds for them; then the few in the tails by themselves.
LOOP(normal_quantile_loop) {
  UNUSED(b), UNUSED(c);
  double block[128], tail[128];
  uint8_t where[128];
  for (size_t start = 0; start < n; start += 128) {
    const size_t count = n - start < 128 ? n - start : 128;
    const double *p = a + start;
    size_t tails = 0;
    for (size_t i = 0; i < count; i++) {
      where[tails] = (uint8_t)i;
      tails += !(__builtin_fabs(p[i] - 0.5) <= AS241_CENTRAL);
    }
    for (size_t j = 0; j < tails; j++) tail[j] = p[where[j]];
    EACH_OF(count) { block[i] = NAME(quantile_central)(p[i]); }
    for (size_t i = 0; i < count; i++) out[start + i] = block[i];
    EACH_OF(tails) { block[i] = NAME(quantile_tail)(tail[i]); }
    for (size_t j = 0; j < tails; j++) {
      // The outermost tails hold 3 draws in 10^11.
      const double t = tail[j];
      const int is_inner = t >= AS241_NEAREST && 1.0 - t >= AS241_NEAREST;
      out[start + where[j]] = is_inner                ? block[j]
                              : t > 0.0 && t < 1.0    ? NAME(quantile_outer)(t)
                                                      : UNDEFINED;
    }
  }
}
