"""Binary, uniform and normal sources, and the bottleneck of a fair bit.

First method: closed forms, and roots that are bracketed by a proven change of sign, in Arb. Second: integrals of the
slope, Newton's method in other variables, and bisection, in mpmath.
"""

import mpmath as mp
from flint import arb

from .decimals import ball, exact, exacts, real


def entropy_ball(p):
    return -p * p.log() - (1 - p) * (-p).log1p()


def entropy_real(p):
    return -p * mp.log(p) - (1 - p) * mp.log1p(-p)


def slope_integral(low, high, letters=2):
    """∫ ln((n−1)(1−x)/x) dx, the entropy's rise, by the double exponential rule."""
    return mp.quad(lambda x: mp.log((letters - 1) * (1 - x) / x), [low, high])


def binary_rate(p):
    likely, distortion = exact(p["p"]), exact(p["D"])
    likely = min(likely, 1 - likely)
    if distortion >= likely:
        return lambda: arb(0), lambda: mp.mpf(0)

    def one():
        return entropy_ball(ball(likely)) - (entropy_ball(ball(distortion)) if distortion else 0)

    return one, lambda: slope_integral(real(distortion), real(likely))


def uniform_rate(p):
    letters, distortion = int(p["n"]), exact(p["D"])
    most = 1 - exact(1) / letters
    if distortion >= most:
        return lambda: arb(0), lambda: mp.mpf(0)

    def one():
        d = ball(distortion)
        return arb(letters).log() - (entropy_ball(d) + d * arb(letters - 1).log() if distortion else 0)

    return one, lambda: slope_integral(real(distortion), real(most), letters)


def bracketed(function, guess):
    """A ball about the root of a rising function: the guess, widened until the signs at its ends are proven."""
    from flint import ctx

    center = arb(guess)
    for bits in range(ctx.prec - 8, 100, -16):
        radius = abs(center) * arb(2) ** -bits
        low, high = (center - radius).lower(), (center + radius).upper()
        if function(low) < 0 and function(high) > 0:
            return center + arb(0, (radius * 2).upper())
    return arb("nan")


def newton(function, derivative, start, steps=200):
    x = start
    for _ in range(steps):
        change = function(x) / derivative(x)
        x -= change
        if abs(change) <= abs(x) * mp.eps * 1024:
            break
    return x


def guess_of(x):
    """An mpmath number for Arb, at Arb's precision."""
    from flint import arb as make

    sign, mantissa, exponent, _ = x._mpf_
    return make(int(-mantissa if sign else mantissa)) * make(2) ** int(exponent)


def inverse_entropy_real(h):
    """D below ½ of the entropy h > 0, by Newton in the log odds t = ln((1−D)/D): h = ln(1+e^−t) + t/(1+e^t)."""

    def value(t):
        return mp.log1p(mp.exp(-t)) + t / (1 + mp.exp(t)) - h

    low, high = mp.mpf(0), mp.mpf(1)
    while value(high) > 0:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if value(middle) > 0 else (low, middle)
    t = newton(value, lambda t: -t * mp.exp(t) / (1 + mp.exp(t)) ** 2, (low + high) / 2)
    return 1 / (1 + mp.exp(t))


def inverse_entropy_by_secants(h):
    """The same in D itself: bisection of its logarithm, then Newton."""
    low, high = mp.log(h) - mp.log(2 + abs(mp.log(h)) * 4), -mp.log(2)
    low -= 4
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if entropy_real(mp.exp(middle)) < h else (low, middle)
    return newton(lambda d: entropy_real(d) - h, lambda d: mp.log((1 - d) / d), mp.exp((low + high) / 2))


def binary_distortion(p):
    likely, rate = exact(p["p"]), exact(p["R_nats"])
    likely = min(likely, 1 - likely)

    def one():
        from flint import ctx

        left = entropy_ball(ball(likely)) - ball(rate)
        if left < 0:
            return arb(0)
        if rate == 0:
            return ball(likely)
        with mp.workprec(ctx.prec + 32):
            h = entropy_real(real(likely)) - real(rate)
            guess = guess_of(inverse_entropy_by_secants(h)) if h > 0 else arb("nan")
        return bracketed(lambda d: entropy_ball(d) - left, guess)

    def other():
        h = entropy_real(real(likely)) - real(rate)
        return mp.mpf(0) if h < 0 else inverse_entropy_real(h) if rate else real(likely)

    return one, other


def reverse_waterfilling(p):
    eigenvalues, rate = sorted(exacts(p["eigenvalues"]), reverse=True), exact(p["R_nats"])

    def one():
        for active in range(1, len(eigenvalues) + 1):
            logs = sum((ball(x).log() for x in eigenvalues[:active]), arb(0))
            level = ((logs - 2 * ball(rate)) / active).exp()
            if active == len(eigenvalues) or level >= ball(eigenvalues[active]):
                if not level <= ball(eigenvalues[active - 1]) and rate:
                    return arb("nan")
                return active * level + ball(sum(eigenvalues[active:], exact(0)))
        return arb("nan")

    def other():
        """Bisection of the level's logarithm until the rates agree, then the minimum with every eigenvalue."""
        values = [real(x) for x in eigenvalues]
        logs, goal = [mp.log(x) for x in values], 2 * real(rate)
        low, high = logs[-1] - goal - 1, logs[0]
        for _ in range(mp.mp.prec + 64):
            middle = (low + high) / 2
            spent = mp.fsum(max(x - middle, mp.mpf(0)) for x in logs)
            low, high = (middle, high) if spent > goal else (low, middle)
        level = mp.exp((low + high) / 2)
        return mp.fsum(min(level, x) for x in values)

    return one, other


def lost_ball(delta):
    """ln 2 − h((1−δ)/2)."""
    return ((1 + delta) * delta.log1p() + (1 - delta) * (-delta).log1p()) / 2


def symmetric_bottleneck(p):
    likely, rate = exact(p["p"]), exact(p["R_nats"])
    bias = abs(1 - 2 * likely)

    def one():
        """By δ = 1−2q of the test channel, ln 2 − h(q) = R: the relevance is the same function of |1−2p| δ."""
        from flint import ctx

        if rate == 0 or bias == 0:
            return arb(0)
        if ball(rate) > arb(2).log():
            whole = ball(bias)
            return lost_ball(whole) if bias < 1 else arb(2).log()
        with mp.workprec(2 * ctx.prec + 64):
            delta = 1 - 2 * inverse_entropy_by_secants(mp.log(2) - real(rate))
            guess = guess_of(delta)
        return lost_ball(ball(bias) * bracketed(lambda d: lost_ball(d) - ball(rate), guess))

    def other():
        if rate == 0 or bias == 0:
            return mp.mpf(0)
        left = mp.log(2) - real(rate)
        q = inverse_entropy_real(left) if left > 0 else mp.mpf(0)
        x = real(likely) * (1 - q) + q * (1 - real(likely))
        return mp.log(2) - (entropy_real(x) if 0 < x < 1 else 0)

    return one, other


VALUES = {
    "binary_source_RD": binary_rate, "binary_source_DR": binary_distortion, "uniform_hamming_RD": uniform_rate,
    "gaussian_reverse_waterfilling_D": reverse_waterfilling, "binary_symmetric_ib": symmetric_bottleneck,
}
