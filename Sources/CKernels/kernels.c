#include "CKernels.h"

#include <math.h>

#if defined(__x86_64__)
#define WIDE 1
#define WIDE_TARGET __attribute__((target("avx2,fma")))
#else
#define WIDE 0
#endif

#define T float
#define SUFFIX float
#define ROOT sqrtf
#define ISA base
#define TARGET
#include "product.inc"
#include "normals.inc"
#include "gate.inc"
#undef ISA
#undef TARGET
#if WIDE
#define ISA wide
#define TARGET WIDE_TARGET
#include "product.inc"
#include "normals.inc"
#include "gate.inc"
#undef ISA
#undef TARGET
#endif
#undef T
#undef SUFFIX
#undef ROOT

#define T double
#define SUFFIX double
#define ROOT sqrt
#define ISA base
#define TARGET
#include "product.inc"
#undef ISA
#undef TARGET
#if WIDE
#define ISA wide
#define TARGET WIDE_TARGET
#include "product.inc"
#undef ISA
#undef TARGET
#endif
#undef T
#undef SUFFIX
#undef ROOT

#if WIDE
#define CALL(base, suffix, ...)                                                   \
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))            \
    base##_##suffix##_wide(__VA_ARGS__);                                          \
  else                                                                            \
    base##_##suffix##_base(__VA_ARGS__)
#else
#define CALL(base, suffix, ...) base##_##suffix##_base(__VA_ARGS__)
#endif

#define DEFINE(T, SUFFIX)                                                                               \
  void dinl_product_##SUFFIX(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t a_row,        \
                             ptrdiff_t a_column, const T *b, ptrdiff_t b_row, dinl_start start,         \
                             const T *bias, T *c, ptrdiff_t c_row) {                                    \
    CALL(product, SUFFIX, m, n, k, a, a_row, a_column, b, b_row, start, bias, c, c_row);                \
  }                                                                                                     \
  void dinl_adam_##SUFFIX(ptrdiff_t n, T *value, const T *gradient, T *first, T *second, T rate,        \
                          T second_correction, T first_decay, T second_decay, T epsilon, T keep) {      \
    CALL(adam, SUFFIX, n, value, gradient, first, second, rate, second_correction, first_decay,         \
         second_decay, epsilon, keep);                                                                  \
  }                                                                                                     \
  void dinl_rectify_##SUFFIX(ptrdiff_t n, T *value) { CALL(rectify, SUFFIX, n, value); }                \
  void dinl_block_##SUFFIX(ptrdiff_t n, T *error, const T *activation) {                                \
    CALL(block, SUFFIX, n, error, activation);                                                          \
  }

DEFINE(float, float)
DEFINE(double, double)

void dinl_normals_float(uint32_t key0, uint32_t key1, uint64_t counter, ptrdiff_t n, float *out) {
  CALL(normals, float, key0, key1, counter, n, out);
}

void dinl_perturb_float(ptrdiff_t rows, ptrdiff_t width, float bound, const float *latent, ptrdiff_t stride,
                        float *log_variance, const float *noise, float *deviation, float *sent) {
  CALL(perturb, float, rows, width, bound, latent, stride, log_variance, noise, deviation, sent);
}
