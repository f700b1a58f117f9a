"""Normal tails, error rates and uniform noise.

First method: Arb's error function and confluent U, crossings by the quadratic formula. Second: a continued fraction
or a series for the tail, crossings by bisection of the logarithm of the ratio.
"""

import functools

import mpmath as mp
from flint import arb

from .decimals import ball, exact, exacts, real


def tail_ball(x):
    return (x / arb(2).sqrt()).erfc() / 2


def tail_real(x):
    """Q(x) by Laplace's continued fraction for large x, else by a series of positive terms."""
    if x < 0:
        return 1 - tail_real(-x)
    if x >= 5:
        return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi) * mills(x)
    with mp.workprec(2 * mp.mp.prec + 64):
        return +(mp.mpf(1) / 2 - mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi) * series(x))


def series(x):
    term, total, k = x, x, 1
    while term > mp.eps * total:
        term *= x * x / (2 * k + 1)
        total, k = total + term, k + 1
    return total


def mills(x):
    """Mills' ratio by its continued fraction, evaluated from a depth that suffices."""
    if x > mp.mpf(2) ** mp.mp.prec:
        return 1 / x
    depth = int(20 + (mp.mp.prec * 0.7 / float(min(x, 1e6))) ** 2 / 2)
    value = x
    for k in range(depth, 0, -1):
        value = x + k / value
    return 1 / value


def tail(p):
    x = exact(p["x"])
    return lambda: tail_ball(ball(x)), lambda: tail_real(real(x))


def log_tail(p):
    x = exact(p["x"])

    def one():
        y = ball(x)
        if x < 0:
            return (-tail_ball(-y)).log1p()
        if x < 10:
            return tail_ball(y).log()
        half = arb(1) / 2
        return -y * y / 2 - (2 * arb.pi().sqrt()).log() + (y * y / 2).hypgeom_u(half, half).log()

    def other():
        y = real(x)
        if x < 0:
            return mp.log1p(-tail_real(-y))
        if x < 5:
            return mp.log(tail_real(y))
        return -y * y / 2 - mp.log(2 * mp.pi) / 2 + mp.log(mills(y))

    return one, other


def amplitude_error(p):
    count, decibels = int(p["M"]), exact(p["snr_db"])

    def one():
        ratio = (ball(decibels) / 10 * arb(10).log()).exp()
        return 2 * ball(exact(1) - exact(1) / count) * tail_ball((3 * ratio / (count**2 - 1)).sqrt())

    def other():
        distance = mp.sqrt(3 * mp.power(10, real(decibels) / 10) / (mp.mpf(count) ** 2 - 1))
        return 2 * (1 - mp.mpf(1) / count) * tail_real(distance)

    return one, other


@functools.lru_cache
def ramp(precision):
    """The integral of −u ln u from 0 to 1, numerically."""
    return mp.quad(lambda u: -u * mp.log(u), [0, 1])


def uniform_noise(p):
    eps = exact(p["eps"])

    def one():
        """The closed form −ln 2ε + ε, or 1/(4ε) for wider noise."""
        return ball(eps) - ball(2 * eps).log() if 2 * eps <= 1 else ball(1 / (4 * eps))

    def other():
        """h(X+N) − h(N), the entropy of the sum by its density over ramps and plateau."""
        width = real(2 * eps)
        low, high = min(mp.mpf(1), width), max(mp.mpf(1), width)
        ramps = 2 * low / high * (ramp(mp.mp.prec) + mp.log(high) / 2)
        return ramps + (high - low) * mp.log(high) / high - mp.log(width)

    return one, other


def crossings_ball(weights, means, variances):
    a = ball(1 / variances[1] - 1 / variances[0])
    b = ball(2 * (means[0] / variances[0] - means[1] / variances[1]))
    c = ball(means[1] ** 2 / variances[1] - means[0] ** 2 / variances[0])
    c += ball((weights[0] / weights[1]) ** 2 * variances[1] / variances[0]).log()
    if variances[0] == variances[1]:
        return [-c / b] if means[0] != means[1] else []
    square = b * b - 4 * a * c
    if square < 0:
        return []
    if not square > 0:
        return [arb("nan")]
    # The root of larger size without cancellation, the other from the product of both.
    large = (-b - square.sqrt() if b > 0 else -b + square.sqrt()) / 2
    roots = [large / a, c / large]
    return roots if roots[0] < roots[1] else roots[::-1]


def crossings_real(weights, means, variances):
    """Where the log ratio of the weighted densities changes sign, by bisection from its extreme point outwards."""
    w, m, v = ([real(x) for x in values] for values in (weights, means, variances))

    def ratio(x):
        return (
            mp.log(w[0] / w[1]) + mp.log(v[1] / v[0]) / 2 - (x - m[0]) ** 2 / (2 * v[0]) + (x - m[1]) ** 2 / (2 * v[1])
        )

    def root(low, high):
        """From where the ratio is below 0 to where it is above."""
        for _ in range(4 * mp.mp.prec + 3000):
            middle = (low + high) / 2
            if middle in (low, high):
                break
            low, high = (middle, high) if ratio(middle) < 0 else (low, middle)
        return (low + high) / 2

    def outwards(start, step, sign):
        reach = abs(step)
        while ratio(start + mp.sign(step) * reach) * sign <= 0:
            reach *= 2
        return start + mp.sign(step) * reach

    scale = mp.sqrt(min(v))
    if v[0] == v[1]:
        if m[0] == m[1]:
            return []
        towards = mp.sign(m[0] - m[1]) * scale
        return [root(outwards(m[0], -towards, -1), outwards(m[0], towards, 1))]
    vertex = (m[0] / v[0] - m[1] / v[1]) / (1 / v[0] - 1 / v[1])
    peak = ratio(vertex)
    rises = v[0] > v[1]
    if peak == 0 or (peak > 0) == rises:
        return []
    sign = 1 if rises else -1
    ends = [outwards(vertex, -scale, sign), outwards(vertex, scale, sign)]
    return sorted(root(vertex, end) if rises else root(end, vertex) for end in ends)


def bayes_error(p):
    likely = exact(p["p"])
    weights, means, variances = [1 - likely, likely], exacts(p["mean"]), exacts(p["var"])

    def total(crossings, number, root, tails, minimum):
        """The mass that loses in every piece between crossings, as tails of one side or a difference of two."""
        ends = [None, *crossings, None]
        lost = []
        for low, high in zip(ends, ends[1:]):
            masses = []
            for weight, mean, variance in zip(weights, means, variances):
                scale = root(number(variance))
                from_low = None if low is None else (low - number(mean)) / scale
                from_high = None if high is None else (high - number(mean)) / scale
                masses.append(number(weight) * between(from_low, from_high, tails))
            lost.append(minimum(*masses))
        return sum(lost[1:], lost[0])

    def between(low, high, tails):
        if low is None:
            return tails(-high) if high is not None else 1
        if high is None:
            return tails(low)
        return tails(low) - tails(high) if low > 0 else tails(-high) - tails(-low)

    if likely in (0, 1):
        return lambda: arb(0), lambda: mp.mpf(0)
    return (
        lambda: total(crossings_ball(weights, means, variances), ball, arb.sqrt, tail_ball, arb.min),
        lambda: total(crossings_real(weights, means, variances), real, mp.sqrt, tail_real, min),
    )


VALUES = {
    "gaussian_tail_Q": tail, "gaussian_tail_log_Q": log_tail, "pam_symbol_error_rate": amplitude_error,
    "additive_uniform_noise_mi": uniform_noise, "map_bayes_error": bayes_error,
}
