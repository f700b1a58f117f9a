"""Mixtures of centred normal laws of unit variances in the plane: I = −½ Σ w ln(1−ρ²) − I(K; X, Y) of the label K.

In the sum and the difference of X and Y, whitened for a component, the squared radius 2s and the angle are
independent: E ln(p_j/p_k …) = (2/π) ∫ dθ ∫ e^−s ln(Σ_j B_j e^(−s δ_j(θ))) ds. First method, for two components: the
inner integral by Arb's hypergeometric function, or an asymptotic series where the exponent almost vanishes. Second:
by powers on both sides of where two terms cross, and with other angles. Where laws are alike enough, and with three
components, the trapezoidal rule in both coordinates, or that for h(X, Y) in the plane itself.
"""

import gmpy2
import mpmath as mp
from flint import arb, ctx

from .agreement import Dropped, agree
from .decimals import ball, exacts, real, rounded
from .quadrature import double_exponential, to_mpmath

DIGITS = 50


def pairs(weights, correlations, k):
    """ln B_j, and δ_j at the angles 0 and π/2, for every component j as seen from k."""
    own = correlations[k]
    result = []
    for weight, rho in zip(weights, correlations):
        square = (weight / weights[k]) ** 2 * (1 - own * own) / (1 - rho * rho)
        result.append((square, (1 + own) / (1 + rho) - 1, (1 - own) / (1 - rho) - 1))
    return result


def series(ratio, delta):
    """∫ e^−s ln(1 + B e^(−sδ)) ds for small δ: Σ f⁽ⁿ⁾(0) δⁿ with f = ln(1 + B e^−t), f' = −y, y' = −y(1−y)."""
    y = ratio / (1 + ratio)
    total, power, polynomial = (1 + ratio).log(), arb(1), [0, -1]
    for _ in range(26):
        power *= delta
        total += power * sum((c * y**n for n, c in enumerate(polynomial)), arb(0))
        slope = [n * c for n, c in enumerate(polynomial)][1:]
        after = [0] * (len(polynomial) + 1)
        for n, c in enumerate(slope):
            after[n + 1] -= c
            after[n + 2] += c
        polynomial = after
    return total


def closed(log_ratio, delta):
    """∫ e^−s ln(1 + B e^(−sδ)) ds = ln(1+B) − B/(1+α) F(1, 1+α; 2+α; −B), α = 1/δ > 0."""
    if delta < 0:
        return log_ratio - delta + closed(-log_ratio, -delta)
    ratio = log_ratio.exp()
    if delta < 0.0005:
        return series(ratio, delta)
    alpha = 1 / delta
    return ratio.log1p() - ratio / (1 + alpha) * (-ratio).hypgeom_2f1(arb(1), 1 + alpha, 2 + alpha)


def to_rounded(x):
    mantissa, exponent = x.mid().man_exp()
    return gmpy2.mpfr(int(mantissa)) * gmpy2.exp2(int(exponent))


def to_ball(x):
    mantissa, exponent = x.as_mantissa_exp()
    return arb(int(mantissa)) * arb(2) ** int(exponent)


def angles(terms):
    """0, π/2, and the angles at which two exponents are equal: tan²θ = −δ(0)/δ(π/2) of their difference."""
    places = [gmpy2.mpfr(0), gmpy2.const_pi() / 2]
    for i, (_, a, b) in enumerate(terms):
        for _, c, d in terms[:i]:
            if (a - c) * (b - d) < 0:
                places.append(gmpy2.atan(gmpy2.sqrt(rounded(-(a - c) / (b - d)))))
    return sorted(set(places))


def exponents(terms, theta):
    sine = gmpy2.sin(theta) ** 2
    return [rounded(a) + rounded(b - a) * sine for _, a, b in terms]


def by_closed_form(terms, k):
    ctx.prec = gmpy2.get_context().precision + 200
    (square, *_), = [term for j, term in enumerate(terms) if j != k]
    log_ratio = ball(square).log() / 2

    def f(theta):
        delta, = [d for j, d in enumerate(exponents(terms, theta)) if j != k]
        value = closed(log_ratio, to_ball(delta))
        if not value.is_finite() or value.rad() > arb(10) ** -45:
            raise Dropped("the closed form is not precise enough")
        return to_rounded(value)

    return double_exponential(f, angles(terms), DIGITS) * 2 / gmpy2.const_pi()


def alternating(term):
    """Σ (−1)ⁿ term(n) from n = 0 by the acceleration of Cohen, Rodriguez Villegas and Zagier, for moments."""
    count = 76
    root = (3 + gmpy2.sqrt(gmpy2.mpfr(8))) ** count
    d = (root + 1 / root) / 2
    b, c, total = gmpy2.mpfr(-1), -d, gmpy2.mpfr(0)
    for k in range(count):
        c = b - c
        total += c * term(k)
        b = b * (k + count) * (k - count) * 2 / ((2 * k + 1) * (k + 1))
    return total / d


