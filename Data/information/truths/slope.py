"""The point of a finite source's rate-distortion curve at which D + λR is least.

First method: Newton's iteration for the law of the reproductions in use, proven in Arb: a ball that the interval Newton
step maps into itself holds one solution of the conditions of optimality, and the others hold strictly. Second: the
iteration of Blahut and Arimoto in MPFR over all reproductions, which knows nothing of which are in use.
"""

import gmpy2
import mpmath as mp
from flint import arb, arb_mat, ctx

from .agreement import Dropped, agree, midpoint
from .decimals import ball, exact, exact_matrix, exacts, magnitude, real, rounded
from .quadrature import to_mpmath
from .rates import guess_of

STEPS = 60_000


def model(p):
    source = exacts(p.get("p", ["0.5", "0.3", "0.2"]))
    total = sum(source)
    source = [x / total for x in source]
    given = p.get("d", "|i-j|")
    size = len(source)
    costs = exact_matrix(given) if given != "|i-j|" else [[exact(abs(i - j)) for j in range(size)] for i in range(size)]
    rows = [i for i in range(size) if source[i]]
    return [source[i] for i in rows], [costs[i] for i in rows], exact(p["lam"])


def iterated(source, costs, weight, bits):
    """q, and the sums Σ_j q_j K_ij, until the bounds by the factors agree to 10^-50 times the rate."""
    gmpy2.get_context().precision = bits
    letters, size = range(len(source)), range(len(costs[0]))
    p = [rounded(x) for x in source]
    kernel = [[gmpy2.exp(rounded(-costs[i][j] / weight)) for j in size] for i in letters]
    q = [gmpy2.mpfr(1) / len(costs[0])] * len(costs[0])
    last = None
    for step in range(STEPS):
        shares = [p[i] / sum(q[j] * kernel[i][j] for j in size) for i in letters]
        factors = [sum(shares[i] * kernel[i][j] for i in letters) for j in size]
        after = [q[j] * factors[j] for j in size]
        if step % 16 == 0:
            change = max(abs(a - b) / a if a > gmpy2.mpfr(10) ** -60 else a for a, b in zip(after, q))
            if change < gmpy2.mpfr(10) ** -60 or (last is not None and change == 0):
                return p, kernel, after
            last = change
        q = after
    raise Dropped("Blahut and Arimoto's iteration is too slow")


def parts(p, kernel, costs, q, weight, log):
    """D, R and D + λR of the channel that q gives."""
    letters, size = range(len(p)), range(len(q))
    sums = [sum((q[j] * kernel[i][j] for j in size), 0 * p[0]) for i in letters]
    distortion = sum(p[i] * q[j] * kernel[i][j] / sums[i] * costs[i][j] for i in letters for j in size)
    surprise = -sum(p[i] * log(sums[i]) for i in letters)
    return {"D": distortion, "R": surprise - distortion / weight, "L": weight * surprise}


def solve(matrix, values):
    try:
        return matrix.solve(arb_mat(len(values), 1, values))
    except ZeroDivisionError:
        raise Dropped("Newton's step is singular") from None


def solved(source, costs, weight, start, support, bits):
    """Balls about the solution q on a support; the unknowns are q, the conditions Σ_i p_i K_ij/(Σ q K_i) = 1."""
    ctx.prec = bits
    letters, size = range(len(source)), len(support)
    p = [ball(x) for x in source]
    full = [[ball(-cost / weight).exp() for cost in row] for row in costs]
    kernel = [[row[j] for j in support] for row in full]

    def conditions(q):
        sums = [sum((q[j] * kernel[i][j] for j in range(size)), arb(0)) for i in letters]
        return [sum((p[i] * kernel[i][j] / sums[i] for i in letters), arb(0)) - 1 for j in range(size)], sums

    def jacobian(sums):
        return arb_mat(size, size, [
            -sum((p[i] * kernel[i][j] * kernel[i][k] / sums[i] ** 2 for i in letters), arb(0))
            for j in range(size) for k in range(size)])

    q = [arb(guess_of(x)) for x in start]
    for _ in range(12):
        values, sums = conditions(q)
        change = solve(jacobian(sums), values)
        q = [(q[j] - change[j, 0]).mid() for j in range(size)]
    for radius_bits in (bits * 3 // 4, bits // 2):
        box = [x + arb(0, (abs(x) * arb(2) ** -radius_bits).upper()) for x in q]
        values, _ = conditions(q)
        step = solve(jacobian(conditions(box)[1]), values)
        image = [q[j] - step[j, 0] for j in range(size)]
        if all(box[j].contains_interior(image[j]) and image[j] > 0 for j in range(size)):
            break
    else:
        raise Dropped("Newton's step proves no solution")
    sums = conditions(image)[1]
    for j in range(len(costs[0])):
        if j not in support and not sum((p[i] * full[i][j] / sums[i] for i in letters), arb(0)) < 1:
            raise Dropped("a reproduction is on the verge of use")
    exact_costs = [[ball(row[j]) for j in support] for row in costs]
    return parts(p, kernel, exact_costs, image, ball(weight), arb.log)


def point(p, of):
    source, costs, weight = model(p)
    span = max(float(max(row) / weight) for row in costs)
    bits = int(600 + 4 * min(span, 20000) * 1.45)
    alone = best_alone(source, costs, weight)
    if alone is not None:
        return alone if of != "R" else mp.mpf(0)
    laws, kernel, q = iterated(source, costs, weight, bits)
    support = [j for j in range(len(q)) if q[j] > gmpy2.mpfr(10) ** -50]
    with mp.workprec(bits):
        start = [to_mpmath(q[j]) for j in support]
    first = solved(source, costs, weight, start, support, bits)
    value = first[of]
    if not value.is_exact() and value.rel_accuracy_bits() < 3.33 * 42:
        raise Dropped("no ball of 42 digits")
    costs_rounded = [[rounded(x) for x in row] for row in costs]
    with mp.workprec(bits):
        second = to_mpmath(parts(laws, kernel, costs_rounded, q, rounded(weight), gmpy2.log)[of])
    if not agree(midpoint(value), second):
        raise Dropped("the methods differ")
    return midpoint(value)


def best_alone(source, costs, weight):
    """The least mean cost of one reproduction, if Arb proves that no other is worth its rate.

    Here the second method is the definition: at no rate the distortion is the least mean over one reproduction.
    """
    means = [sum(x * row[j] for x, row in zip(source, costs)) for j in range(len(costs[0]))]
    own = means.index(min(means))
    ctx.prec = 320 + 4 * abs(magnitude(weight))
    for j in range(len(means)):
        # Σ p_i e^((d_own − d_j)/λ) ≤ 1, by expm1 for large λ.
        excess = sum((ball(x) * ball((row[own] - row[j]) / weight).expm1() for x, row in zip(source, costs)), arb(0))
        if j != own and not excess < 0:
            return None
    with mp.workprec(ctx.prec):
        return +real(means[own])


VALUES = {
    "rd_3x3_D_at_slope": lambda p: point(p, "D"), "rd_3x3_R_at_slope": lambda p: point(p, "R"),
    "rd_3x3_lagrangian": lambda p: point(p, "L"),
}
