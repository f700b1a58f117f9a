"""Reference values of integrals over normal mixtures on the line, as rigorous enclosures in Arb.

Usage: pip install python-flint mpmath; python3 mixtures.py > mixtures.tsv

Every number of the input is the exact value of the binary64 number printed; weights are divided by their exact sum. Each
integral is taken by acb.integral, whose enclosures are proved (F. Johansson, "Numerical integration in arbitrary-precision
ball arithmetic", 2018), over 45 standard deviations around all means; what lies beyond is below 1e-400. Components of one variance (constellations
behind noise) are summed by the trapezoid rule instead, its step halved until 44 digits repeat: its error falls
exponentially. Components of very different scales are summed by Gauss-Legendre rules of 64 nodes on pieces of half a standard
deviation around every mean and pieces that grow by half beyond, which must agree with rules of 48 nodes to 43 digits; where they do not, below 1e-42, nan is printed. The Bayes error
comes from the roots of the densities' differences and the complementary error function, in mpmath.
"""

import math
import random
import sys

import flint
import mpmath
from flint import acb, arb, ctx

ctx.prec = 320
mpmath.mp.dps = 90
DIGITS = 40
REACH = 45


def digits(value):
    """40 digits of an enclosure that is known to as many."""
    radius = value.rad()
    assert radius == 0 or radius < abs(value.mid()) * arb(10) ** -(DIGITS + 2), value
    return value.str(DIGITS, radius=False)


def integral(function, points):
    """The sum over the pieces between points, to a relative 2^-152 of a first rough sum."""
    pieces = list(zip(points, points[1:]))

    def total(relative, absolute):
        return sum(
            (
                acb.integral(function, a, b, rel_tol=relative, abs_tol=absolute, eval_limit=10**7, depth_limit=10**4)
                for a, b in pieces
            ),
            acb(0),
        ).real

    for bits in (60, 250, 1500):
        rough = abs(total(arb(2) ** -10, arb(2) ** -bits).mid())
        if rough > arb(2) ** (20 - bits):
            break
    return total(arb(2) ** -152, rough * arb(2) ** -152)


def trapezoid(function, low, high):
    """The integral of a function that is analytic in a strip and vanishes at both ends."""
    count = 256
    last = None
    while True:
        step = (high - low) / count
        total = sum((function(low + step * index) for index in range(1, count)), arb(0)) * step
        if last is not None and abs(total - last) < abs(total.mid()) * arb(10) ** -44:
            return arb(total.mid())
        last, count = arb(total.mid()), 2 * count


RULES = {n: [arb.legendre_p_root(n, k, weight=True) for k in range(n)] for n in (48, 64)}


def composite(function, means, deviations, reach):
    """The integral by fixed rules on pieces that follow every component's own scale."""
    points = {min(means) - reach, max(means) + reach}
    for mean, deviation in zip(means, deviations):
        ladder = [deviation * step / 2 for step in range(25)]
        while ladder[-1] < reach:
            ladder.append(ladder[-1] * 1.5)
        points |= {mean + sign * step for step in ladder for sign in (-1, 1)}
    points = [p for p in sorted(points) if min(means) - reach <= p <= max(means) + reach]
    sums = []
    for count in (48, 64):
        total = arb(0)
        for low, high in zip(points, points[1:]):
            middle, half = (arb(low) + arb(high)) / 2, (arb(high) - arb(low)) / 2
            total += half * sum((weight * function(middle + half * node) for node, weight in RULES[count]), arb(0))
        sums.append(arb(total.mid()))
    if abs(sums[1] - sums[0]) < abs(sums[1]) * arb(10) ** -43:
        return sums[1]
    assert abs(sums[1]) < arb(10) ** -42, sums
    return None


