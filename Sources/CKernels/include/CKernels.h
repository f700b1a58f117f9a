#pragma once
#include <stddef.h>
#include <stdint.h>

// C[i,j] = start[i,j] + sum over p of A[i,p] B[p,j], with C m×n, A m×k at any strides, B k×n, rows of B and C contiguous.
// start: 0 = zero, 1 = the row vector `bias` (n), 2 = C itself. The sum runs over p in ascending order.
typedef enum { DINL_START_ZERO = 0, DINL_START_BIAS = 1, DINL_START_ACCUMULATE = 2 } dinl_start;

// One step of Adam on n parameters, the rectifier and its derivative; `rate` holds the step size with its bias corrections,
// `keep` is the factor of weight decay.
#define DINL_DECLARE(T, SUFFIX)                                                                        \
  void dinl_product_##SUFFIX(ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const T *a, ptrdiff_t a_row,       \
                             ptrdiff_t a_column, const T *b, ptrdiff_t b_row, dinl_start start,        \
                             const T *bias, T *c, ptrdiff_t c_row);                                    \
  void dinl_adam_##SUFFIX(ptrdiff_t n, T *value, const T *gradient, T *first, T *second, T rate,       \
                          T second_correction, T first_decay, T second_decay, T epsilon,     \
                          T keep);                                                                     \
  void dinl_rectify_##SUFFIX(ptrdiff_t n, T *value);                                                   \
  void dinl_block_##SUFFIX(ptrdiff_t n, T *error, const T *activation);

DINL_DECLARE(float, float)
DINL_DECLARE(double, double)

#undef DINL_DECLARE

// n standard normal draws by Box-Muller, four from each Philox4x32-10 block at `counter`, `counter` + 1, …
void dinl_normals_float(uint32_t key0, uint32_t key1, uint64_t counter, ptrdiff_t n, float *out);

// s = bound·tanh(s / bound), deviation = exp(s / 2), sent = latent + deviation·noise; rows×width, latent at `stride`.
void dinl_perturb_float(ptrdiff_t rows, ptrdiff_t width, float bound, const float *latent, ptrdiff_t stride,
                        float *log_variance, const float *noise, float *deviation, float *sent);

// Starts to load the cache line of an address, which need not be readable; it changes no value.
static inline void dinl_prefetch(const void *address) { __builtin_prefetch(address); }
