#include "CReferences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const double *distortion;
  int symbols, count;
  double weight, gap;
  double *kernel, *outputs, *response;
  double result[2];
} source;

static double normalizer(const source *s, const double *row) {
  double sum = 0;
  for (int t = 0; t < s->count; ++t) sum += s->outputs[t] * row[t];
  return sum;
}

static void run(void *state) {
  source *s = state;
  const int n = s->symbols, k = s->count;
  for (int i = 0; i < n * k; ++i) s->kernel[i] = exp(-s->distortion[i] / s->weight);
  for (int t = 0; t < k; ++t) s->outputs[t] = 1.0 / k;
  double found;
  do {
    memset(s->response, 0, sizeof(double) * (size_t)k);
    for (int z = 0; z < n; ++z) {
      const double *row = s->kernel + (size_t)z * (size_t)k;
      const double scale = 1 / (normalizer(s, row) * n);
      for (int t = 0; t < k; ++t) s->response[t] += scale * row[t];
    }
    double greatest = 0, mean = 0;
    for (int t = 0; t < k; ++t) {
      greatest = fmax(greatest, s->response[t]);
      if (s->outputs[t] > 0) mean += s->outputs[t] * s->response[t] * log(s->response[t]);
      s->outputs[t] *= s->response[t];
    }
    found = log(greatest) - mean;
  } while (found > s->gap);
  double sum = 0;
  for (int z = 0; z < n; ++z) sum -= log(normalizer(s, s->kernel + (size_t)z * (size_t)k));
  s->result[0] = s->weight * sum / n;
  s->result[1] = s->weight * s->gap;
}

static void discard(void *state) {
  source *s = state;
  free(s->kernel);
  free(s->outputs);
  free(s->response);
  free(s);
}

dinl_work dinl_reference_rate_distortion(const double *input) {
  source *s = malloc(sizeof *s);
  s->symbols = (int)input[0];
  s->count = (int)input[1];
  s->weight = input[2];
  s->gap = input[3];
  s->distortion = input + 4;
  s->kernel = malloc(sizeof(double) * (size_t)s->symbols * (size_t)s->count);
  s->outputs = malloc(sizeof(double) * (size_t)s->count);
  s->response = malloc(sizeof(double) * (size_t)s->count);
  return (dinl_work){s, run, discard, s->result, 2};
}
