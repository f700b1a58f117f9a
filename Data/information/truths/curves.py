"""Points of the rate-distortion curve of a finite source, at a distortion or a rate.

First method: in Arb, the dual bound at a weight, and a channel that is mixed with one of least distortion, or with the
best single reproduction, until it meets the constraint: the value is proven to lie between them. Second: Newton's
iteration for the conditions of optimality and the constraint, and the information of the joint law, in mpmath. The first
one takes its law and weight from the second one; its proof does not depend on them.
"""

import math

import mpmath as mp
from flint import arb, ctx

from .agreement import Dropped
from .channels import between, newton
from .decimals import ball, exact, exact_matrix, exacts, real
from .finite import normal
from .rates import guess_of


def model(p):
    law, costs = normal(exacts(p["p"])), exact_matrix(p["d"])
    used = [z for z in range(len(law)) if law[z]]
    law, costs = [law[z] for z in used], [costs[z] for z in used]
    excess = [[x - min(row) for x in row] for row in costs]
    least = sum(x * min(row) for x, row in zip(law, costs))
    greatest = min(sum(x * row[t] for x, row in zip(law, excess)) for t in range(len(costs[0])))
    return law, excess, least, greatest


def floats(law, excess, weight, steps=1500):
    """Blahut and Arimoto's iteration in double precision: outputs, excess and rate."""
    p = [float(x) for x in law]
    a = [[math.exp(-float(x) / weight) for x in row] for row in excess]
    q = [1 / len(a[0])] * len(a[0])
    for _ in range(steps):
        s = [sum(x * y for x, y in zip(q, row)) for row in a]
        q = [q[t] * sum(x * row[t] / y for x, row, y in zip(p, a, s)) for t in range(len(q))]
    s = [sum(x * y for x, y in zip(q, row)) for row in a]
    reach = sum(x * q[t] * row[t] / y * float(e[t])
                for x, row, y, e in zip(p, a, s, excess) for t in range(len(q)))
    return q, reach, -sum(x * math.log(y) for x, y in zip(p, s)) - reach / weight


def point(p, constraint):
    law, excess, least, greatest = model(p)
    goal = exact(p["D"]) - least if constraint == "D" else exact(p["R_nats"])
    if constraint == "D" and goal >= greatest:
        return lambda: arb(0), lambda: mp.mpf(0)
    if constraint == "R" and goal == 0:
        return lambda: ball(least + greatest), lambda: real(least + greatest)
    if constraint == "D" and goal <= 0:
        raise Dropped("the least distortion")
    size = float(greatest)
    low, high = math.log(size) - 8, math.log(size) + 12
    for _ in range(50):
        middle = (low + high) / 2
        q, reach, rate = floats(law, excess, math.exp(middle), 400)
        rich = reach < float(goal) if constraint == "D" else rate > float(goal)
        low, high = (middle, high) if rich else (low, middle)
    weight = math.exp((low + high) / 2)
    q, _, _ = floats(law, excess, weight, 6000)
    support = [t for t in range(len(q)) if q[t] > 1e-6]
    state = {}

    def parts(outputs, beta, number, exponential, logarithm, zero):
        a = [[exponential(-number(x) / beta) for x in row] for row in excess]
        s = [sum((y * x for x, y in zip(row, outputs)), zero) for row in a]
        c = [sum((number(x) * row[t] / y for x, row, y in zip(law, a, s)), zero) for t in range(len(outputs))]
        reach = sum((number(x) * outputs[t] * row[t] / y * number(e[t])
                     for x, row, y, e in zip(law, a, s, excess) for t in range(len(outputs))), zero)
        return -sum((number(x) * logarithm(y) for x, y in zip(law, s)), zero), c, reach, a, s

    def solved():
        def full(values):
            inside = dict(zip(support, values))
            return [inside.get(t, mp.mpf(0)) for t in range(len(q))]

        def equations(unknowns):
            outputs, beta = full(unknowns[:-1]), mp.exp(unknowns[-1])
            value, c, reach, _, _ = parts(outputs, beta, real, mp.exp, mp.log, mp.mpf(0))
            place = reach / real(greatest) if constraint == "D" else value - reach / beta
            target = real(goal / greatest) if constraint == "D" else real(goal)
            return [c[t] - 1 for t in support] + [place - target]

        solution = newton(equations, [mp.mpf(q[t]) for t in support] + [mp.log(mp.mpf(weight))], len(support))
        state["q"], state["beta"] = full(solution[:-1]), mp.exp(solution[-1])

    def one():
        with mp.workprec(ctx.prec + 64):
            solved()
        outputs = [guess_of(x) if x > 0 else arb(0) for x in state["q"]]
        total = sum(outputs, arb(0))
        outputs = [x / total for x in outputs]
        beta = guess_of(state["beta"])
        value, c, reach, _, _ = parts(outputs, beta, ball, arb.exp, arb.log, arb(0))
        top = c[0]
        for x in c[1:]:
            top = top.max(x)
        rate, tilt = value - reach / beta, value - top.log()
        target = ball(goal)
        if constraint == "D":
            # A share of a channel of the excess 0 and of a rate of at most ln k brings the excess to the goal.
            share = max(arb(0), (1 - target / reach).upper())
            most = rate * (1 - share) + share * arb(len(outputs) + 1).log()
            return between((tilt - target / beta).lower(), most.upper())
        share = max(arb(0), (1 - target / rate).upper())
        most = reach * (1 - share) + share * ball(greatest)
        return ball(least) + between((beta * (tilt - target)).lower(), most.upper())

    def other():
        outputs, beta = state["q"], state["beta"]
        _, _, reach, a, s = parts(outputs, beta, real, mp.exp, mp.log, mp.mpf(0))
        if constraint == "R":
            return real(least) + reach
        joint = [[real(x) * y * k / z for k, y in zip(row, outputs)] for x, row, z in zip(law, a, s)]
        columns = [mp.fsum(row[t] for row in joint) for t in range(len(outputs))]
        return mp.fsum(
            x * mp.log(x / (real(w) * columns[t])) for row, w in zip(joint, law) for t, x in enumerate(row) if x)

    return one, other


VALUES = {"finite_source_RD": lambda p: point(p, "D"), "finite_source_DR": lambda p: point(p, "R")}
