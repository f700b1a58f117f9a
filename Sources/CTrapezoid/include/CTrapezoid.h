#pragma once

// A component of a mixture: the logarithm of its largest density, its mean, and 1/(2s) for its variance s.
typedef struct {
  double height, mean, inverse;
} trapezoid_law;

// The sum of the integrand over places above 0, that of its terms times a bound on their exponents, a bound on what the
// places after the last one would add, and the number of blocks of four places: 0 if the bound stayed above the tolerance.
typedef struct {
  double sum, weighted, tail;
  long blocks;
} trapezoid_sum;

// Sums the posterior entropy of 2 to 4 components over the places step/2, 3 step/2, …, until the rest is at most the
// tolerance times the sum, or for the greatest number of blocks.
trapezoid_sum trapezoid_equivocation(const trapezoid_law *laws, long count, double step, double tolerance, long most);

// e^y for four numbers from -700 to 6, and ln(1 + x) for four numbers from 0 to 3. They are written over the arguments.
void trapezoid_exponentials(double *numbers);
void trapezoid_logarithms(double *numbers);
