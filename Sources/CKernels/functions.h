// One value at a time, without branches, so that the loops over them vectorise.
// No #pragma once: included once for each width.

#define INLINE static inline __attribute__((always_inline))

#define HORNER8(c, x)                                                                            \
  ((((((((c)[7] * (x) + (c)[6]) * (x) + (c)[5]) * (x) + (c)[4]) * (x) + (c)[3]) * (x) + (c)[2]) * \
        (x) +                                                                                    \
    (c)[1]) *                                                                                    \
       (x) +                                                                                     \
   (c)[0])
// p holds the coefficients from index 7 on, already multiplied out.
#define HORNER7_ONTO(p, c, x)                                                                       \
  ((((((((p) * (x) + (c)[6]) * (x) + (c)[5]) * (x) + (c)[4]) * (x) + (c)[3]) * (x) + (c)[2]) * (x) + \
    (c)[1]) *                                                                                       \
       (x) +                                                                                        \
   (c)[0])

#define UNDEFINED __builtin_nan("")

INLINE uint64_t NAME(bits)(double x) {
  uint64_t b;
  __builtin_memcpy(&b, &x, sizeof b);
  return b;
}

INLINE double NAME(real)(uint64_t b) {
  double x;
  __builtin_memcpy(&x, &b, sizeof x);
  return x;
}

// x, or NaN where x is infinite; keeps the sign of zero, unlike x + (x - x).
INLINE double NAME(defined)(double x) { return x - (x - x); }

// SSE2 has no rounding instruction; adding and taking away 2^52 rounds to an integer.
INLINE double NAME(floor)(double x) {
  const double a = __builtin_fabs(x);
  double r = __builtin_copysign((a + 0x1p52) - 0x1p52, x);
  r = __builtin_copysign(r - (r > x ? 1.0 : 0.0), x);
  return a < 0x1p52 ? r : x;
}

INLINE double NAME(round)(double x) {
  const double a = __builtin_fabs(x);
  const double f = NAME(floor)(a);
  return __builtin_copysign(f + (a - f >= 0.5 ? 1.0 : 0.0), x);
}

// The product's rounding error: p + result == a * b exactly. It is one number, so that a fused
// multiply-add and Dekker's splitting (1971) give the same bits.
INLINE double NAME(product_error)(double a, double b, double p) {
#ifdef HAS_FMA
  return __builtin_fma(a, b, -p);
#else
  const double ca = a * 134217729.0, cb = b * 134217729.0;  // 2^27 + 1
  const double ah = ca - (ca - a), bh = cb - (cb - b);
  const double al = a - ah, bl = b - bh;
  return ((ah * bh - p) + ah * bl + al * bh) + al * bl;
#endif
}

// exp(x + low), |low| at most a few ulp of x: infinite on overflow and for NaN.
// exp = 2^k (1 + r + r^2 q(r)), |r| <= ln(2) / 2. The sum 1 + r is carried in two parts, so that only
// the rounding of r^2 q, at most 0.12 ulp, is added to the last rounding. (fdlibm's e_exp.c divides
// instead.) 2^k is applied in two factors for subnormal results.
INLINE double NAME(exp_sum)(double x, double low) {
  const double capped = x < 710.0 ? x : 710.0;
  const double c = capped > -746.0 ? capped : -746.0;
  const double t = c * 0x1.71547652b82fep0 + 0x1.8p52;  // 1 / ln 2; rounds to an integer
  const double k = t - 0x1.8p52;
  const double h = c - k * 0x1.62e42fee00000p-1;  // exact: 32 bits of ln 2
  const double l = k * 0x1.a39ef35793c76p-33 - (c == x ? low : 0.0);
  const double r = h - l;
  const double lost = (h - r) - l;
  const double one = 1.0 + r;
  const double rest = r - (one - 1.0);
  double p = (exp_q[10] * r + exp_q[9]) * r + exp_q[8];
  p = p * r + exp_q[7];
  p = HORNER7_ONTO(p, exp_q, r);
  const double y = one + (rest + (r * r * p + (lost + lost * r)));
  const uint64_t biased = NAME(bits)(t) - 0x4338000000000000u + 2048;
  const uint64_t half = biased >> 1;
  return y * NAME(real)((half - 1) << 52) * NAME(real)((biased - half - 1) << 52);
}

INLINE double NAME(exp)(double x) { return NAME(exp_sum)(x, 0.0); }

