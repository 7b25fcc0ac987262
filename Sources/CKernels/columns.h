// Loops over more than one element. No #pragma once: included once for each width.

// Salmon, J. K. et al. (2011), Parallel random numbers: as easy as 1, 2, 3, SC '11: Philox4x32-10.
// 32-bit words in 64-bit lanes, for the 32 x 32 to 64 bit product that SSE2 has.
#define PHILOX_ROUND                                        \
  {                                                         \
    const uint64_t first = c0 * 0xD2511F53u;                \
    const uint64_t second = c2 * 0xCD9E8D57u;               \
    c0 = (second >> 32) ^ c1 ^ k0;                          \
    c1 = second & 0xffffffffu;                              \
    c2 = (first >> 32) ^ c3 ^ k1;                           \
    c3 = first & 0xffffffffu;                               \
    k0 = (k0 + 0x9E3779B9u) & 0xffffffffu;                  \
    k1 = (k1 + 0xBB67AE85u) & 0xffffffffu;                  \
  }
#define PHILOX                                                           \
  PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND       \
      PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND

// 52 bits, not 53: with 53 the largest value, plus a half, would round to 1.
INLINE double NAME(uniform)(uint64_t whole) {
  return (NAME(real)(whole | 0x4330000000000000u) - 0x1p52 + 0.5) * 0x1p-52;
}

static void NAME(uniforms)(double *out, size_t n, uint64_t key, uint32_t first_trial,
                           uint32_t month, uint64_t centre) {
  EACH {
    uint64_t c0 = (first_trial + (uint64_t)i) & 0xffffffffu, c1 = month;
    uint64_t c2 = centre & 0xffffffffu, c3 = centre >> 32;
    uint64_t k0 = key & 0xffffffffu, k1 = key >> 32;
    PHILOX
    out[i] = NAME(uniform)((c0 << 20) | (c1 >> 12));
  }
}

#define BLOCK 256

// Few points: a pass over the block for each, which vectorises. Many: a search for each value.
static void NAME(curve)(double *out, const double *x, const double *curve, const double *c,
                        size_t count) {
  UNUSED(c);
  const size_t points = (size_t)curve[0];
  const double *xs = curve + 1, *ys = xs + points;
  double at[BLOCK], result[BLOCK];
  for (size_t start = 0; start < count; start += BLOCK) {
    const size_t n = count - start < BLOCK ? count - start : BLOCK;
    for (size_t i = 0; i < n; i++) at[i] = x[start + i], result[i] = ys[0];
    if (points <= 24) {
      for (size_t j = 0; j < points; j++) {
        const double left = xs[j], y = ys[j];
        const double slope = j + 1 < points ? (ys[j + 1] - y) / (xs[j + 1] - left) : 0.0;
        EACH {
          const double moved = y + (at[i] - left) * slope;
          result[i] = at[i] >= left ? (j + 1 < points ? moved : y) : result[i];
        }
      }
    } else {
      for (size_t i = 0; i < n; i++) {
        size_t low = 0, high = points;  // how many xs are <= at[i]
        while (low < high) {
          const size_t middle = (low + high) / 2;
          if (xs[middle] <= at[i]) low = middle + 1;
          else high = middle;
        }
        if (low == points) {
          result[i] = ys[points - 1];
        } else if (low > 0) {
          const size_t j = low - 1;
          result[i] = ys[j] + (at[i] - xs[j]) * ((ys[j + 1] - ys[j]) / (xs[j + 1] - xs[j]));
        }
      }
    }
    EACH { result[i] = at[i] == at[i] ? NAME(defined)(result[i]) : UNDEFINED; }
    for (size_t i = 0; i < n; i++) out[start + i] = result[i];
  }
}

static void NAME(table)(double *out, const double *x, size_t n, double low, double inverse_step,
                        const double *coefficients, size_t intervals) {
  const double last = (double)intervals - 1.0;
  EACH {
    const double value = x[i];
    const double position = (value - low) * inverse_step;
    const double above = position > 0.0 ? position : 0.0;
    const double whole = NAME(floor)(above < last ? above : last);
    const double within = above - whole;
    const double t = within < 1.0 ? within : 1.0;
    const double *c = coefficients + 4 * (int32_t)whole;
    const double y = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
    out[i] = value == value ? y : UNDEFINED;
  }
}

typedef double NAME(lanes) __attribute__((vector_size(64)));
typedef int64_t NAME(lane_bits) __attribute__((vector_size(64)));

