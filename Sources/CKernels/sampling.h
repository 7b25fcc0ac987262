// Uniforms of trials in parts. No #pragma once: included once for each width.
// Trial t is number t / PARTS of part t % PARTS, so PARTS trials from a multiple of PARTS on are a row: they have one
// number, and the lanes of the loops below are the parts.

#define PARTS JK_PARTS
#define EACH_PART for (uint32_t part = 0; part < PARTS; part++)

// The rows that hold the trials: `count` lanes from `start` on belong to out[done...].
#define EACH_ROW(body)                                                        \
  for (size_t done = 0; done < n;) {                                          \
    const uint32_t trial = first_trial + (uint32_t)done;                      \
    const uint32_t number = trial / PARTS, start = trial % PARTS;             \
    const size_t count = PARTS - start < n - done ? PARTS - start : n - done; \
    body;                                                                     \
    done += count;                                                            \
  }

// Antonov and Saleev (1979): the XOR of the direction numbers at the ones of the number's Gray code.
static void NAME(sobol)(double *out, size_t n, uint32_t first_trial, const uint64_t *columns) {
  EACH_ROW({
    uint64_t whole[PARTS];
    EACH_PART whole[part] = columns[part];
    for (uint32_t gray = number ^ (number >> 1); gray != 0; gray &= gray - 1) {
      const uint64_t *column = columns + (1 + __builtin_ctz(gray)) * PARTS;
      EACH_PART whole[part] ^= column[part];
    }
    for (size_t i = 0; i < count; i++) out[done + i] = NAME(uniform)(whole[start + i]);
  })
}

// Hoang, Morris and Rogaway (2012), An enciphering scheme based on a card shuffle, CRYPTO 2012: each round pairs x
// with k - x, and a keyed bit of the pair says whether they change places. No cycles to walk, so it vectorises.
// After 16 rounds one pair of numbers in 30,000 still lies as it lay.
#define ROUNDS 16

INLINE uint32_t NAME(reflected)(uint32_t x, uint32_t k, uint32_t size) {
  return k - x + (k < x ? size : 0);
}

static void NAME(latin)(double *out, size_t n, uint64_t key, uint32_t first_trial, uint32_t month,
                        uint64_t centre, uint32_t trials) {
  // The permutations' own stream: no month has the bit that is turned over here.
  double seeds[PARTS];
  NAME(uniforms)(seeds, PARTS, key, 0, month ^ 0x80000000u, centre);
  uint32_t size[PARTS], turn[ROUNDS][PARTS], secret[ROUNDS][PARTS];
  EACH_PART size[part] = trials / PARTS + (part < trials % PARTS ? 1 : 0);
  uint64_t state[PARTS];
  EACH_PART state[part] = NAME(bits)(seeds[part]);
  for (int round = 0; round < ROUNDS; round++) {
    EACH_PART {
      // Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators: splitmix64.
      uint64_t z = (state[part] += 0x9E3779B97F4A7C15u);
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
      z ^= z >> 31;
      turn[round][part] = (uint32_t)(((z >> 32) * size[part]) >> 32);
      secret[round][part] = (uint32_t)z;
    }
  }
  // The place within a stratum has so many bits that with the stratum's number they are 50.
  const uint32_t largest = size[0] - 1;
  const double fine = (double)(UINT64_C(1) << (18 + (largest > 0 ? __builtin_clz(largest) : 32)));
  NAME(uniforms)(out, n, key, first_trial, month, centre);
  EACH_ROW({
    uint32_t place[PARTS];
    // The first round turns all, so that each number has each place with the same probability.
    EACH_PART place[part] = NAME(reflected)(number, turn[0][part], size[part]);
    for (int round = 1; round < ROUNDS; round++) {
      EACH_PART {
        const uint32_t x = place[part];
        const uint32_t y = NAME(reflected)(x, turn[round][part], size[part]);
        uint32_t hash = ((x > y ? x : y) ^ secret[round][part]) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 15)) * 0xC2B2AE35u;
        place[part] = hash >> 31 ? y : x;
      }
    }
    for (size_t i = 0; i < count; i++) {
      const double within = NAME(floor)(out[done + i] * fine) + 0.5;
      out[done + i] = (place[start + i] * fine + within) / (size[start + i] * fine);
    }
  })
}
