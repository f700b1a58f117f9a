"""Integrals: certified by Arb, and by the trapezoidal rule after a double exponential substitution in MPFR."""

import functools

import gmpy2
from flint import acb, arb, ctx

from .agreement import Dropped

gmpy2.get_context().emax = gmpy2.get_emax_max()
gmpy2.get_context().emin = gmpy2.get_emin_min()
EVALUATIONS = 150_000


def certified_integral(f, points, digits):
    """The integral of f(z, analytic) through points, up to 10^-digits beside what the balls add."""
    goal = arb(10) ** -digits
    total = arb(0)
    for low, high in zip(points, points[1:]):
        piece = acb.integral(
            f, low, high, rel_tol=arb(2) ** -ctx.prec, abs_tol=goal / len(points), eval_limit=EVALUATIONS,
            deg_limit=ctx.prec // 3 + 60,
        )
        if not piece.is_finite():
            raise Dropped("the certified integral does not converge")
        total += piece.real
    return total


@functools.lru_cache(maxsize=64)
def nodes(precision, level):
    """Nodes of the level's own in (0, 1): the distance to the nearer end over the length, and the weight.

    x = tanh(π/2 sinh t) at t = kh, h = 2^-level; odd k alone above the first level. Each stands for both signs of t.
    """
    step = gmpy2.mpfr(1) / 2**level
    pairs, k, half = [], (1 if level > FIRST else 0), gmpy2.const_pi() / 2
    stride = 2 if level > FIRST else 1
    while True:
        t = k * step
        distance = 1 / (gmpy2.exp(2 * half * gmpy2.sinh(t)) + 1)
        weight = half * gmpy2.cosh(t) * 2 * distance * (1 - distance)
        if weight < gmpy2.exp2(-precision):
            return pairs
        pairs.append((distance, weight))
        k += stride


FIRST, LAST = 4, 10


def double_exponential(f, points, digits):
    """The integral of f through points, doubling the nodes until it is known to 10^-digits or so."""
    precision = gmpy2.get_context().precision
    goal = gmpy2.mpfr(10) ** (20 - digits)
    total = gmpy2.mpfr(0)
    for low, high in zip(points, points[1:]):
        length, value, sums = high - low, None, gmpy2.mpfr(0)
        for level in range(FIRST, LAST + 1):
            for distance, weight in nodes(precision, level):
                if distance == 0.5:
                    sums += weight * f(low + length / 2)
                else:
                    place = length * distance
                    sums += weight * (f(low + place) + f(high - place))
            before, value = value, sums * length / 2**level
            # The error falls as the square of the change: 32 digits of the result, which is near 10^(52-digits).
            if before is not None and abs(value - before) <= goal:
                break
        else:
            raise Dropped("the double exponential rule does not converge")
        total += value
    return total


def trapezoid(f, step, least):
    """The trapezoidal sum over the whole line from 0 both ways, until terms stay below `least`."""
    total, k, small = f(gmpy2.mpfr(0)), 1, 0
    while small < 8:
        term = f(k * step) + f(-k * step)
        total += term
        small = small + 1 if abs(term) <= least else 0
        k += 1
        if k > 300_000:
            raise Dropped("the trapezoidal rule does not end")
    return total * step


def to_mpmath(x):
    """An MPFR number as mpmath's, exactly."""
    import mpmath as mp

    mantissa, exponent = x.as_mantissa_exp()
    return mp.ldexp(mp.mpf(int(mantissa)), int(exponent))
