"""When two methods agree: the first proves a ball of 42 digits, the second comes to the same 40."""

import mpmath as mp
from flint import ctx

DIGITS = 40


class Dropped(Exception):
    """Why a model has no value here."""


def certified(value, start=320, most=40000):
    """A ball of relative radius below 1e-42: its midpoint, and the precision in bits that this took.

    The precision is doubled until the ball is small, so it follows from what cancels in the model.
    """
    precision = start
    while precision <= most:
        ctx.prec = precision
        result = value()
        if result.is_exact() or (result.is_finite() and result.rel_accuracy_bits() > 3.33 * (DIGITS + 2)):
            return midpoint(result), precision
        precision *= 2
    raise Dropped("no ball of 42 digits")


def midpoint(result):
    mantissa, exponent = result.mid().man_exp()
    with mp.workprec(1 << 16):
        return mp.ldexp(mp.mpf(int(mantissa)), int(exponent))


def agreed(one, other):
    """The value of two methods: `one` returns a ball, `other` a number at mpmath's working precision."""
    value, precision = certified(one)
    for factor in (1, 2, 4, 16):
        with mp.workprec(max(300, precision) * factor + 64):
            try:
                second = other()
            except (ArithmeticError, ValueError):
                # Such as a matrix that is not positive definite at this precision.
                continue
        if value == 0 and second == 0:
            return value
        if value != 0 and mp.isfinite(second) and agree(value, second):
            return value
    raise Dropped("the methods differ")


def agree(value, second):
    with mp.workprec(400):
        return abs(second - value) <= abs(value) * mp.mpf(10) ** -DIGITS / 2
