"""Writes optima.json: D, R and D + beta R at the optimum of small discrete sources, to 30 digits.

python3 generate.py > optima.json

Each optimum is found by a primal-dual interior-point method in 80-digit arithmetic and kept only if its own primal and
dual values agree to 1e-60 and the output law is at a distance from a change of support, so that D and R are unique.
"""
import json
import random
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 80


def optimum(p, d, beta):
    n, k = len(d), len(d[0])
    low = [min(row) for row in d]
    a = [[mp.exp(-mpf(d[z][t] - low[z]) / beta) for t in range(k)] for z in range(n)]

    def sums(q):
        s = [mp.fsum(a[z][t] * q[t] for t in range(k)) for z in range(n)]
        return s, [mp.fsum(p[z] * a[z][t] / s[z] for z in range(n)) for t in range(k)]

    q, l = [mpf(1) / k] * k, None
    for _ in range(60):
        s, c = sums(q)
        if l is None:
            l = [max(1 - x, mpf(1) / 10) for x in c]
        mu = mp.fsum(x * y for x, y in zip(q, l)) / k
        h = mp.matrix(k, k)
        for t in range(k):
            for u in range(k):
                h[t, u] = mp.fsum(p[z] * a[z][t] * a[z][u] / s[z] ** 2 for z in range(n))
            h[t, t] += l[t] / q[t]
        r = mp.matrix([c[t] - 1 + mu / 100 / q[t] if mu > mpf(10) ** -3 else c[t] - 1 + mu**2 / q[t] for t in range(k)])
        try:
            dq = mp.lu_solve(h, r)
        except ZeroDivisionError:
            return None  # reproductions that depend on one another: the optimal output law is not unique
        target = mu / 100 if mu > mpf(10) ** -3 else mu**2
        dl = [(target - q[t] * l[t] - l[t] * dq[t]) / q[t] for t in range(k)]
        step = mpf(1)
        for x, dx in list(zip(q, dq)) + list(zip(l, dl)):
            if dx < 0:
                step = min(step, -x / dx * (1 - min(mu, mpf(1) / 10)))
        q = [max(x + step * y, mpf(10) ** -78) for x, y in zip(q, dq)]
        l = [x + step * y for x, y in zip(l, dl)]
        if mu < mpf(10) ** -65 and max(abs(1 - c[t] - l[t]) for t in range(k)) < mpf(10) ** -60:
            break
    s, c = sums(q)
    primal = -mp.fsum(x * mp.log(y) for x, y in zip(p, s)) + mp.log(mp.fsum(q))
    gap = primal + mp.fsum(x * mp.log(y) for x, y in zip(p, s)) + mp.log(max(c))
    if gap > mpf(10) ** -60 or any(max(x, y) < mpf(10) ** -3 for x, y in zip(q, l)):
        return None
    distortion = mp.fsum(
        p[z] * q[t] * a[z][t] * d[z][t] / s[z] for z in range(n) for t in range(k))
    value = mp.fsum(x * y for x, y in zip(p, low)) + beta * primal
    return value, distortion, (value - distortion) / beta, sum(x > y for x, y in zip(q, l))


def main():
    random.seed(1)
    cases = []
    while len(cases) < 40:
        n, k = random.randint(2, 5), random.randint(2, 5)
        w = [random.randint(1, 20) for _ in range(n)]
        d = [[random.randint(0, 9) for _ in range(k)] for _ in range(n)]
        beta = mpf(random.randint(1, 64)) / 2 ** random.randint(3, 6)
        found = optimum([mpf(x) / sum(w) for x in w], d, beta)
        if found is None or found[2] < mpf(10) ** -4:
            continue
        cases.append({
            "weights": w, "distortion": d, "beta": float(beta), "support": found[3],
            **{name: mp.nstr(x, 30) for name, x in zip(("lagrangian", "meanDistortion", "rate"), found)},
        })
    head = f"generate.py, mpmath {mpmath.__version__}, {mp.dps} digits, Python {sys.version.split()[0]}"
    print(json.dumps({"generator": head, "cases": cases}).replace("{\"weights", "\n{\"weights"))


main()
