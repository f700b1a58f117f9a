"""Equally likely, equally spaced amplitudes in normal noise.

First method: Arb's certified integrals, with a proven bound of what lies outside. Second: the trapezoidal rule in MPFR,
whose error falls exponentially because the integrands are analytic in a strip.
"""

import gmpy2
import mpmath as mp
from flint import acb, arb, ctx

from .agreement import Dropped, agree, midpoint
from .decimals import ball, exact, rounded
from .quadrature import certified_integral, to_mpmath, trapezoid


def level_ball(decibels):
    return (ball(decibels) / 10 * arb(10).log()).exp()


def level_rounded(decibels):
    return gmpy2.exp(rounded(decibels) / 10 * gmpy2.log(gmpy2.mpfr(10)))


def agreed_integral(one, other, size=0):
    """Both methods with digits for a value near 10^-size, more if the ball is too wide."""
    digits = 52 + size
    for _ in range(4):
        ctx.prec = int(3.33 * digits) + 120
        value = one(digits)
        if value.is_finite() and value.rel_accuracy_bits() > 3.33 * 42:
            break
        digits += max(20, digits // 2)
    else:
        raise Dropped("no ball of 42 digits")
    gmpy2.get_context().precision = int(3.33 * digits) + 180
    with mp.workprec(gmpy2.get_context().precision):
        second = to_mpmath(other(digits))
    first = midpoint(value)
    if not agree(first, second):
        raise Dropped("the methods differ")
    return first


def discrete_input(p):
    """I = ln M − (1/M) Σ_i E ln Σ_j exp(−d²(i−j)²/2 − d(i−j)Z), d the distance in noise deviations."""
    count, decibels = int(p["M"]), exact(p["snr_db"])
    half, middle = count // 2, count % 2
    space = exact(12) / (count**2 - 1)

    def size():
        """The power of ten below which the information is, for weak signals."""
        return max(0, int(-float(decibels) / 10))

    def one(digits):
        distance = (ball(space) * level_ball(decibels)).sqrt()
        full = arb(count).log()
        # The mean logarithm is at least 0 and at most Σ exp(−d_j²/8), for ln(1+x) ≤ √x.
        if distance > 60:
            bound = 2 * count * (-distance * distance / 8).exp()
            return full - bound / 2 + arb(0, (bound / 2).upper())
        powers = [(-distance * distance * (k * k) / 2).exp() for k in range(count)]

        def f(z, analytic):
            up = (distance * z).exp()
            down, ups, downs = 1 / up, [acb(1)], [acb(1)]
            for k in range(1, count):
                ups.append(ups[-1] * up)
                downs.append(downs[-1] * down)
            terms = [None, *((powers[k] * downs[k], powers[k] * ups[k]) for k in range(1, count))]
            total = acb(0)
            for i in range(half + middle):
                others = (terms[i - j][0] if j < i else terms[j - i][1] for j in range(count) if j != i)
                likelihoods = sum(others, acb(1))
                logarithm = likelihoods.log(analytic=analytic)
                total += logarithm if i == half else 2 * logarithm
            return total * (-z * z / 2).exp()

        width = int((2 * (2.3026 * digits + 12)) ** 0.5) + 1
        reach = arb(width)
        tail = (reach / arb(2).sqrt()).erfc() / 2
        density = (-reach * reach / 2).exp() / (2 * arb.pi()).sqrt()
        outside = 2 * full * tail + reach * density + tail
        points = [arb(k) for k in range(-width, width + 1)]
        mean = certified_integral(f, points, digits) / (2 * arb.pi()).sqrt() / count
        return full - mean + arb(0, outside.upper())

    def other(digits):
        distance = gmpy2.sqrt(rounded(space) * level_rounded(decibels))
        full = gmpy2.log(gmpy2.mpfr(count))
        if distance > 60:
            return full
        powers = [gmpy2.exp(-distance * distance * (k * k) / 2) for k in range(count)]

        def f(z):
            up = gmpy2.exp(distance * z)
            down = 1 / up
            ups, downs = [gmpy2.mpfr(1)], [gmpy2.mpfr(1)]
            for k in range(1, count):
                ups.append(ups[-1] * up)
                downs.append(downs[-1] * down)
            ups = [a * b for a, b in zip(powers, ups)]
            downs = [a * b for a, b in zip(powers, downs)]
            total = gmpy2.mpfr(0)
            for i in range(half + middle):
                logarithm = gmpy2.log(sum(downs[1 : i + 1], gmpy2.mpfr(1)) + sum(ups[1 : count - i]))
                total += logarithm if i == half else 2 * logarithm
            return total * gmpy2.exp(-z * z / 2)

        need = 2.3026 * (digits + 6)
        # Zeros at a height of π/d for two neighbors; lower ones between those of many.
        step = min(6.2832 * min(3.1416 / float(distance) * 0.45, 1e3) / need, 6.2832 / (2 * need) ** 0.5)
        total = trapezoid(f, gmpy2.mpfr(step), gmpy2.mpfr(10) ** (-digits - 6))
        return full - total / gmpy2.sqrt(2 * gmpy2.const_pi()) / count

    return agreed_integral(one, other, size())


def even(kernel_ball, kernel_rounded, ratio_ball, ratio_rounded, strength):
    """e^(−s/2) ∫ φ(t) G(√s t) dt over the line, for an even G that falls like exp(−a); s the signal-to-noise ratio."""
    scale = max(1.0, strength**0.5)

    def one(digits):
        ctx.prec += 500  # the kernel's logarithm of almost 1 times a large cosine
        s = ratio_ball()
        root, units = s.sqrt(), arb(scale)

        def f(u, analytic):
            t = u / units
            return (-t * t / 2).exp() * kernel_ball(root * t, analytic)

        # Beyond: G(a) ≤ (a+1)e^(−a)·2 and φ ≤ φ(0) for strong signals, G ≤ 2 and the normal tail for weak ones.
        width = int(2.3026 * digits + 20) if strength > 30 else int((4.7 * digits + 30) ** 0.5 * scale) + 1
        end = arb(width)
        points = [arb(width) * k / 24 for k in range(25)]
        total = 2 * certified_integral(f, points, digits) / units
        a = root * end / units
        strong = 4 * (a + 2) * (-a).exp() / root
        weak = 4 * (2 * arb.pi()).sqrt() * (end / units / arb(2).sqrt()).erfc() / 2
        total += arb(0, strong.min(weak).upper())
        return total / (2 * arb.pi()).sqrt() * (-s / 2).exp()

    def other(digits):
        s = ratio_rounded()
        root, units = gmpy2.sqrt(s), gmpy2.mpfr(scale)

        def f(u):
            t = u / units
            return gmpy2.exp(-t * t / 2) * kernel_rounded(abs(root * t))

        need = 2.3026 * (digits + 6)
        strip = 1.5707 * scale / max(float(root), 1e-150)
        step = min(6.2832 * min(strip * 0.9, 1e9) / need, 6.2832 / (2 * need) ** 0.5 * scale)
        total = trapezoid(f, gmpy2.mpfr(step), gmpy2.mpfr(10) ** (-digits - 6)) / units
        return total / gmpy2.sqrt(2 * gmpy2.const_pi()) * gmpy2.exp(-s / 2)

    return agreed_integral(one, other)


def complement(p):
    """ln 2 − I = E ln(1 + exp(−2s − 2√s Z)) = e^(−s/2) ∫ φ(t) ½[e^a ln(1+e^(−2a)) + e^(−a) ln(1+e^(2a))] dt."""
    decibels = exact(p["snr_db"])

    def kernel_ball(a, analytic):
        small = (-2 * a).exp()
        return a.cosh() * (1 + small).log(analytic=analytic) + a * (-a).exp()

    def kernel_rounded(a):
        return gmpy2.cosh(a) * gmpy2.log1p(gmpy2.exp(-2 * a)) + a * gmpy2.exp(-a)

    strength = 10 ** (float(decibels) / 10)
    return even(
        kernel_ball, kernel_rounded, lambda: level_ball(decibels), lambda: level_rounded(decibels), strength)


def least_error(p):
    """E 2/(1 + exp(2(s + √s Z))) = e^(−s/2) ∫ φ(t) / cosh(√s t) dt."""
    snr = exact(p["snr"])
    return even(
        lambda a, analytic: 1 / a.cosh(), lambda a: 1 / gmpy2.cosh(a), lambda: ball(snr), lambda: rounded(snr),
        float(snr))


VALUES = {
    "discrete_input_awgn_mi": discrete_input, "biawgn_complement_ln2_minus_I": complement, "mmse_bpsk": least_error,
}
