"""Capacities of finite channels, with and without a cost, and Gallager's function.

First method: in Arb, the information of a law of the input that meets the budget, and the dual bound: the value is
proven to lie between them. Second: Newton's iteration for the conditions of optimality on the inputs in use, and
entropies at its solution, in mpmath. The first one takes its law from the second one; its proof does not depend on it.
"""

import math

import mpmath as mp
from flint import arb, ctx

from .agreement import Dropped
from .decimals import ball, exact, exact_matrix, exacts, rational, real
from .finite import normal
from .rates import guess_of


def rows(p):
    return [normal(row) for row in exact_matrix(p["channel"])]


def searched(channel, prices, steps=4000):
    """The best law at prices by Blahut and Arimoto's iteration in double precision."""
    w = [[float(x) for x in row] for row in channel]
    law = [1 / len(w)] * len(w)
    for _ in range(steps):
        q = [sum(a * row[y] for a, row in zip(law, w)) for y in range(len(w[0]))]
        gains = [sum(x * math.log(x / q[y]) for y, x in enumerate(row) if x and q[y]) - c for row, c in zip(w, prices)]
        top = max(gains)
        law = [a * math.exp(g - top) for a, g in zip(law, gains)]
        total = sum(law)
        law = [a / total for a in law]
    return law


