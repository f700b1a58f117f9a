#include "CKernels.h"

#include <math.h>
#include <stdatomic.h>

#if defined(__x86_64__)
#define WIDE 1
#include <immintrin.h>
#else
#define WIDE 0
#endif

// Every fused multiply-add is written as such, so that no compiler's choice of where to contract changes a bit.
#pragma clang fp contract(off)

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

#define ISA base
#define TARGET
#define BYTES 16
#if defined(__FMA__) || defined(__aarch64__)
#define HAS_FUSED 1
#else
#define HAS_FUSED 0
#endif
#define HEIGHT 4
#define ACROSS 2
#include "path.inc"

#if WIDE
#define ISA wide
#define TARGET __attribute__((target("avx2,fma")))
#define BYTES 32
#define HAS_FUSED 1
#define HEIGHT 4
#define ACROSS 2
#include "path.inc"

#define ISA widest
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")))
#define BYTES 64
#define HAS_FUSED 1
#define HEIGHT 8
#define ACROSS 3
#include "path.inc"
// Checks alone train in double precision.
#define product_double_widest product_double_wide
#define adam_double_widest adam_double_wide
#define transpose_double_widest transpose_double_wide
#define copy_double_widest copy_double_wide
#define accumulate_double_widest accumulate_double_wide
#define gather_double_widest gather_double_wide
#endif

// The path in use; -1 until it is first asked for.
static _Atomic int current_path = -1;

// The widest path of the machine up to a limit.
static dinl_path widest_path(dinl_path limit) {
  dinl_path path = DINL_PATH_BASE;
#if WIDE
  if (limit >= DINL_PATH_WIDE && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    path = DINL_PATH_WIDE;
    if (limit >= DINL_PATH_WIDEST && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
      path = DINL_PATH_WIDEST;
  }
#else
  (void)limit;
#endif
  return path;
}

dinl_path dinl_limit_path(dinl_path limit) {
  const dinl_path path = widest_path(limit);
  atomic_store_explicit(&current_path, path, memory_order_relaxed);
  return path;
}

#if WIDE
static int path(void) {
  int known = atomic_load_explicit(&current_path, memory_order_relaxed);
  if (known >= 0) return known;
  // A limit that another thread has set meanwhile stays.
  const int widest = widest_path(DINL_PATH_WIDEST);
  return atomic_compare_exchange_strong_explicit(&current_path, &known, widest, memory_order_relaxed,
                                                 memory_order_relaxed)
             ? widest
             : known;
}

#define CALL(base, suffix, ...)                                    \
  do {                                                             \
    const int used = path();                                       \
    if (used == DINL_PATH_WIDEST)                                  \
      base##_##suffix##_widest(__VA_ARGS__);                       \
    else if (used == DINL_PATH_WIDE)                               \
      base##_##suffix##_wide(__VA_ARGS__);                         \
    else                                                           \
      base##_##suffix##_base(__VA_ARGS__);                         \
  } while (0)
#else
#define CALL(base, suffix, ...) base##_##suffix##_base(__VA_ARGS__)
#endif

#define DEFINE(T, SUFFIX)                                                                                      \
  void dinl_product_##SUFFIX(const dinl_product_##SUFFIX##_task *task) { CALL(product, SUFFIX, task); }        \
  void dinl_adam_##SUFFIX(ptrdiff_t n, T *value, const T *gradient, T *first, T *second, T rate,               \
                          T second_correction, T first_decay, T second_decay, T epsilon, T keep) {             \
    CALL(adam, SUFFIX, n, value, gradient, first, second, rate, second_correction, first_decay, second_decay,  \
         epsilon, keep);                                                                                       \
  }                                                                                                            \
  void dinl_transpose_##SUFFIX(ptrdiff_t m, ptrdiff_t n, const T *a, T *b) {                                   \
    CALL(transpose, SUFFIX, m, n, a, b);                                                                       \
  }                                                                                                            \
  ptrdiff_t dinl_copy_##SUFFIX(ptrdiff_t rows, ptrdiff_t width, const T *source, ptrdiff_t source_row, T *target, \
                               ptrdiff_t target_row) {                                                         \
    ptrdiff_t written;                                                                                         \
    CALL(written = copy, SUFFIX, rows, width, source, source_row, target, target_row);                         \
    return written;                                                                                            \
  }                                                                                                            \
  void dinl_accumulate_##SUFFIX(ptrdiff_t rows, ptrdiff_t width, const T *source, ptrdiff_t source_row,        \
                                T *target, ptrdiff_t target_row) {                                             \
    CALL(accumulate, SUFFIX, rows, width, source, source_row, target, target_row);                             \
  }                                                                                                            \
  void dinl_gather_##SUFFIX(ptrdiff_t rows, const ptrdiff_t *samples, ptrdiff_t width, const ptrdiff_t *columns, \
                            const T *features, ptrdiff_t stride, T *target, ptrdiff_t target_row) {            \
    CALL(gather, SUFFIX, rows, samples, width, columns, features, stride, target, target_row);                 \
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

void dinl_gaussian_errors_float(ptrdiff_t rows, ptrdiff_t width, float bound, float penalty, const float *precision,
                                const float *latent, float *latent_error, ptrdiff_t stride, const float *message_error,
                                const float *noise, const float *log_variance, const float *deviation,
                                float *log_variance_error, float *prior_gradient) {
  CALL(gaussian_errors, float, rows, width, bound, penalty, precision, latent, latent_error, stride, message_error,
       noise, log_variance, deviation, log_variance_error, prior_gradient);
}

void dinl_gumbels_float(uint32_t key0, uint32_t key1, uint64_t counter, ptrdiff_t n, float *out) {
  CALL(gumbels, float, key0, key1, counter, n, out);
}

void dinl_relax_float(ptrdiff_t rows, ptrdiff_t routes, float temperature, const float *logits, const float *noise,
                      float *relaxed) {
  CALL(relax, float, rows, routes, temperature, logits, noise, relaxed);
}

void dinl_categorical_errors_float(ptrdiff_t rows, ptrdiff_t routes, float penalty, float temperature,
                                   const float *prior, const float *log_prior, const float *logits,
                                   const float *relaxed, const float *relaxed_error, float *law, float *logit_error,
                                   float *prior_gradient) {
  CALL(categorical_errors, float, rows, routes, penalty, temperature, prior, log_prior, logits, relaxed, relaxed_error,
       law, logit_error, prior_gradient);
}

void dinl_softmax_errors_float(ptrdiff_t rows, ptrdiff_t classes, const float *logits, const ptrdiff_t *labels,
                               float *error, float *loss, ptrdiff_t *best) {
  CALL(softmax_errors, float, rows, classes, logits, labels, error, loss, best);
}
