#pragma once
#include <stddef.h>
#include <stdint.h>

// The inner loops of training. Each exists once per instruction set, and a check at run time picks the widest that the
// machine has. All of them compute every number by the same operations in the same order, a fused multiply-add wherever
// one of them has it, so that they give the same bits.

// The instruction sets, from the one that every machine has. On x86-64, `DINL_PATH_WIDE` needs AVX2 and FMA, and
// `DINL_PATH_WIDEST` AVX-512 F, BW, DQ and VL; other machines have the first alone.
typedef enum { DINL_PATH_BASE = 0, DINL_PATH_WIDE = 1, DINL_PATH_WIDEST = 2 } dinl_path;

// Lets all threads use no wider path than `limit`; returns the path in use from then on. For tests that compare paths.
dinl_path dinl_limit_path(dinl_path limit);

// What C starts from, and what is done to each sum before it is stored: nothing, the rectifier, or 0 where `activation`
// (rows as far apart as those of C) is not positive.
typedef enum { DINL_START_ZERO = 0, DINL_START_BIAS = 1, DINL_START_ACCUMULATE = 2 } dinl_start;
typedef enum { DINL_FINISH_NONE = 0, DINL_FINISH_RECTIFY = 1, DINL_FINISH_BLOCK = 2 } dinl_finish;

// C[i,j] = finish(start[i,j] + sum over p of A[i,p] B[p,j]), with C m×n, A m×k at any strides, B k×n, rows of B and C
// contiguous. start: zero, the row vector `bias` (n), or C itself. The sum runs over p in ascending order, one fused
// multiply-add each. Where `sums` is not null, sums[j] = sum over p of B[p,j].
#define DINL_DECLARE(T, SUFFIX)                                                                                \
  typedef struct {                                                                                             \
    ptrdiff_t m, n, k;                                                                                         \
    const T *a;                                                                                                \
    ptrdiff_t a_row, a_column;                                                                                 \
    const T *b;                                                                                                \
    ptrdiff_t b_row;                                                                                           \
    T *c;                                                                                                      \
    ptrdiff_t c_row;                                                                                           \
    dinl_start start;                                                                                          \
    const T *bias;                                                                                             \
    dinl_finish finish;                                                                                        \
    const T *activation;                                                                                       \
    T *sums;                                                                                                   \
  } dinl_product_##SUFFIX##_task;                                                                              \
  void dinl_product_##SUFFIX(const dinl_product_##SUFFIX##_task *task);                                        \
  /* One step of Adam on n parameters; `rate` holds the step size with the first moment's correction, `keep` is the \
     factor of weight decay. */                                                                                \
  void dinl_adam_##SUFFIX(ptrdiff_t n, T *value, const T *gradient, T *first, T *second, T rate,               \
                          T second_correction, T first_decay, T second_decay, T epsilon, T keep);              \
  /* B = Aᵀ, A m×n; both contiguous. */                                                                        \
  void dinl_transpose_##SUFFIX(ptrdiff_t m, ptrdiff_t n, const T *a, T *b);                                    \
  /* target = source or target += source, rows×width at their strides; the copy returns how many values it wrote. */ \
  ptrdiff_t dinl_copy_##SUFFIX(ptrdiff_t rows, ptrdiff_t width, const T *source, ptrdiff_t source_row, T *target, \
                               ptrdiff_t target_row);                                                          \
  void dinl_accumulate_##SUFFIX(ptrdiff_t rows, ptrdiff_t width, const T *source, ptrdiff_t source_row,        \
                                T *target, ptrdiff_t target_row);                                              \
  /* Row i of the target takes the given columns of row samples[i] of the features, rows×width. */             \
  void dinl_gather_##SUFFIX(ptrdiff_t rows, const ptrdiff_t *samples, ptrdiff_t width, const ptrdiff_t *columns, \
                            const T *features, ptrdiff_t stride, T *target, ptrdiff_t target_row);

DINL_DECLARE(float, float)
DINL_DECLARE(double, double)

#undef DINL_DECLARE

// n standard normal draws by Box-Muller, four from each Philox4x32-10 block at `counter`, `counter` + 1, …
void dinl_normals_float(uint32_t key0, uint32_t key1, uint64_t counter, ptrdiff_t n, float *out);

// s = bound·tanh(s / bound), deviation = exp(s / 2), sent = latent + deviation·noise; rows×width, latent at `stride`.
void dinl_perturb_float(ptrdiff_t rows, ptrdiff_t width, float bound, const float *latent, ptrdiff_t stride,
                        float *log_variance, const float *noise, float *deviation, float *sent);

// The errors of the Gaussian gate: adds to the error of the latent, and writes that of s before its bound and the gradient
// of the prior; rows×width, the latent and its error at `stride`, precision and gradient `width`.
void dinl_gaussian_errors_float(ptrdiff_t rows, ptrdiff_t width, float bound, float penalty, const float *precision,
                                const float *latent, float *latent_error, ptrdiff_t stride, const float *message_error,
                                const float *noise, const float *log_variance, const float *deviation,
                                float *log_variance_error, float *prior_gradient);

// n draws of −ln(−ln u), two from each Philox4x32-10 block at `counter`, `counter` + 1, …
void dinl_gumbels_float(uint32_t key0, uint32_t key1, uint64_t counter, ptrdiff_t n, float *out);

// relaxed = softmax of (logits + noise) / temperature in each row, rows×routes.
void dinl_relax_float(ptrdiff_t rows, ptrdiff_t routes, float temperature, const float *logits, const float *noise,
                      float *relaxed);

// Writes the error of the logits and the gradient of the prior's logits of a relaxed gate; rows×routes, `law` is room for
// the laws of the routes, prior and its logarithm and gradient `routes`.
void dinl_categorical_errors_float(ptrdiff_t rows, ptrdiff_t routes, float penalty, float temperature,
                                   const float *prior, const float *log_prior, const float *logits,
                                   const float *relaxed, const float *relaxed_error, float *law, float *logit_error,
                                   float *prior_gradient);

// Of each row of logits: the gradient of the mean cross-entropy, the cross-entropy at the label, and the first of the
// largest; rows×classes, and rows.
void dinl_softmax_errors_float(ptrdiff_t rows, ptrdiff_t classes, const float *logits, const ptrdiff_t *labels,
                               float *error, float *loss, ptrdiff_t *best);

// Starts to load the cache line of an address, which need not be readable; it changes no value.
static inline void dinl_prefetch(const void *address) { __builtin_prefetch(address); }