// x = 2^k m with sqrt(1/2) <= m < sqrt(2), for positive finite x.
#define SPLIT(x, k, m)                                                                          \
  const double scaled_##m = (x) < 0x1p-1022 ? (x) * 0x1p54 : (x);                               \
  const uint64_t moved_##m = NAME(bits)(scaled_##m) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu); \
  const double k = NAME(real)((moved_##m >> 52) | 0x4330000000000000u) -                        \
                   ((x) < 0x1p-1022 ? 0x1p52 + 1077.0 : 0x1p52 + 1023.0);                       \
  const double m = NAME(real)((moved_##m & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu);

// After fdlibm's e_log.c: s = f / (2 + f), log m = f - f^2 / 2 + s (f^2 / 2 + R(s^2)).
INLINE double NAME(log)(double x) {
  SPLIT(x, k, m)
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double half = 0.5 * f * f;
  const double r = z * HORNER8(log_r, z);
  const double low = s * (half + r) + k * 0x1.a39ef35793c76p-33;
  const double y = k * 0x1.62e42fee00000p-1 - ((half - low) - f);
  return x > 0.0 && x <= 0x1.fffffffffffffp1023 ? y : UNDEFINED;
}

// x^y as exp(y log |x|), the logarithm in double-double (relative error below 2^-66) by the series of
// log((1 + s) / (1 - s)) with s, its square and its cube in two parts each; products after Dekker.
INLINE double NAME(pow_general)(double x, double y) {
  const double a = __builtin_fabs(x);
  SPLIT(a, k, m)
  const double f = m - 1.0;
  const double d = 2.0 + f;
  const double d_low = f - (d - 2.0);
  const double s = f / d;
  const double sd = s * d;
  const double s_low = (((f - sd) - NAME(product_error)(s, d, sd)) - s * d_low) / d;
  const double z = s * s;
  const double z_low = NAME(product_error)(s, s, z) + 2.0 * s * s_low;
  const double tail = z * HORNER8(log_t, z);
  const double u = 0x1.5555555555555p-1 + tail;  // 2 / 3 + ...
  const double u_low = (tail - (u - 0x1.5555555555555p-1)) + 0x1.5555555555555p-55;
  const double w = z * u;
  const double w_low = NAME(product_error)(z, u, w) + (z * u_low + z_low * u);
  const double v = s * w;
  const double v_low = NAME(product_error)(s, w, v) + (s * w_low + s_low * w);
  const double m_log = 2.0 * s + v;
  const double m_low = (v - (m_log - 2.0 * s)) + (2.0 * s_low + v_low);
  const double base = k * 0x1.62e42fee00000p-1;
  const double sum = base + m_log;
  const double sum_low = (m_log - (sum - base)) + (m_low + k * 0x1.a39ef35793c76p-33);
  const double log_high = sum + sum_low;
  const double log_low = sum_low - (log_high - sum);

  // Beyond 2^65 every power of a number other than 1 overflows or vanishes: no overflow in Dekker.
  const double e = y < 0x1p65 ? (y > -0x1p65 ? y : -0x1p65) : 0x1p65;
  const double p = e * log_high;
  const double p_low = NAME(product_error)(e, log_high, p) + e * log_low;
  const double size = NAME(exp_sum)(p, p_low);

  const double b = __builtin_fabs(y);
  const double half = 0.5 * b;
  const int is_whole = NAME(floor)(b) == b;
  const int is_odd = is_whole & (NAME(floor)(half) != half);
  const double flipped = (is_odd & (__builtin_copysign(1.0, x) < 0.0)) ? -size : size;
  const double nonzero = ((x < 0.0) & !is_whole) ? UNDEFINED : flipped;
  const double zero = y > 0.0 ? (is_odd ? x : 0.0) : UNDEFINED;
  const double result = y == 0.0 ? 1.0 : x == 0.0 ? zero : nonzero;
  // Of two finite operands; anything else, and an overflow, is undefined.
  return NAME(defined)(result) + (a - a) + (b - b);
}

INLINE double NAME(pow)(double x, double y) {
  const double general = NAME(pow_general)(x, y);
  const double square = NAME(defined)(x * x);
  const double root = NAME(defined)(__builtin_elementwise_sqrt(x)) + 0.0;
  return y == 2.0 ? square : y == 0.5 ? root : general;
}

INLINE double NAME(logistic)(double x) {
  const double e = NAME(exp)(-__builtin_fabs(x));
  return x == x ? (x < 0.0 ? e : 1.0) / (1.0 + e) : UNDEFINED;
}

// After Shepherd, M. M. and Laframboise, J. G. (1981), Chebyshev approximation of
// (1 + 2x) exp(x^2) erfc x in 0 <= x < infinity, Mathematics of Computation 36, 249-253: one formula
// for the whole tail. The square is carried in two parts, or the far tail would lose digits.
INLINE double NAME(normal_cdf)(double x) {
  const double size = __builtin_fabs(x);
  const double t = size < 40.0 ? size : 40.0;
  const double w = (t - 5.0) / (t + 5.0);
  double p = cdf_g[22];
#pragma clang loop unroll(full)
  for (int j = 21; j >= 0; j--) p = p * w + cdf_g[j];
  const double q = t * t;
  const double e = NAME(exp_sum)(-0.5 * q, -0.5 * NAME(product_error)(t, t, q));
  const double tail = e * p / (1.0 + 2.0 * t);
  return x == x ? (x < 0.0 ? tail : 1.0 - tail) : UNDEFINED;
}

#define AS241_NEAREST 1.3887943864964021e-11  // exp(-25): below, the outermost branch

#define AS241_CENTRAL 0.425  // |p - 1/2| up to which the first branch holds

INLINE double NAME(quantile_central)(double p) {
  const double q = p - 0.5;
  const double r = 0.180625 - q * q;
  return HORNER8(as241_a, r) * q / HORNER8(as241_b, r);
}

INLINE double NAME(quantile_tail)(double p) {
  const double q = p - 0.5;
  const double smaller = q < 0.0 ? p : 1.0 - p;
  const double r = __builtin_elementwise_sqrt(-NAME(log)(smaller)) - 1.6;
  const double y = HORNER8(as241_c, r) / HORNER8(as241_d, r);
  return q < 0.0 ? -y : y;
}

INLINE double NAME(quantile_outer)(double p) {
  const double smaller = p < 0.5 ? p : 1.0 - p;
  const double r = __builtin_elementwise_sqrt(-NAME(log)(smaller)) - 5.0;
  const double y = HORNER8(as241_e, r) / HORNER8(as241_f, r);
  return p < 0.5 ? -y : y;
}
