#include "CTrapezoid.h"

#include <stdint.h>
#include <string.h>

// Vectors are passed between functions that are always inlined only.
#pragma clang diagnostic ignored "-Wpsabi"

#define LEAST_EXPONENT (-700.0)

typedef double Real __attribute__((vector_size(32)));
typedef int64_t Bits __attribute__((vector_size(32)));

#define INLINE static inline __attribute__((always_inline))

#define NAME(function) function##_base
#define TARGET
#include "trapezoid.inc"
#undef NAME
#undef TARGET

#if defined(__x86_64__)
#define NAME(function) function##_wide
#define TARGET __attribute__((target("avx2,fma")))
#include "trapezoid.inc"
#undef NAME
#undef TARGET

#define CALL(function, ...)                                                 \
  (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")          \
     ? function##_wide(__VA_ARGS__)                                         \
     : function##_base(__VA_ARGS__))
#else
#define CALL(function, ...) function##_base(__VA_ARGS__)
#endif

trapezoid_sum trapezoid_equivocation(const trapezoid_law *laws, long count, double step, double tolerance, long most) {
  return CALL(half_line, laws, count, step, tolerance, most);
}

void trapezoid_exponentials(double *numbers) { CALL(exponentials, numbers); }

void trapezoid_logarithms(double *numbers) { CALL(logarithms, numbers); }
