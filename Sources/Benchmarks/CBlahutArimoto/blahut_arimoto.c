#include "CBlahutArimoto.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int blahut_arimoto(
    const double *distortion, double *kernel, double *outputs, int symbols, int count, double weight, double gap) {
  double *response = malloc(sizeof(double) * (size_t)count);
  for (int i = 0; i < symbols * count; ++i) kernel[i] = exp(-distortion[i] / weight);
  for (int t = 0; t < count; ++t) outputs[t] = 1.0 / count;
  int iterations = 0;
  double found;
  do {
    memset(response, 0, sizeof(double) * (size_t)count);
    for (int z = 0; z < symbols; ++z) {
      const double *row = kernel + (size_t)z * (size_t)count;
      double sum = 0;
      for (int t = 0; t < count; ++t) sum += outputs[t] * row[t];
      const double scale = 1 / (sum * symbols);
      for (int t = 0; t < count; ++t) response[t] += scale * row[t];
    }
    double greatest = 0, mean = 0;
    for (int t = 0; t < count; ++t) {
      greatest = fmax(greatest, response[t]);
      if (outputs[t] > 0) mean += outputs[t] * response[t] * log(response[t]);
      outputs[t] *= response[t];
    }
    found = log(greatest) - mean;
    ++iterations;
  } while (found > gap);
  free(response);
  return iterations;
}
