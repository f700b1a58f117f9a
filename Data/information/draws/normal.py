"""Jointly normal blocks, Student laws, tails and uniform noise."""

from fractions import Fraction

from truths.decimals import text

from .numbers import logarithmic, long, near_one, power, short, sign


def rows(matrix):
    return [[text(x) for x in row] for row in matrix]


def factored(rng, size, entry, scales):
    """S L Lᵀ S of a unit lower triangle and scales, exactly: positive definite however near a singular one."""
    factor = [[entry(i, j) if j < i else Fraction(int(i == j)) for j in range(size)] for i in range(size)]
    return [
        [scales[i] * scales[j] * sum(factor[i][k] * factor[j][k] for k in range(size)) for j in range(size)]
        for i in range(size)
    ]


def covariance(rng, hard):
    size = rng.randint(2, 5)
    ones = [Fraction(1)] * size
    plain = lambda i, j: Fraction(rng.randint(-8, 8), 4)
    if not hard:
        return factored(rng, size, plain, ones)
    form = rng.randrange(5)
    if form == 0:
        return factored(rng, size, plain, [Fraction(10) ** rng.randint(-70, 70) for _ in ones])
    if form == 1:
        return factored(rng, size, lambda i, j: Fraction(rng.randint(-99, 99), 10 ** rng.randint(2, 25)), ones)
    if form == 2:
        return factored(rng, size, lambda i, j: Fraction(long(rng, rng.uniform(-2, 2), 20)), ones)
    if form == 3:
        # Two that are almost the same, or four in pairs: a correlation of 1 − 10^-k.
        size = rng.choice([2, 4])
        rho = Fraction(near_one(rng, 20))
        base = factored(rng, size // 2, plain, [Fraction(10) ** rng.randint(-3, 6)] * (size // 2))
        matrix = [[Fraction(0)] * size for _ in range(size)]
        for i in range(size):
            for j in range(size):
                matrix[i][j] = base[i // 2][j // 2] * (1 if i % 2 == j % 2 else rho)
        return matrix
    edge = 10 ** rng.randint(4, 20)
    return [[Fraction(edge), Fraction(edge - 1)], [Fraction(edge - 1), Fraction(edge)]]


def blocks(rng, hard):
    matrix = covariance(rng, hard)
    size = len(matrix)
    order = rng.sample(range(size), size)
    cut = rng.randint(1, size - 1)
    rest = order[cut:]
    given = rest[1:] if rng.random() < 0.4 else []
    return {
        "covariance": rows(matrix), "first": order[:cut], "second": rest[:1] if given else rest, "given": given,
    }


def block_information(rng, hard):
    return blocks(rng, hard)


def block_entropy(rng, hard):
    model = blocks(rng, hard)
    return {"covariance": model["covariance"], "block": model["first"], "given": model["given"]}


def correlation(rng, hard):
    if not hard:
        return sign(rng, short(rng, 0.001, 0.99))
    return sign(rng, rng.choice([near_one(rng, 20), logarithmic(rng, -150, -2, 9), long(rng, rng.uniform(0.01, 0.99))]))


def bivariate_normal(rng, hard):
    return {"rho": correlation(rng, hard)}


def degrees(rng, hard):
    return rng.choice([power(rng, -60, 60, 12), long(rng, rng.uniform(0.1, 50))]) if hard else logarithmic(rng, -1, 4)


def bivariate_student(rng, hard):
    return {"dof": degrees(rng, hard), "rho": correlation(rng, hard)}


def multivariate_student(rng, hard):
    if rng.random() < 0.5:
        most = 1000 if hard else 8
        return {"dim_x": rng.randint(1, most), "dim_y": rng.randint(1, most), "dof": degrees(rng, hard)}
    matrix = covariance(rng, hard)
    cut = rng.randint(1, len(matrix) - 1)
    return {"dim_x": cut, "dim_y": len(matrix) - cut, "dof": degrees(rng, hard), "dispersion": rows(matrix)}


def tail(rng, hard):
    if not hard:
        return {"x": short(rng, -8, 37, 5)}
    return {"x": rng.choice([
        long(rng, rng.uniform(-37, 37)), long(rng, rng.uniform(37.5, 140)), sign(rng, power(rng, -150, -1)),
        f"{rng.randint(-30, 37)}"])}


def log_tail(rng, hard):
    if not hard:
        return {"x": short(rng, -8, 1000, 5)}
    return {"x": rng.choice([long(rng, rng.uniform(-60, 60)), sign(rng, power(rng, -150, 1)), power(rng, 1, 149)])}


def amplitude_error(rng, hard):
    """A level at which the neighboring amplitudes are up to 36 deviations (plain) or 140 (hard) away."""
    from math import log10

    count = rng.choice([2, 3, 4, 8, 16, 64]) if not hard else rng.choice([2, 5, 1000, 2**20 - 1, 2**20])
    most = 10 * log10((36 if not hard else 140) ** 2 * (count**2 - 1) / 3)
    if not hard:
        return {"M": count, "snr_db": short(rng, -40, min(most, 60))}
    return {"M": count, "snr_db": rng.choice([
        long(rng, rng.uniform(-300, most)), long(rng, rng.uniform(most - 12, most)), "-300"])}


def uniform_noise(rng, hard):
    if not hard:
        return {"eps": logarithmic(rng, -4, 3)}
    return {"eps": rng.choice([power(rng, -300, 300), long(rng, rng.uniform(0.49, 0.51)), "5e-324", "0.5"])}


DRAWS = {
    "gaussian_block_mi": (block_information, 90), "gaussian_entropy": (block_entropy, 80),
    "bivariate_normal_mi": (bivariate_normal, 80), "bivariate_student_mi": (bivariate_student, 80),
    "multivariate_student_mi": (multivariate_student, 70), "gaussian_tail_Q": (tail, 80),
    "gaussian_tail_log_Q": (log_tail, 80), "pam_symbol_error_rate": (amplitude_error, 80),
    "additive_uniform_noise_mi": (uniform_noise, 60),
}
