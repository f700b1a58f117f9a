"""Sources under a distortion, and bottlenecks."""

from fractions import Fraction

from truths.decimals import text

from .normal import factored, rows
from .numbers import logarithmic, long, near_one, power, short


def probability(rng, hard):
    if not hard:
        return text(Fraction(rng.randint(1, 99), 100))
    return rng.choice([
        long(rng, rng.uniform(0.01, 0.99)), f"{rng.randint(1, 9)}e-{rng.randint(3, 150)}", near_one(rng, 20), "0.5",
        text(Fraction(1, 2) + Fraction(rng.randint(-9, 9), 10 ** rng.randint(3, 25)))])


def binary_rate(rng, hard):
    p = probability(rng, hard)
    least = min(Fraction(p), 1 - Fraction(p))
    if not hard:
        return {"p": p, "D": text(least * Fraction(rng.randint(0, 9), 10))}
    distortion = rng.choice([
        text(least * (1 - Fraction(rng.randint(1, 9), 10 ** rng.randint(1, 22)))),
        text(least * Fraction(rng.randint(1, 99), 10 ** rng.randint(2, 100))), text(least * Fraction(2)), "0",
        text(least * Fraction(rng.randint(1, 10**20), 10**20))])
    return {"p": p, "D": distortion}


def binary_distortion(rng, hard):
    from math import log, log1p

    p = probability(rng, hard)
    least = float(min(Fraction(p), 1 - Fraction(p)))
    most = -least * log(least) - (1 - least) * log1p(-least)
    if not hard:
        return {"p": p, "R_nats": f"{most * rng.randint(1, 9) / 10:.4g}"}
    if p == "0.5" and rng.random() < 0.5:
        return {"p": p, "R_nats": "0.69314718055994530941723212145817"[: rng.randint(6, 33)]}
    return {"p": p, "R_nats": rng.choice([
        long(rng, most * rng.random()), long(rng, most * 10 ** rng.uniform(-40, -1)), long(rng, most * 1.5),
        long(rng, most * (1 - 10 ** rng.uniform(-8, -1)))])}


def uniform_rate(rng, hard):
    if not hard:
        n = rng.randint(2, 9)
        return {"n": n, "D": text(Fraction(rng.randint(1, 45), 100))}
    n = rng.choice([2, 3, 4, 5, 8, 10, 1000, 2**20])
    edge = 1 - Fraction(1, n)
    return {"n": n, "D": rng.choice([
        long(rng, float(edge) * rng.random()), f"{rng.randint(1, 9)}e-{rng.randint(2, 200)}",
        text(Fraction(int((edge - Fraction(rng.randint(1, 9), 10 ** rng.randint(2, 20))) * 10**25), 10**25)), "0.1"])}


def waterfilling(rng, hard):
    count = rng.randint(1, 6)
    if not hard:
        return {"eigenvalues": [text(Fraction(rng.randint(1, 64), 8)) for _ in range(count)],
                "R_nats": short(rng, 0.05, 4, 3)}
    reach = rng.choice([1, 20, 200])
    values = [power(rng, -reach, reach, rng.choice([1, 25])) for _ in range(count)]
    return {"eigenvalues": values, "R_nats": rng.choice([
        "0", long(rng, rng.uniform(0.01, 5)), long(rng, rng.uniform(1, 300)), power(rng, -30, -1)])}


def law(rng, count, hard):
    parts = sorted(rng.sample(range(1, 100), count - 1))
    exact = [Fraction(b - a, 100) for a, b in zip([0, *parts], [*parts, 100])]
    if hard:
        if rng.random() < 0.4:
            small = Fraction(rng.randint(1, 9), 10 ** rng.randint(5, 40))
            exact = [exact[0] - small, exact[1] + small, *exact[2:]]
        else:
            tiny = [Fraction(rng.randint(1, 10**9), 10 ** rng.randint(11, 13)) for _ in range(count - 1)]
            exact = [1 - sum(tiny), *tiny]
    return [text(x) for x in exact]