def by_powers(log_ratio, delta):
    """The inner integral by the powers of the smaller of the two terms, before and behind their crossing."""
    if delta < 0:
        return log_ratio - delta + by_powers(-log_ratio, -delta)
    if log_ratio <= 0:
        ratio = gmpy2.exp(log_ratio)
        return alternating(lambda n: ratio ** (n + 1) / ((n + 1) * (1 + (n + 1) * delta)))
    crossing, inverse = log_ratio / delta, gmpy2.exp(-log_ratio)
    beyond = gmpy2.exp(-crossing)

    def term(n):
        m = n + 1
        before = (beyond - inverse**m) / (m * delta - 1) if m * delta != 1 else beyond * crossing
        return (before + beyond / (1 + m * delta)) / m

    return log_ratio * (1 - beyond) - delta * (1 - beyond * (1 + crossing)) + alternating(term)


def by_series(terms, k):
    """The inner integral by accelerated series, the angle counted from the crossing by θ = atan(κ tan θ')."""
    (square, a, b), = [term for j, term in enumerate(terms) if j != k]
    log_ratio = gmpy2.log(rounded(square)) / 2
    kappa = gmpy2.sqrt(rounded(-a / b)) if a * b < 0 else gmpy2.mpfr(1)
    start, end = rounded(a), rounded(b)

    def f(angle):
        sine, cosine = gmpy2.sin(angle), gmpy2.cos(angle)
        scale = cosine * cosine + (kappa * sine) ** 2
        delta = (start * cosine * cosine + end * (kappa * sine) ** 2) / scale
        return by_powers(log_ratio, delta) * kappa / scale

    points = [gmpy2.mpfr(0), gmpy2.const_pi() / 4, gmpy2.const_pi() / 2]
    return double_exponential(f, points, DIGITS) * 2 / gmpy2.const_pi()


def by_squares(terms, k, step):
    """The trapezoidal rule in both coordinates, for laws that are alike enough."""
    step, exp, log = gmpy2.mpfr(step), gmpy2.exp, gmpy2.log
    halves = [((i * step) ** 2 / 2, (1 if i else gmpy2.mpfr(1) / 2)) for i in range(int(15.8 / step))]
    ratios = [gmpy2.sqrt(rounded(square)) for square, *_ in terms]
    across = [[r * exp(-s * rounded(b)) for s, _ in halves] for r, (_, _, b) in zip(ratios, terms)]
    total = gmpy2.mpfr(0)
    for s, weight in halves:
        factors = [exp(-s * rounded(a)) for _, a, _ in terms]
        for i, (t, other) in enumerate(halves):
            if s + t > 125:
                break
            total += weight * other * exp(-s - t) * log(sum(f * c[i] for f, c in zip(factors, across)))
    return total * step * step * 2 / gmpy2.const_pi()


def by_entropy(weights, correlations, step):
    """h(X, Y) by the trapezoidal rule over the plane itself, for moderate correlations."""
    step, exp, log = gmpy2.mpfr(step), gmpy2.exp, gmpy2.log
    count = int(16.5 / step)
    laws = []
    for weight, rho in zip(weights, correlations):
        square = rounded(1 - rho * rho)
        side = [exp(-((i * step) ** 2) / (2 * square)) for i in range(count)]
        factor = rounded(weight) / (2 * gmpy2.const_pi() * gmpy2.sqrt(square))
        laws.append((factor, side, exp(rounded(rho) * step * step / square)))
    total, least = gmpy2.mpfr(0), gmpy2.mpfr(10) ** -58
    for i in range(count):
        rows = [[factor * side[i], side, cross**i] for factor, side, cross in laws]
        for sign in (1, -1):
            powers = [gmpy2.mpfr(1)] * len(rows)
            for j in range(count):
                density = sum(front * side[j] * power for (front, side, _), power in zip(rows, powers))
                if density > least:
                    # Both signs of x: a half turn changes nothing. The axes belong to two quarters.
                    total -= density * log(density) * (2 if i and j else 1 if i or j else gmpy2.mpfr(1) / 2)
                powers = [power * (cross if sign > 0 else 1 / cross) for power, (_, _, cross) in zip(powers, rows)]
    return total * step * step


def plane(p):
    weights, correlations = exacts(p["w"]), exacts(p["rho"])
    kept = [k for k, weight in enumerate(weights) if weight]
    weights, correlations = [weights[k] / sum(weights) for k in kept], [correlations[k] for k in kept]
    extreme = max(1 / (1 - abs(rho)) for rho in correlations)
    gmpy2.get_context().precision = 230 + 2 * int(extreme).bit_length()
    views = [pairs(weights, correlations, k) for k in range(len(weights))]
    with mp.workprec(gmpy2.get_context().precision):
        within = -mp.fsum(real(w) * mp.log1p(-real(rho) ** 2) for w, rho in zip(weights, correlations)) / 2

        def whole(method, *arguments):
            total = sum(rounded(w) * method(view, k, *arguments) for k, (w, view) in enumerate(zip(weights, views)))
            # E ln Σ_j (w_j p_j)/(w_k p_k): the label's equivocation.
            label = -mp.fsum(real(w) * mp.log(real(w)) for w in weights) - to_mpmath(total)
            return within - label

        if len(weights) > 2:
            first = whole(by_squares, "0.04")
            second = mp.log(2 * mp.pi * mp.e) - to_mpmath(by_entropy(weights, correlations, "0.04"))
        else:
            first = whole(by_closed_form)
            second = whole(by_squares, "0.045") if extreme < 3 else whole(by_series)
        if agree(first, second):
            return first
    raise Dropped("the methods differ")


VALUES = {"gmm_2d_mi": plane}
