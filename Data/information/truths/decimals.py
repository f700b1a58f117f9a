"""Decimals as they are written: exact fractions, and what they are in each library."""

from fractions import Fraction

import gmpy2
import mpmath as mp
from flint import arb, fmpq


def exact(value):
    """The number that a decimal text or a whole number is."""
    return Fraction(str(value))


def exacts(values):
    return [exact(value) for value in values]


def exact_matrix(rows):
    return [exacts(row) for row in rows]


def rational(q):
    return fmpq(q.numerator, q.denominator)


def ball(q):
    """The smallest ball of Arb about a fraction, at its working precision."""
    return arb(rational(q))


def real(q):
    """A fraction in mpmath."""
    return mp.mpf(q.numerator) / q.denominator


def rounded(q):
    """A fraction in MPFR."""
    return gmpy2.mpfr(gmpy2.mpq(q.numerator, q.denominator))


def text(q):
    """A fraction whose denominator divides a power of ten, as a decimal text."""
    places, rest = 0, q.denominator
    while rest % 10 == 0:
        rest //= 10
    denominator = q.denominator
    while (10**places) % denominator:
        places += 1
        if places > 5000:
            raise ValueError("no decimal")
    digits = q.numerator * 10**places // denominator
    if abs(places) <= 30:
        sign, digits = ("-" if digits < 0 else ""), str(abs(digits)).rjust(places + 1, "0")
        return sign + (digits[:-places] + "." + digits[-places:] if places else digits)
    return f"{digits}e-{places}"


def magnitude(q):
    """The power of ten near a fraction's size."""
    return len(str(abs(q.numerator))) - len(str(q.denominator)) if q else 0
