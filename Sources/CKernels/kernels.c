#include "ckernels.h"

#include <stdlib.h>
#include <string.h>

// A fused multiply-add rounds once where two operations round twice: other bits on other widths.
#pragma STDC FP_CONTRACT OFF

#include "coefficients.h"

#define WIDTH baseline
#define WIDTH_NAME "baseline"
#include "width.h"

#if defined(__x86_64__)

// Fused operations only where they give the bits of separate ones: see product_error.
#define HAS_FMA
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define WIDTH avx2
#define WIDTH_NAME "avx2"
#include "width.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,fma"))), \
                             apply_to = function)
#define WIDTH avx512
#define WIDTH_NAME "avx512"
#include "width.h"
#pragma clang attribute pop

#endif

const jk_kernels *jk_named(const char *name) {
  if (strcmp(name, "baseline") == 0) return &kernels_baseline;
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("fma")) return NULL;
  if (strcmp(name, "avx2") == 0 && __builtin_cpu_supports("avx2")) return &kernels_avx2;
  if (strcmp(name, "avx512") == 0 && __builtin_cpu_supports("avx512f") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl"))
    return &kernels_avx512;
#endif
  return NULL;
}

const jk_kernels *jk_active(void) {
  const char *forced = getenv("JARIP_KERNELS");
  if (forced != NULL && *forced != '\0') return jk_named(forced);
  const jk_kernels *best = jk_named("avx512");
  if (best == NULL) best = jk_named("avx2");
  return best != NULL ? best : &kernels_baseline;
}

double jk_exp(double x) { return defined_baseline(exp_baseline(x)); }
double jk_log(double x) { return log_baseline(x); }
double jk_logistic(double x) { return logistic_baseline(x); }

void jk_run(const jk_step *steps, size_t step_count, size_t rows, size_t n) {
  for (size_t row = 0; row < rows; row++) {
    for (const jk_step *s = steps; s < steps + step_count; s++) {
      s->loop(s->out + row * s->out_stride, s->a + row * s->a_stride, s->b + row * s->b_stride,
              s->c + row * s->c_stride, n);
    }
  }
}

void jk_philox(uint32_t out[4], const uint32_t counter[4], const uint32_t key[2]) {
  uint64_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint64_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; round++) {
    const uint64_t first = c0 * 0xD2511F53u, second = c2 * 0xCD9E8D57u;
    c0 = (second >> 32) ^ c1 ^ k0;
    c1 = second & 0xffffffffu;
    c2 = (first >> 32) ^ c3 ^ k1;
    c3 = first & 0xffffffffu;
    k0 = (k0 + 0x9E3779B9u) & 0xffffffffu;
    k1 = (k1 + 0xBB67AE85u) & 0xffffffffu;
  }
  out[0] = (uint32_t)c0, out[1] = (uint32_t)c1, out[2] = (uint32_t)c2, out[3] = (uint32_t)c3;
}
