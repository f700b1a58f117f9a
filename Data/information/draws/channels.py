"""Finite channels, with costs of their inputs and orders of Gallager's function."""

from fractions import Fraction

from truths.decimals import text

from .finite import law, written
from .numbers import long, power


def channel(rng, hard):
    inputs, outputs = rng.randint(2, 3), rng.randint(2, 4)
    if not hard:
        return {"channel": [law(rng, outputs, False) for _ in range(inputs)]}
    form = rng.randrange(4)
    if form == 0:
        return {"channel": [law(rng, outputs, True) for _ in range(rng.randint(2, 4))]}
    if form == 1:
        # Rows that almost agree.
        first = [Fraction(x) for x in law(rng, outputs, False)]
        place = max(range(outputs), key=lambda y: first[y])
        change = Fraction(rng.randint(1, 9), 10 ** rng.randint(2, 6))
        second = [x + (-change if y == place else change if y == (place + 1) % outputs else 0)
                  for y, x in enumerate(first)]
        return {"channel": [written(first, True), written(second, True)]}
    if form == 2:
        # A Z channel and an erasing one of extreme parameters.
        e = Fraction(power(rng, -40, -2, 9))
        return {"channel": rng.choice([
            [["1", "0"], written([e, 1 - e], False)], [["1", "0"], written([1 - e, e], False)],
            [written([1 - e, 0, e], False), written([0, 1 - e, e], False)]])}
    e = Fraction(long(rng, rng.uniform(0.01, 0.49)))
    return {"channel": [written([1 - e, e], False), written([e, 1 - e], False)]}


def priced(rng, hard):
    model = channel(rng, hard)
    size = len(model["channel"])
    costs = [Fraction(rng.randint(0, 20), 4) for _ in range(size)]
    if len(set(costs)) == 1:
        costs[0] += 1
    least, most = min(costs), max(costs)
    share = Fraction(rng.randint(5, 60), 100)
    if hard:
        share = rng.choice([Fraction(0), Fraction(2), Fraction(long(rng, rng.uniform(0.01, 0.6)))])
        scale = Fraction(10) ** rng.randint(-200, 200)
        costs, least, most = [x * scale for x in costs], least * scale, most * scale
    return {**model, "costs": [text(x) for x in costs], "budget": text(least + (most - least) * share)}


def ordered(rng, hard):
    order = rng.choice(["0.25", "0.5", "1", "0.1", "2"]) if not hard else rng.choice([
        "0", long(rng, rng.uniform(0.01, 5)), power(rng, -6, -2), "30"])
    return {**channel(rng, hard), "rho": order}


DRAWS = {
    "channel_capacity": (channel, 60), "channel_cost_capacity": (priced, 40), "channel_gallager_function": (ordered, 50),
}
