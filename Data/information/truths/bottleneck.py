"""The Gaussian bottleneck of X and Y = BX + N, by the signal-to-noise ratios γ: eigenvalues of Σ_X Bᵀ Σ_N⁻¹ B.

First method: roots of the exact characteristic polynomial, isolated by Arb. Second: singular values of the whitened
gain in mpmath.
"""

import mpmath as mp
from flint import arb, fmpq_mat

from .decimals import ball, exact, exact_matrix, rational, real

MODEL = {
    "Sx": [["2", "0.5"], ["0.5", "1"]], "B": [["0.8", "0.3"], ["-0.2", "0.5"]], "Sn": [["0.5", "0.1"], ["0.1", "0.7"]],
}


def matrices(p):
    return [exact_matrix(p.get(name, MODEL[name])) for name in ("Sx", "B", "Sn")]


def rational_matrix(rows):
    return fmpq_mat(len(rows), len(rows[0]), [rational(x) for row in rows for x in row])


def product(p):
    sx, b, sn = map(rational_matrix, matrices(p))
    return sx * b.transpose() * sn.inv() * b


def ratios_ball(p):
    """γ, the greatest first."""
    polynomial = product(p).charpoly()
    roots = []
    for root, times in polynomial.numer().complex_roots():
        if not root.imag.is_zero():
            return [arb("nan")] * polynomial.degree()
        roots += [root.real] * times
    return sorted(roots, key=lambda root: sum(1 for other in roots if other > root))


def ratios_real(p):
    sx, b, sn = (mp.matrix([[real(x) for x in row] for row in rows]) for rows in matrices(p))
    left, right = mp.cholesky(sn), mp.cholesky(sx)
    whitened = mp.lu_solve(left, b * right) if b.cols == 1 else mp.inverse(left) * b * right
    values = [x * x for x in mp.svd_r(whitened, compute_uv=False)] if min(b.rows, b.cols) > 0 else []
    return sorted(values + [mp.mpf(0)] * (b.cols - len(values)), reverse=True)


def part(p, function):
    index = int(p.get("index", 1)) - 1
    return lambda: function(ratios_ball(p)[index]), lambda: function(ratios_real(p)[index])


def information(p):
    def one():
        matrix = product(p)
        size = matrix.nrows()
        unit = fmpq_mat(size, size, [int(i == j) for i in range(size) for j in range(size)])
        return arb((unit + matrix).det() - 1).log1p() / 2

    return one, lambda: mp.fsum(map(mp.log1p, ratios_real(p))) / 2


def optimum(p, term_ball, term_real):
    """The sum over the components with (β−1)γ > 1."""
    beta = exact(p["beta"])

    def one():
        total = arb(0)
        for ratio in ratios_ball(p):
            weight = ball(beta - 1) * ratio
            if weight > 1:
                total += term_ball(ratio)
            elif not weight <= 1:
                return arb("nan")
        return total

    def other():
        return mp.fsum(term_real(ratio) for ratio in ratios_real(p) if real(beta - 1) * ratio > 1)

    return one, other


def rate(p):
    beta = exact(p["beta"])
    return optimum(p, lambda g: (ball(beta - 1) * g).log() / 2, lambda g: (mp.log(real(beta - 1)) + mp.log(g)) / 2)


def relevance(p):
    """½ ln((1+γ)(β−1)/β)."""
    beta = exact(p["beta"])
    return optimum(
        p, lambda g: ((1 + g) * ball((beta - 1) / beta)).log() / 2,
        lambda g: (mp.log1p(g) + mp.log1p(-1 / real(beta))) / 2)


VALUES = {
    "gib_eigenvalue": lambda p: part(p, lambda g: 1 / (1 + g)),
    "gib_critical_beta": lambda p: part(p, lambda g: (1 + g) / g),
    "gaussian_vector_mi": information, "gib_IXT": rate, "gib_ITY": relevance,
}
