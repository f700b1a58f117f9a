"""Finite joint laws and pairs of laws."""

from fractions import Fraction
from math import prod

from truths.decimals import text

from .numbers import long, power


def written(values, fractions):
    """Exact numbers as decimals, or as fractions of whole numbers where a decimal would not end."""
    return [f"{x.numerator}/{x.denominator}" if fractions else text(x) for x in values]


def completed(rng, tiny):
    """Small numbers and what completes them to 1, in random order."""
    values = [1 - sum(tiny), *tiny]
    rng.shuffle(values)
    return values


def law(rng, count, hard):
    """Numbers that sum to 1 exactly, as texts; the hard ones are small, of many digits, or fractions."""
    if not hard:
        parts = sorted(rng.sample(range(1, 100 * count), count - 1))
        return written([Fraction(b - a, 100 * count) for a, b in zip([0, *parts], [*parts, 100 * count])], True)
    form = rng.randrange(3)
    if form == 0:
        least = rng.choice([-20, -150, -320, -1000])
        return written(completed(rng, [
            Fraction(rng.randint(0, 99)) * Fraction(10) ** rng.randint(least, -3) for _ in range(count - 1)]), False)
    if form == 1:
        return written(completed(rng, [Fraction(long(rng, rng.uniform(0.01, 0.9) / count)) for _ in range(count - 1)]),
                       False)
    parts = [rng.choice([0, 1, rng.randint(1, 10**12)]) for _ in range(count - 1)] + [rng.randint(1, 10**12)]
    return written([Fraction(x, sum(parts)) for x in parts], True)


def nested(flat, shape):
    if len(shape) == 1:
        return flat
    step = len(flat) // shape[0]
    return [nested(flat[i * step:(i + 1) * step], shape[1:]) for i in range(shape[0])]


def table(rng, hard, variables):
    """A joint law; some of the hard ones are a product law that is changed far behind its leading digits."""
    shape = [rng.randint(2, 3) for _ in range(variables)]
    count = prod(shape)
    if not hard or rng.random() < 0.6:
        return nested(law(rng, count, hard), shape)
    margins = [[rng.randint(1, 99) for _ in range(size)] for size in shape]
    weights = [Fraction(1)]
    for margin in margins:
        weights = [x * Fraction(y, sum(margin)) for x in weights for y in margin]
    places = rng.sample(range(count), 2)
    change = Fraction(rng.randint(1, 99), 10 ** rng.randint(8, 25))
    if weights[places[0]] > change:
        weights[places[0]] -= change
        weights[places[1]] += change
    scale = prod(sum(margin) for margin in margins)
    places = max(0, 36 - len(str(scale)))
    # Rounded to a common denominator of at most 40 digits, with the rest on the last one.
    unit = scale * 10**places
    whole = [int(x * unit) for x in weights]
    whole[-1] += unit - sum(whole)
    return nested([f"{x}/{unit}" for x in whole], shape)


def information(rng, hard):
    variables = rng.choice([2, 2, 3])
    model = {"p": table(rng, hard, variables)}
    if variables == 3:
        order = rng.sample(range(3), 3)
        model.update(rng.choice([
            {"first": order[:1], "second": order[1:2], "given": order[2:]}, {"first": order[:1], "second": order[1:]},
            {"first": order[:1], "second": order[1:2]}]))
    return model


def correlation(rng, hard):
    return {"p": table(rng, hard, rng.choice([2, 3, 4]))}


def interaction(rng, hard):
    return {"p": table(rng, hard, 3)}


def pair(rng, hard):
    count = rng.randint(2, 6)
    first = law(rng, count, hard)
    if hard and rng.random() < 0.4:
        exact = [Fraction(x) for x in first]
        place = max(range(count), key=lambda i: exact[i])
        other = (place + 1) % count
        change = exact[place] * Fraction(rng.randint(1, 9), 10 ** rng.randint(6, 14))
        exact[place] -= change
        exact[other] += change
        if all(len(str(x.denominator)) <= 40 for x in exact):
            return {"p": first, "q": written(exact, True)}
    return {"p": first, "q": law(rng, count, hard)}


def covered(rng, hard):
    """A pair of which the second law has every outcome of the first: otherwise the divergence is infinite."""
    while True:
        model = pair(rng, hard)
        if all(Fraction(y) or not Fraction(x) for x, y in zip(model["p"], model["q"])):
            return model


def renyi(rng, hard):
    model = covered(rng, hard)
    order = rng.choice(["1/2", "2", "3", "1/3", "0.9", "1.5"]) if not hard else rng.choice([
        "1/7", "1.000000001", "0.9999999999999999999999", "50", "1000", long(rng, rng.uniform(0.05, 8)),
        power(rng, -30, -1), power(rng, 1, 12), "2"])
    return {**model, "order": order}


DRAWS = {
    "finite_mutual_information": (information, 80), "finite_total_correlation": (correlation, 50),
    "finite_interaction_information": (interaction, 50), "finite_kl_divergence": (covered, 60),
    "finite_jensen_shannon_divergence": (pair, 60), "finite_renyi_divergence": (renyi, 80),
    "finite_total_variation": (pair, 40),
}
