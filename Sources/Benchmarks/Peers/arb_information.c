// The information of two equally likely points at -1 and 1 behind normal noise, in nats, as rigorous balls: the adaptive
// Gauss-Legendre integration of Arb. The input is that of information.c.
#include <math.h>
#if __has_include(<flint/acb_calc.h>)
#include <flint/acb_calc.h>
#include <flint/flint.h>
#else
#include <acb_calc.h>
#include <flint/flint.h>
#endif

#include "peer.h"

enum { precision = 64, reach = 9 };

typedef struct {
  const double *input;
  double *result;
} work;

/// exp(-t^2/2) ln(1 + exp(-2(s + t sqrt(s)))); the logarithm is analytic off its cut.
static int loss(acb_ptr value, const acb_t t, void *context, slong order, slong bits) {
  const double s = *(double *)context;
  acb_t exponent, weight;
  (void)order;
  acb_init(exponent);
  acb_init(weight);
  arb_t root;
  arb_init(root);
  arb_set_d(root, s);
  arb_sqrt(root, root, bits);
  acb_mul_arb(exponent, t, root, bits);
  arb_set_d(root, s);
  acb_add_arb(exponent, exponent, root, bits);
  acb_mul_si(exponent, exponent, -2, bits);
  acb_exp(exponent, exponent, bits);
  acb_add_ui(exponent, exponent, 1, bits);
  acb_log_analytic(exponent, exponent, order != 0, bits);
  acb_mul(weight, t, t, bits);
  acb_mul_2exp_si(weight, weight, -1);
  acb_neg(weight, weight);
  acb_exp(weight, weight, bits);
  acb_mul(value, exponent, weight, bits);
  acb_clear(exponent);
  acb_clear(weight);
  arb_clear(root);
  return 0;
}

static void run(void *state) {
  work *w = (work *)state;
  acb_t low, high, sum;
  mag_t tolerance;
  acb_init(low);
  acb_init(high);
  acb_init(sum);
  mag_init(tolerance);
  acb_set_si(low, -reach);
  acb_set_si(high, reach);
  mag_set_d(tolerance, 1e-12);
  const double *next = w->input + 1;
  for (size_t i = 0; i < (size_t)w->input[0]; i++) {
    const int k = (int)*next;
    double ratio = 1 / next[1 + 2 * k];
    acb_calc_integrate(sum, loss, &ratio, low, high, 40, tolerance, NULL, precision);
    const double value = arf_get_d(arb_midref(acb_realref(sum)), ARF_RND_NEAR) / sqrt(2 * M_PI);
    w->result[2 * i] = M_LN2 - value;
    // Beyond the reach the integrand is below exp(-t^2/2) (2s + 2|t| sqrt(s) + ln 2).
    const double tail = exp(-reach * reach / 2.0) * (2 * ratio + 2 * (reach + 1) * sqrt(ratio) + 1);
    w->result[2 * i + 1] = mag_get_d(arb_radref(acb_realref(sum))) / sqrt(2 * M_PI) + tail + 1e-15;
    next += 1 + 3 * k;
  }
  acb_clear(low);
  acb_clear(high);
  acb_clear(sum);
  mag_clear(tolerance);
}

int main(int count, char **arguments) {
  (void)count;
  work w = {read_input(arguments[1]), NULL};
  const size_t numbers = 2 * (size_t)w.input[0];
  w.result = (double *)malloc(numbers * sizeof(double));
#if __FLINT_RELEASE >= 30000
  const char *version = FLINT_VERSION;
#else
  const char *version = arb_version;
#endif
  return serve(version, arguments[2], run, &w, w.result, numbers);
}
