"""Random decimals, as texts."""

from fractions import Fraction

from truths.decimals import text


def long(rng, value, digits=25):
    """A number near a float, with random digits up to so many."""
    mantissa, power = f"{abs(value):.14e}".split("e")
    tail = "".join(rng.choice("0123456789") for _ in range(max(0, digits - 15)))
    sign = "-" if value < 0 else ""
    return plainly(f"{sign}{mantissa}{tail}", int(power))


def plainly(mantissa, power):
    """A decimal without an exponent where it is short enough."""
    if -6 <= power < 20:
        number = Fraction(mantissa) * Fraction(10) ** power
        return text(number)
    return f"{mantissa}e{power}"


def short(rng, low, high, digits=4):
    return f"{rng.uniform(low, high):.{digits}g}"


def logarithmic(rng, low, high, digits=4):
    """Log-uniform between powers of ten."""
    return f"{10 ** rng.uniform(max(low, -290), min(high, 290)):.{digits}g}"


def power(rng, low, high, digits=25):
    """A power of ten of a random exponent with a random mantissa of so many digits."""
    mantissa = str(rng.randint(1, 9))
    if digits > 1:
        mantissa += "." + "".join(rng.choice("0123456789") for _ in range(digits - 1))
    return f"{mantissa}e{rng.randint(low, high)}"


def near_one(rng, most):
    """1 − 10^-k·d, exactly, for k up to `most`."""
    return text(1 - Fraction(rng.randint(1, 99)) / 10 ** rng.randint(3, most))


def sign(rng, decimal):
    return "-" + decimal if rng.random() < 0.5 else decimal