INLINE double NAME(lane_sum)(const NAME(lanes) * v) {
  return (((*v)[0] + (*v)[4]) + ((*v)[2] + (*v)[6])) + (((*v)[1] + (*v)[5]) + ((*v)[3] + (*v)[7]));
}

#define EACH_EIGHT(body)                                                                          \
  for (size_t i = 0; i < n; i += 8) {                                                             \
    NAME(lanes) v = {UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED,                                  \
                     UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED};                                 \
    if (i + 8 <= n) __builtin_memcpy(&v, x + i, sizeof v);                                        \
    else for (size_t j = i; j < n; j++) v[j - i] = x[j];                                          \
    const NAME(lane_bits) is_number = v == v;                                                     \
    body                                                                                          \
  }

#define CHOOSE(mask, x, y) \
  ((NAME(lanes))(((mask) & (NAME(lane_bits))(x)) | (~(mask) & (NAME(lane_bits))(y))))

static bool NAME(codes)(uint16_t *codes, const double *x, size_t n, int dropped, uint32_t base,
                        double *least, double *greatest) {
  NAME(lanes) low = {0}, high = {0};
  low += *least, high += *greatest;
  EACH_EIGHT({
    (void)is_number;
    low = CHOOSE(v < low, v, low);
    high = CHOOSE(v > high, v, high);
  })
  for (int j = 0; j < 8; j++) {
    *least = low[j] < *least ? low[j] : *least;
    *greatest = high[j] > *greatest ? high[j] : *greatest;
  }
  uint32_t outside = 0;
  EACH {
    const uint32_t top = (uint32_t)(NAME(bits)(x[i]) >> dropped);
    const uint32_t sign = (top >> (63 - dropped)) << 15;
    const uint32_t place = (top & ((1u << (63 - dropped)) - 1)) - base;
    const uint32_t inside = place - JK_PLAIN_CODE <= 0x7fff - JK_PLAIN_CODE ? sign | place : JK_OUTSIDE;
    const uint32_t code = x[i] == 0.0 ? JK_ZERO : x[i] == x[i] ? inside : JK_UNDEFINED;
    outside |= code == JK_OUTSIDE;
    codes[i] = (uint16_t)code;
  }
  return outside;
}

static void NAME(moments)(const double *x, size_t n, double *count, double *mean, double *m2) {
  NAME(lanes) sum = {0}, squares = {0};
  NAME(lane_bits) counts = {0};
  EACH_EIGHT({
    counts -= is_number;
    sum += (NAME(lanes))((NAME(lane_bits))v & is_number);
  })
  double total = 0.0;
  for (int j = 0; j < 8; j++) total += (double)counts[j];
  const double centre = total > 0.0 ? NAME(lane_sum)(&sum) / total : 0.0;
  EACH_EIGHT({
    const NAME(lanes) d = v - centre;
    squares += (NAME(lanes))((NAME(lane_bits))(d * d) & is_number);
  })
  *count = total, *mean = centre, *m2 = NAME(lane_sum)(&squares);
}

// Adds up probabilities from that of 0, eight trials side by side. The margin is far wider than the error of a sum of 64
// terms, so where it does not matter to the comparison the count is the exact quantile.
static void NAME(count_up)(double *out, const double *u, const double *none, const double *base,
                           const double *step, size_t n) {
  const double margin = 1e-12;
  for (size_t i = 0; i < n; i += 8) {
    const size_t size = (n - i < 8 ? n - i : 8) * sizeof(double);
    NAME(lanes) at = {0}, probability = {0}, first = {0}, slope = {0}, count = {0};
    __builtin_memcpy(&at, u + i, size);
    __builtin_memcpy(&probability, none + i, size);
    __builtin_memcpy(&first, base + i, size);
    __builtin_memcpy(&slope, step + i, size);
    NAME(lanes) sum = probability;
    NAME(lane_bits) is_open = at == at, is_doubtful = {0};
    for (double k = 0.0; k < 64.0; k++) {
      is_open &= sum < at + margin;
      is_doubtful |= is_open & ~(sum < at - margin);
      is_open &= ~is_doubtful;
      if (__builtin_reduce_or(is_open) == 0) break;
      probability *= (first + k * slope) / (k + 1.0);
      count += (NAME(lanes))(is_open & (NAME(lane_bits))(count - count + 1.0));
      sum = CHOOSE(is_open, sum + probability, sum);
    }
    const NAME(lanes) result = CHOOSE(is_doubtful | is_open, count - count - 1.0, count);
    __builtin_memcpy(out + i, &result, size);
  }
}
