"""Jointly normal variables, and Student laws.

First method: exact determinants of fractions and Arb's functions. Second: Cholesky factors and mpmath's functions.
"""

import mpmath as mp
from flint import arb, fmpq_mat

from .decimals import ball, exact, exact_matrix, rational, real


def determinant(matrix, rows):
    """An exact determinant."""
    rows = list(rows)
    entries = [rational(matrix[i][j]) for i in rows for j in rows]
    return fmpq_mat(len(rows), len(rows), entries).det() if rows else rational(exact(1))


def information_ball(matrix, first, second, given):
    """I(A;B|C) = ½ ln(det Σ_AC det Σ_BC / (det Σ_C det Σ_ABC))."""
    numerator = determinant(matrix, first + given) * determinant(matrix, second + given)
    ratio = numerator / (determinant(matrix, given) * determinant(matrix, first + second + given))
    return arb(ratio - 1).log1p() / 2


def log_volume(matrix, given, block):
    """ln det of the block given others, by a Cholesky factor with the block last."""
    order = given + block
    factor = mp.cholesky(mp.matrix([[real(matrix[i][j]) for j in order] for i in order]))
    return 2 * mp.fsum(mp.log(factor[k, k]) for k in range(len(given), len(order)))


def information_real(matrix, first, second, given):
    return (log_volume(matrix, given, first) - log_volume(matrix, given + second, first)) / 2


def block_information(p):
    matrix = exact_matrix(p["covariance"])
    blocks = (list(p["first"]), list(p["second"]), list(p.get("given", [])))
    return lambda: information_ball(matrix, *blocks), lambda: information_real(matrix, *blocks)


def block_entropy(p):
    matrix, block, given = exact_matrix(p["covariance"]), list(p["block"]), list(p.get("given", []))

    def one():
        volume = arb(determinant(matrix, given + block) / determinant(matrix, given)).log()
        return (len(block) * ((2 * arb.pi()).log() + 1) + volume) / 2

    return one, lambda: (len(block) * mp.log(2 * mp.pi * mp.e) + log_volume(matrix, given, block)) / 2


def pair_ball(rho):
    """−½ ln(1−ρ²), by the exact 1−ρ²."""
    return -arb(rational(-rho * rho)).log1p() / 2 if abs(rho) < 0.5 else -ball(1 - rho * rho).log() / 2


def pair_real(rho):
    """ln cosh artanh ρ."""
    return mp.log(mp.cosh(mp.atanh(real(rho))))


def bivariate_normal(p):
    rho = exact(p["rho"])
    return lambda: pair_ball(rho), lambda: pair_real(rho)


def excess_ball(m, n, degrees):
    """h(X) + h(Y) − h(X, Y) of Student laws of identity dispersion; what depends on π and scale drops out."""
    nu = ball(degrees)

    def entropy(d):
        upper = (nu + d) / 2
        return (nu / 2).lgamma() - upper.lgamma() + upper * (upper.digamma() - (nu / 2).digamma())

    return entropy(m) + entropy(n) - entropy(m + n)


def excess_real(m, n, degrees):
    """The same by sums over whole steps of ψ and ln Γ, and mpmath's functions for half a step."""
    half = real(degrees) / 2

    def rises(d):
        """ln Γ(ν/2+d/2) − ln Γ(ν/2) and ψ(ν/2+d/2) − ψ(ν/2)."""
        base = half + mp.mpf(d % 2) / 2
        steps = [base + k for k in range(d // 2)]
        gamma, psi = mp.fsum(map(mp.log, steps)), mp.fsum(1 / x for x in steps)
        if d % 2:
            gamma += mp.loggamma(base) - mp.loggamma(half)
            psi += mp.digamma(base) - mp.digamma(half)
        return gamma, psi

    def entropy(d):
        gamma, psi = rises(d)
        return (half + mp.mpf(d) / 2) * psi - gamma

    return entropy(m) + entropy(n) - entropy(m + n)


def bivariate_student(p):
    degrees, rho = exact(p["dof"]), exact(p["rho"])
    return (
        lambda: excess_ball(1, 1, degrees) + pair_ball(rho),
        lambda: excess_real(1, 1, degrees) + pair_real(rho),
    )


def multivariate_student(p):
    m, n, degrees = int(p["dim_x"]), int(p["dim_y"]), exact(p["dof"])
    if p.get("dispersion", "identity") == "identity":
        return lambda: excess_ball(m, n, degrees), lambda: excess_real(m, n, degrees)
    matrix, blocks = exact_matrix(p["dispersion"]), (list(range(m)), list(range(m, m + n)), [])
    return (
        lambda: excess_ball(m, n, degrees) + information_ball(matrix, *blocks),
        lambda: excess_real(m, n, degrees) + information_real(matrix, *blocks),
    )


VALUES = {
    "gaussian_block_mi": block_information, "gaussian_entropy": block_entropy, "bivariate_normal_mi": bivariate_normal,
    "bivariate_student_mi": bivariate_student, "multivariate_student_mi": multivariate_student,
}