def model_values(weights, means, variances, noise):
    keep = [k for k in range(len(weights)) if weights[k] > 0]
    total = sum((arb(w) for w in weights), arb(0))
    w = [acb(arb(weights[k]) / total) for k in keep]
    m = [acb(means[k]) for k in keep]
    v = [acb(arb(variances[k]) + arb(noise)) for k in keep]
    count = len(keep)
    scale = [w[k] / (2 * acb.pi() * v[k]).sqrt() for k in range(count)]
    points = set()
    deviations = [math.sqrt(variances[k] + noise) for k in keep]
    wide = max(deviations)
    isscaled = count > 1 and min(deviations) * 20 < wide or min(weights) < 1e-3 or max(means) - min(means) > 10 * wide
    for k in range(count):
        for step in (0, 2, 5, 12):
            for sign in (-1, 1):
                points.add(means[keep[k]] + sign * step * deviations[k])
    points |= {min(means) - REACH * wide, max(means) + REACH * wide}
    points = [acb(p) for p in sorted(points)]

    def densities(x):
        return [scale[k] * (-((x - m[k]) ** 2) / (2 * v[k])).exp() for k in range(count)]

    constant = [x.log() for x in scale]

    def logs(x):
        """The logarithms of the densities, which are quadratic, and the densities."""
        heights = [constant[k] - (x - m[k]) ** 2 / (2 * v[k]) for k in range(count)]
        return heights, [h.exp() for h in heights]

    def equivocation(x, analytic):
        heights, d = logs(x)
        total = sum(d, acb(0))
        return total * total.log(analytic) - sum((d[k] * heights[k] for k in range(count)), acb(0))

    def ratio(x, j, k):
        """Density j over density k, of one variance."""
        return (w[j] / w[k]).real * ((m[j] - m[k]).real * (2 * x - (m[j] + m[k]).real) / (2 * v[k].real)).exp()

    def real_densities(x):
        return [scale[k].real * (-((x - m[k].real) ** 2) / (2 * v[k].real)).exp() for k in range(count)]

    def small_equivocation(x):
        d = real_densities(x)
        return sum((d[k] * sum((ratio(x, j, k) for j in range(count) if j != k), arb(0)).log1p() for k in range(count)), arb(0))

    def information(x, analytic):
        heights, d = logs(x)
        total = sum(d, acb(0))
        shares = [w[k].log() for k in range(count)]
        return sum((d[k] * (heights[k] - shares[k]) for k in range(count)), acb(0)) - total * total.log(analytic)

    def squared_error(x):
        d = real_densities(x)
        result = arb(0)
        for i in range(count):
            ratios = [ratio(x, j, i) for j in range(count)]
            gaps = sum((ratios[j] * (m[i] - m[j]).real ** 2 for j in range(count)), arb(0))
            result += d[i] * gaps / sum(ratios, arb(0)) / 2
        return result

    if count == 1:
        info, left, square = arb(0), arb(0), arb(0)
    else:
        entropy = -sum((x * x.log() for x in w), acb(0)).real
        # The mean squared error is asked for of constellations alone.
        square = arb(0)
        if max(variances) == 0:
            ends = points[0].real, points[-1].real
            left = trapezoid(small_equivocation, *ends)
            square = trapezoid(squared_error, *ends)
        elif isscaled:
            real = lambda f: lambda x: f(acb(x), False).real
            own = [means[k] for k in keep], deviations, REACH * wide
            left = composite(real(equivocation), *own)
        else:
            left = integral(equivocation, points)
        info = entropy - left if left is not None else entropy
        if not info > arb(10) ** -2:
            info = composite(real(information), *own) if isscaled else integral(information, points)
            assert abs(info + left - entropy) < arb(10) ** -DIGITS
    spread = sum((w[k] * (2 * acb.pi() * v[k]).log() + w[k] for k in range(count)), acb(0)).real / 2
    return [digits(info), "nan" if left is None else digits(left), digits(square), digits(info + spread)]


