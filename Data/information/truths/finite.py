"""Informations of finite joint laws, and divergences of pairs of laws.

First method: sums of p ln(p/q) over exact quotients, and powers, in Arb. Second: sums of entropies or of powers of
roots, with a logarithm for each probability, in mpmath.
"""

from fractions import Fraction
from itertools import product

import mpmath as mp
from flint import arb

from .decimals import ball, exact, exacts, real


def normal(values):
    total = sum(values)
    return [x / total for x in values]


def joint(p):
    """The law as a dictionary from outcomes to exact probabilities, and the number of variables."""
    shape, level = [], p["p"]
    while isinstance(level, list):
        shape.append(len(level))
        level = level[0]
    flat = p["p"]
    for _ in shape[1:]:
        flat = [x for row in flat for x in row]
    return dict(zip(product(*(range(size) for size in shape)), normal(exacts(flat)))), len(shape)


def margin(law, variables):
    masses = {}
    for outcome, mass in law.items():
        key = tuple(outcome[v] for v in variables)
        masses[key] = masses.get(key, Fraction(0)) + mass
    return masses


def divergence_ball(pairs):
    """Σ p ln(p/q) of exact pairs."""
    return sum((ball(x) * ball(x / y).log() for x, y in pairs if x), arb(0))


def entropy_real(masses):
    return -mp.fsum(real(x) * (mp.log(x.numerator) - mp.log(x.denominator)) for x in masses if x)


def entropies(law, signs):
    """Σ of signed entropies of some variables."""
    return mp.fsum(sign * entropy_real(margin(law, variables).values()) for sign, variables in signs)


def conditional(law, a, b, c):
    joint_law, both = margin(law, a + b + c), margin(law, c)
    left, right = margin(law, a + c), margin(law, b + c)
    pairs = []
    for outcome, mass in joint_law.items():
        x, y, z = outcome[: len(a)], outcome[len(a): len(a) + len(b)], outcome[len(a) + len(b):]
        if mass:
            pairs.append((mass, left[x + z] * right[y + z] / both[z]))
    return pairs


def information(p):
    law, _ = joint(p)
    a, b, c = p.get("first", [0]), p.get("second", [1]), p.get("given", [])
    signs = [(1, a + c), (1, b + c), (-1, a + b + c)] + ([(-1, c)] if c else [])
    return lambda: divergence_ball(conditional(law, a, b, c)), lambda: entropies(law, signs)


def correlation(p):
    law, count = joint(p)
    margins = [margin(law, [v]) for v in range(count)]

    def one():
        pairs = []
        for outcome, mass in law.items():
            base = Fraction(1)
            for v, value in enumerate(outcome):
                base *= margins[v][(value,)]
            pairs.append((mass, base))
        return divergence_ball(pairs)

    return one, lambda: entropies(law, [(1, [v]) for v in range(count)] + [(-1, list(range(count)))])


def interaction(p):
    law, _ = joint(p)
    signs = [(1, [0]), (1, [1]), (1, [2]), (-1, [0, 1]), (-1, [0, 2]), (-1, [1, 2]), (1, [0, 1, 2])]
    return lambda: (
        divergence_ball(conditional(law, [0], [1], [])) - divergence_ball(conditional(law, [0], [1], [2]))
    ), lambda: entropies(law, signs)


def laws(p):
    return normal(exacts(p["p"])), normal(exacts(p["q"]))


def relative_entropy(p):
    first, second = laws(p)

    def other():
        return mp.fsum(real(x) * (mp.log(real(x)) - mp.log(real(y))) for x, y in zip(first, second) if x)

    return lambda: divergence_ball(zip(first, second)), other


def jensen_shannon(p):
    first, second = laws(p)
    middle = [(x + y) / 2 for x, y in zip(first, second)]

    def one():
        return (divergence_ball(zip(first, middle)) + divergence_ball(zip(second, middle))) / 2

    return one, lambda: entropy_real(middle) - (entropy_real(first) + entropy_real(second)) / 2


def renyi(p):
    first, second = laws(p)
    order = exact(p["order"])
    shared = [(x, y) for x, y in zip(first, second) if x and y]

    def one():
        terms = [(ball(y).log() + ball(order) * ball(x / y).log()) for x, y in shared]
        most = max(terms, key=lambda term: float(term.mid()))
        return (sum(((term - most).exp() for term in terms), arb(0)).log() + most) / ball(order - 1)

    def other():
        alpha = real(order)
        return mp.log(mp.fsum(mp.power(real(x), alpha) * mp.power(real(y), 1 - alpha) for x, y in shared)) / (alpha - 1)

    return one, other


def total_variation(p):
    first, second = laws(p)
    distance = sum(abs(x - y) for x, y in zip(first, second)) / 2
    return lambda: ball(distance), lambda: mp.fsum(max(real(x) - real(y), mp.mpf(0)) for x, y in zip(first, second))


VALUES = {
    "finite_mutual_information": information, "finite_total_correlation": correlation,
    "finite_interaction_information": interaction, "finite_kl_divergence": relative_entropy,
    "finite_jensen_shannon_divergence": jensen_shannon, "finite_renyi_divergence": renyi,
    "finite_total_variation": total_variation,
}
