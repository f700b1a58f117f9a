// Informations of normal mixtures in nats by the adaptive rules of the GNU Scientific Library. The third argument is
// "qagi", for two equally likely points at -1 and 1, or "qagp", for any mixture. The input is that of information.c.
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_version.h>
#include <math.h>

#include "peer.h"

enum { intervals = 1000, greatest = 16 };
static const double absolute = 1e-12, relative = 1e-12;

typedef struct {
  const double *input;
  int is_line;
  double *result;
  gsl_integration_workspace *workspace;
} work;

/// ln(1 + exp(-2(s + t sqrt(s)))) weighted with the normal density of t: what is lost of ln 2.
static double loss(double t, void *context) {
  const double s = *(double *)context, a = -2 * (s + t * sqrt(s));
  return exp(-t * t / 2) * (a > 0 ? a + log1p(exp(-a)) : log1p(exp(a)));
}

static double mixture(double x, void *context) {
  const double *weights = (const double *)context;
  const int k = (int)weights[-1];
  const double *means = weights + k, *variances = means + k;
  double parts[greatest], total = 0, sum = 0;
  for (int i = 0; i < k; i++) {
    const double gap = x - means[i];
    parts[i] = exp(-gap * gap / (2 * variances[i])) / sqrt(2 * M_PI * variances[i]);
    total += weights[i] * parts[i];
  }
  for (int i = 0; i < k; i++)
    if (weights[i] * parts[i] > 0) sum += weights[i] * parts[i] * log(parts[i] / total);
  return sum;
}

static int ascending(const void *first, const void *second) {
  const double a = *(const double *)first, b = *(const double *)second;
  return (a > b) - (a < b);
}

static void run(void *state) {
  work *w = (work *)state;
  const double *next = w->input + 1;
  for (size_t i = 0; i < (size_t)w->input[0]; i++) {
    const int k = (int)*next;
    const double *means = next + 1 + k, *variances = means + k;
    double *value = w->result + 2 * i, *error = value + 1;
    if (w->is_line) {
      double ratio = 1 / variances[0];
      gsl_function function = {loss, &ratio};
      gsl_integration_qagi(&function, absolute, 0, intervals, w->workspace, value, error);
      *value = M_LN2 - *value / sqrt(2 * M_PI);
      *error /= sqrt(2 * M_PI);
    } else {
      double points[3 * greatest];
      for (int j = 0; j < k; j++)
        for (int side = -1; side <= 1; side++) points[3 * j + side + 1] = means[j] + 12 * side * sqrt(variances[j]);
      qsort(points, 3 * (size_t)k, sizeof *points, ascending);
      gsl_function function = {mixture, (void *)(next + 1)};
      gsl_integration_qagp(
          &function, points, 3 * (size_t)k, absolute, relative, intervals, w->workspace, value, error);
    }
    *error += 1e-15;
    next += 1 + 3 * k;
  }
}

int main(int count, char **arguments) {
  gsl_set_error_handler_off();
  work w = {read_input(arguments[1]), count > 3 && !strcmp(arguments[3], "qagi"), NULL, NULL};
  const size_t numbers = 2 * (size_t)w.input[0];
  w.result = (double *)malloc(numbers * sizeof(double));
  w.workspace = gsl_integration_workspace_alloc(intervals);
  return serve(GSL_VERSION, arguments[2], run, &w, w.result, numbers);
}