def slope(rng, hard):
    count = rng.choice([2, 3, 3, 4]) if hard else 3
    if not hard:
        return {"p": law(rng, 3, False), "lam": short(rng, 0.1, 0.8, 3)}
    model = {"p": law(rng, count, True), "lam": rng.choice([
        long(rng, rng.uniform(0.05, 1.5)), long(rng, 10 ** rng.uniform(-2, 0)), power(rng, 1, 290), "0.002"])}
    if rng.random() < 0.5:
        columns = rng.choice([count, count, count + 1])
        model["d"] = [
            [text(Fraction(rng.randint(1, 64), 8) if i != j else Fraction(0)) for j in range(columns)]
            for i in range(count)]
        if rng.random() < 0.3:
            scale = Fraction(2) ** rng.randint(-40, 40)
            model["d"] = [[text(Fraction(x) * scale) for x in row] for row in model["d"]]
            model["lam"] = text(Fraction(model["lam"]) * scale) if len(model["lam"]) < 40 else model["lam"]
    return model


def binary_bottleneck(rng, hard):
    if not hard:
        return {"p": text(Fraction(rng.randint(1, 49), 100)), "R_nats": text(Fraction(rng.randint(1, 69), 100))}
    return {"p": rng.choice([probability(rng, True), probability(rng, True), "0", "1"]), "R_nats": rng.choice([
        long(rng, rng.uniform(0.01, 0.69)), power(rng, -100, -3), long(rng, rng.uniform(0.7, 3)),
        "0.69314718055994530941723212145817"[: rng.randint(6, 33)]])}


def pair(rng, hard):
    def symmetric(size, scales):
        return rows(factored(rng, size, lambda i, j: Fraction(rng.randint(-4, 4), 8), scales))

    size = 2 if not hard else rng.randint(1, 3)
    other = 2 if not hard else rng.randint(1, 3)
    gain = lambda: Fraction(rng.choice([-1, 1]) * rng.randint(1, 12), 8)
    if not hard:
        return {"Sx": symmetric(2, [Fraction(1)] * 2), "B": rows([[gain(), gain()] for _ in range(2)]),
                "Sn": symmetric(2, [Fraction(1)] * 2)}
    form = rng.randrange(3)
    scale = lambda: Fraction(10) ** rng.randint(-60, 60) if form == 0 else Fraction(1)
    digits = lambda: Fraction(long(rng, rng.uniform(-2, 2))) if form == 1 else gain()
    b = [[digits() for _ in range(size)] for _ in range(other)]
    if form == 2:
        size = other = rng.randint(2, 3)
        b = [[Fraction(10) ** rng.randint(-12, 12) if i == j else Fraction(0) for j in range(size)]
             for i in range(size)]
    return {"Sx": symmetric(size, [scale() for _ in range(size)]), "B": rows(b),
            "Sn": symmetric(other, [scale() for _ in range(other)])}


def indexed(rng, hard):
    """An index of a component that Y shows."""
    model = pair(rng, hard)
    return {**model, "index": rng.randint(1, min(len(model["Sx"]), len(model["Sn"])))}


def weighted(rng, hard):
    if not hard:
        return {**pair(rng, False), "beta": text(Fraction(rng.randint(15, 200), 10))}
    return {**pair(rng, True), "beta": rng.choice([
        long(rng, rng.uniform(1.01, 30)), text(1 + Fraction(rng.randint(1, 9), 10 ** rng.randint(3, 24))),
        power(rng, 1, 100), logarithmic(rng, 0.01, 6, 9)])}


DRAWS = {
    "binary_source_RD": (binary_rate, 80), "binary_source_DR": (binary_distortion, 80),
    "uniform_hamming_RD": (uniform_rate, 70), "gaussian_reverse_waterfilling_D": (waterfilling, 80),
    "rd_3x3_D_at_slope": (slope, 60), "rd_3x3_R_at_slope": (slope, 60), "rd_3x3_lagrangian": (slope, 60),
    "binary_symmetric_ib": (binary_bottleneck, 80), "gaussian_vector_mi": (pair, 70), "gib_eigenvalue": (indexed, 70),
    "gib_critical_beta": (indexed, 60), "gib_IXT": (weighted, 70), "gib_ITY": (weighted, 70),
}
