#include "CReferences.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

typedef struct {
  const double *mixtures;
  size_t count;
  double *result;
} mixtures;

/// The integrand, the sum over the components of w φ ln(φ/p).
static double density(int k, const double *weights, double x) {
  const double *means = weights + k, *variances = means + k;
  double parts[16], total = 0, sum = 0;
  for (int i = 0; i < k; i++) {
    const double gap = x - means[i];
    parts[i] = exp(-gap * gap / (2 * variances[i])) / sqrt(2 * M_PI * variances[i]);
    total += weights[i] * parts[i];
  }
  for (int i = 0; i < k; i++)
    if (weights[i] * parts[i] > 0) sum += weights[i] * parts[i] * log(parts[i] / total);
  return sum;
}

/// The value and its error: the distance from the sum at twice the step, and the rounding of the sum.
static void integrate(int k, const double *weights, double *pair) {
  const double *means = weights + k, *variances = means + k;
  double low = INFINITY, high = -INFINITY, narrow = INFINITY;
  for (int i = 0; i < k; i++) {
    const double deviation = sqrt(variances[i]);
    low = fmin(low, means[i] - 10 * deviation);
    high = fmax(high, means[i] + 10 * deviation);
    narrow = fmin(narrow, deviation);
  }
  const double step = narrow / 8;
  const long count = 2 * (long)ceil((high - low) / (2 * step));
  double even = 0, odd = 0;
  for (long i = 0; i <= count; i += 2) even += density(k, weights, low + step * (double)i);
  for (long i = 1; i <= count; i += 2) odd += density(k, weights, low + step * (double)i);
  const double value = step * (even + odd);
  pair[0] = value;
  pair[1] = fabs(value - 2 * step * even) + 64 * DBL_EPSILON;
}

static void run(void *state) {
  mixtures *m = state;
  const double *next = m->mixtures;
  for (size_t i = 0; i < m->count; i++) {
    const int k = (int)*next;
    integrate(k, next + 1, m->result + 2 * i);
    next += 1 + 3 * k;
  }
}

static void discard(void *state) {
  mixtures *m = state;
  free(m->result);
  free(m);
}

dinl_work dinl_reference_information(const double *input) {
  mixtures *m = malloc(sizeof *m);
  m->count = (size_t)input[0];
  m->mixtures = input + 1;
  m->result = malloc(2 * m->count * sizeof *m->result);
  return (dinl_work){m, run, discard, m->result, 2 * m->count};
}