def bayes_error(weights, means, variances, noise):
    mpf = mpmath.mpf
    total = sum(mpf(w) for w in weights)
    parts = [
        (mpf(weights[k]) / total, mpf(means[k]), mpf(variances[k]) + mpf(noise))
        for k in range(len(weights))
        if weights[k] > 0
    ]

    def height(part, x):
        w, m, v = part
        return mpmath.log(w) - mpmath.log(v) / 2 - (x - m) ** 2 / (2 * v)

    cuts = set()
    for i, (w1, m1, v1) in enumerate(parts):
        for w2, m2, v2 in parts[:i]:
            a = 1 / v1 - 1 / v2
            b = -2 * (m1 / v1 - m2 / v2)
            c = m1**2 / v1 - m2**2 / v2 - 2 * (mpmath.log(w1 / w2) - mpmath.log(v1 / v2) / 2)
            if a == 0:
                if b != 0:
                    cuts.add(-c / b)
            elif b * b - 4 * a * c >= 0:
                root = mpmath.sqrt(b * b - 4 * a * c)
                cuts |= {(-b + root) / (2 * a), (-b - root) / (2 * a)}
    cuts = sorted(cuts)
    places = [0] if not cuts else [cuts[0] - 1] + [(a + b) / 2 for a, b in zip(cuts, cuts[1:])] + [cuts[-1] + 1]
    ends = [-mpmath.inf] + cuts + [mpmath.inf]
    tail = lambda z: mpmath.erfc(z / mpmath.sqrt(2)) / 2
    error = mpf(0)
    for index, place in enumerate(places):
        best = max(range(len(parts)), key=lambda k: height(parts[k], place))
        for k, (w, m, v) in enumerate(parts):
            if k != best:
                low, high = [(end - m) / mpmath.sqrt(v) for end in ends[index : index + 2]]
                error += w * (tail(low) - tail(high) if low > 0 else tail(-high) - tail(-low))
    return mpmath.nstr(error, DIGITS, strip_zeros=False)


def models():
    random.seed(20261124)
    u = random.uniform

    def weights(count, least=0.05):
        raw = [u(least, 1) for _ in range(count)]
        return [x / sum(raw) for x in raw]

    for index in range(8):
        count = random.randint(2, 4)
        yield (f"moderate-{index}", weights(count), [u(-5, 5) for _ in range(count)], [u(0.3, 3) for _ in range(count)], 0.0)
    for index in range(4):
        count = random.randint(2, 3)
        noise = 10 ** u(2, 6)
        yield (f"faint-{index}", weights(count), [u(-1, 1) for _ in range(count)], [u(0, 1) for _ in range(count)], noise)
    for index in range(5):
        count = random.randint(2, 3)
        points = random.sample(range(-8, 9), count)
        yield (f"clear-{index}", weights(count), [float(x) for x in points], [0.0] * count, 10 ** u(-2, -0.5))
    for index in range(6):
        count = 2
        variances = [10 ** u(-16, 0) for _ in range(count)]
        yield (f"narrow-{index}", weights(count), [u(-2, 2) for _ in range(count)], variances, 0.0)
    for index in range(4):
        means = [u(-1, 1)] * 2
        yield (f"concentric-{index}", weights(2), means, [1.0, 10 ** u(-20, 6)], 0.0)
    for index, order in enumerate((3, 4, 8)):
        points = [float(2 * k - order + 1) for k in range(order)]
        yield (f"pam-{order}", [1 / order] * order, points, [0.0] * order, 10 ** u(-1, 1))
    for index in range(4):
        share = 10 ** u(-14, -3)
        yield (f"rare-{index}", [1 - share, share], [0.0, u(-6, 6)], [1.0, u(0.2, 5)], 0.0)
    for index in range(4):
        gap = 10 ** u(-7, -2)
        yield (f"alike-{index}", weights(3), [1.0, 1.0 + gap, 1.0 - gap / 3], [1.0, 1.0 + gap * u(-1, 1), 1.0], 0.0)
    yield ("one", [1.0], [3.0], [2.0], 0.5)
    yield ("twins", [0.25, 0.75], [1.0, 1.0], [2.0, 2.0], 0.0)


def main():
    print("# Integrals over normal mixtures; natural logarithms. Made by mixtures.py with Python", sys.version.split()[0])
    print(
        f"# python-flint {flint.__version__} (FLINT {flint.__FLINT_VERSION__}), {ctx.prec} bits, by the rules that the script describes;",
        f"mpmath {mpmath.__version__}, {mpmath.mp.dps} digits, for the Bayes error; {DIGITS} digits are printed.",
    )
    print("# model\tweights\tmeans\tvariances\tnoise variance\tI(Y;T)\tH(Y|T)\tmean squared error\th(T)\tBayes error")
    for model in models():
        print(row(*model), flush=True)


def row(name, weights, means, variances, noise):
    """A line of the table."""
    while not abs(math.fsum(weights) - 1) <= 2e-16 * len(weights):
        weights[-1] += 1 - math.fsum(weights)
    values = model_values(weights, means, variances, noise) + [bayes_error(weights, means, variances, noise)]
    columns = [",".join(map(repr, x)) for x in (weights, means, variances)] + [repr(noise)] + values
    return "\t".join([name, *columns])


if __name__ == "__main__":
    main()