def newton(equations, start, shares):
    """A root to the working precision, from one to double precision; the first unknowns are shares, above 0."""
    solution = mp.matrix(start)
    for _ in range(40):
        values = mp.matrix(equations(list(solution)))
        step = mp.mpf(2) ** (-mp.mp.prec // 2)
        columns = []
        for j in range(len(solution)):
            shifted = list(solution)
            width = step * max(abs(shifted[j]), mp.mpf(10) ** -20)
            shifted[j] += width
            columns.append([(a - b) / width for a, b in zip(equations(shifted), values)])
        jacobian = mp.matrix(len(solution), len(solution))
        for j, column in enumerate(columns):
            for i, x in enumerate(column):
                jacobian[i, j] = x
        try:
            change = mp.lu_solve(jacobian, values)
        except ZeroDivisionError:
            raise Dropped("Newton's step is singular") from None
        while any(solution[j] <= change[j] for j in range(shares)):
            change /= 2
        solution -= change
        if mp.norm(change) <= mp.mpf(2) ** (-mp.mp.prec * 3 // 4):
            return list(solution)
    raise Dropped("Newton's iteration does not converge")


def divergences(channel, law):
    """KL(W_x ‖ pW) of every row in mpmath."""
    w = [[real(x) for x in row] for row in channel]
    q = [mp.fsum(a * row[y] for a, row in zip(law, w)) for y in range(len(w[0]))]
    return [mp.fsum(x * (mp.log(x) - mp.log(q[y])) for y, x in enumerate(row) if x) for row in w]


def best(channel, costs=None, budget=None):
    """The law of the best inputs at the working precision, and the price of the cost."""
    size = len(channel)
    law, price = searched(channel, [0.0] * size), 0.0
    bound = False
    if costs is not None:
        scaled = [float((c - budget) / (budget - min(costs))) for c in costs]
        if sum(a * e for a, e in zip(law, scaled)) > 0:
            bound, low, high = True, 0.0, math.log(size + 1)
            for _ in range(45):
                price = (low + high) / 2
                law = searched(channel, [price * (e + 1) for e in scaled], 1500)
                low, high = (price, high) if sum(a * e for a, e in zip(law, scaled)) > 0 else (low, price)
    support = [x for x in range(size) if law[x] > 1e-7]
    excess = [(c - budget) / (budget - min(costs)) for c in costs] if bound else [exact(0)] * size

    def full(values):
        inside = dict(zip(support, values))
        return [inside.get(x, mp.mpf(0)) for x in range(size)]

    def equations(unknowns):
        inputs = full(unknowns[: len(support)])
        s = unknowns[len(support) + 1] if bound else mp.mpf(0)
        gains = divergences(channel, inputs)
        found = [gains[x] - s * real(excess[x]) - unknowns[len(support)] for x in support]
        found.append(mp.fsum(inputs) - 1)
        if bound:
            found.append(mp.fsum(a * real(e) for a, e in zip(inputs, excess)))
        return found

    gains = divergences(channel, [mp.mpf(x) for x in law])
    value = mp.fsum(mp.mpf(law[x]) * gains[x] for x in support)
    start = [mp.mpf(law[x]) for x in support] + [value] + ([mp.mpf(price)] if bound else [])
    solution = newton(equations, start, len(support))
    return full(solution[: len(support)]), (solution[-1] if bound else mp.mpf(0)), excess


def between(low, high):
    """The smallest ball about two numbers."""
    middle = (low + high) / 2
    return middle + arb(0, ((high - low).upper() / 2 + (low.upper() - low.lower()) + (high.upper() - high.lower())).upper())


def bounded(channel, law, price, excess):
    """A ball between the information of a law and the dual bound at a price."""
    w = [[ball(x) for x in row] for row in channel]
    inputs = [guess_of(x) if x > 0 else arb(0) for x in law]
    total = sum(inputs, arb(0))
    inputs = [x / total for x in inputs]
    q = [sum((a * row[y] for a, row in zip(inputs, w)), arb(0)) for y in range(len(w[0]))]
    gains = []
    for exact_row, row in zip(channel, w):
        if any(x and not q[y] > 0 for y, x in enumerate(exact_row)):
            raise Dropped("an output of an unused input is unreachable")
        gains.append(sum((row[y] * (row[y] / q[y]).log() for y, x in enumerate(exact_row) if x), arb(0)))
    information = sum((a * g for a, g in zip(inputs, gains)), arb(0))
    e, s = [ball(x) for x in excess], guess_of(price) if price else arb(0)
    # A law whose mean is above the budget by less than 1e-60 is mixed with the cheapest input.
    over = sum((a * x for a, x in zip(inputs, e)), arb(0)).upper()
    share = max(arb(0), over) / (1 + abs(over))
    dual = [g - s * x for g, x in zip(gains, e)]
    top = dual[0]
    for x in dual[1:]:
        top = top.max(x)
    return between((information * (1 - share)).lower(), top.upper())


def capacity_pair(channel, costs=None, budget=None):
    state = {}

    def solved(bits):
        with mp.workprec(bits + 64):
            law, price, excess = best(channel, costs, budget)
        state["law"] = law
        return law, price, excess

    def one():
        law, price, excess = solved(ctx.prec)
        return bounded(channel, law, price, excess)

    def other():
        law = [+x for x in state["law"]]
        total = mp.fsum(law)
        law = [x / total for x in law]
        w = [[real(x) for x in row] for row in channel]
        q = [mp.fsum(a * row[y] for a, row in zip(law, w)) for y in range(len(w[0]))]
        noise = mp.fsum(a * x * mp.log(x) for a, row in zip(law, w) if a for x in row if x)
        return noise - mp.fsum(x * mp.log(x) for x in q if x)

    return one, other


def capacity(p):
    return capacity_pair(rows(p))


def cost_capacity(p):
    channel, costs, budget = rows(p), exacts(p["costs"]), exact(p["budget"])
    if budget == min(costs):
        return capacity_pair([row for row, cost in zip(channel, costs) if cost == budget])
    return capacity_pair(channel, costs, budget)


def gallager(p):
    channel, rho = rows(p), exact(p["rho"])
    if rho == 0:
        return lambda: arb(0), lambda: mp.mpf(0)
    r = float(rho)
    a = [[float(x) ** (1 / (1 + r)) for x in row] for row in channel]
    law = [1 / len(a)] * len(a)
    for _ in range(20000):
        alpha = [sum(x * row[y] for x, row in zip(law, a)) for y in range(len(a[0]))]
        h = [sum(m**r * x for m, x in zip(alpha, row)) for row in a]
        least = min(h)
        law = [x * (least / g) ** (1 / max(r, 1)) for x, g in zip(law, h)]
        total = sum(law)
        law = [x / total for x in law]
    support = [x for x in range(len(a)) if law[x] > 1e-7]
    state = {}

    def powers():
        return [[mp.power(real(x), 1 / (1 + real(rho))) if x else mp.mpf(0) for x in row] for row in channel]

    def parts(inputs, w):
        alpha = [mp.fsum(x * row[y] for x, row in zip(inputs, w)) for y in range(len(w[0]))]
        tilted = [mp.power(m, real(rho)) if m else mp.mpf(0) for m in alpha]
        return alpha, [mp.fsum(t * x for t, x in zip(tilted, row)) for row in w]

    def one():
        with mp.workprec(ctx.prec + 64):
            w = powers()

            def full(values):
                inside = dict(zip(support, values))
                return [inside.get(x, mp.mpf(0)) for x in range(len(w))]

            def equations(unknowns):
                inputs = full(unknowns[:-1])
                h = parts(inputs, w)[1]
                return [h[x] - unknowns[-1] for x in support] + [mp.fsum(inputs) - 1]

            start = [mp.mpf(law[x]) for x in support]
            inputs = full(start)
            start.append(mp.fsum(x * h for x, h in zip(inputs, parts(inputs, w)[1])))
            state["law"] = full(newton(equations, start, len(support))[:-1])
        inputs = [guess_of(x) if x > 0 else arb(0) for x in state["law"]]
        total = sum(inputs, arb(0))
        inputs = [x / total for x in inputs]
        one_over = 1 / (1 + ball(rho))
        balls = [[(ball(x).log() * one_over).exp() if x else arb(0) for x in row] for row in channel]
        alpha = [sum((x * row[y] for x, row in zip(inputs, balls)), arb(0)) for y in range(len(balls[0]))]
        tilted = [(m.log() * ball(rho)).exp() if m > 0 else arb(0) for m in alpha]
        h = [sum((t * x for t, x in zip(tilted, row)), arb(0)) for row in balls]
        norm = sum((t * m for t, m in zip(tilted, alpha)), arb(0))
        least = h[0]
        for x in h[1:]:
            least = least.min(x)
        return between((-norm.log()).lower(), (ball(rho) * norm.log() - (1 + ball(rho)) * least.log()).upper())

    def other():
        w = powers()
        alpha, _ = parts(state["law"], w)
        return -mp.log(mp.fsum(mp.power(m, 1 + real(rho)) for m in alpha if m))

    return one, other


VALUES = {
    "channel_capacity": capacity, "channel_cost_capacity": cost_capacity, "channel_gallager_function": gallager,
}
