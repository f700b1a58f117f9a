"""Finite sources with a distortion or a rate."""

from fractions import Fraction
from math import log

from truths.decimals import text

from .numbers import long, power
from .rates import law


def source(rng, hard):
    count = rng.randint(2, 4)
    columns = count if not hard else rng.choice([count, count, count + 1, 2])
    form = rng.randrange(3)
    if form == 0:
        rows = [[Fraction(int(i != j)) for j in range(columns)] for i in range(count)]
    elif form == 1:
        rows = [[Fraction(abs(i - j)) for j in range(columns)] for i in range(count)]
    else:
        rows = [[Fraction(rng.randint(1, 64), 8) if i != j else Fraction(0) for j in range(columns)]
                for i in range(count)]
    if hard and rng.random() < 0.4:
        offset, scale = Fraction(long(rng, rng.uniform(0, 9))), Fraction(10) ** rng.randint(-60, 60)
        rows = [[(x + offset) * scale for x in row] for row in rows]
    return law(rng, count, hard), rows


def ends(p, rows):
    exact = [Fraction(x) for x in p]
    least = sum(x * min(row) for x, row in zip(exact, rows))
    return least, min(sum(x * row[t] for x, row in zip(exact, rows)) for t in range(len(rows[0])))


def rate(rng, hard):
    p, rows = source(rng, hard)
    least, greatest = ends(p, rows)
    share = Fraction(rng.randint(5, 95), 100)
    if hard:
        share = Fraction(rng.choice([long(rng, rng.uniform(0.05, 0.95)), power(rng, -3, -2), "2", "0.5"]))
    return {"p": p, "d": [[text(x) for x in row] for row in rows], "D": text(least + share * (greatest - least))}


def distortion(rng, hard):
    p, rows = source(rng, hard)
    most = -sum(float(x) * log(float(x)) for x in p if float(x))
    value = f"{most * rng.uniform(0.05, 0.8):.4g}" if not hard else rng.choice([
        long(rng, most * rng.uniform(0.05, 0.9)), "0", power(rng, -4, -3)])
    return {"p": p, "d": [[text(x) for x in row] for row in rows], "R_nats": value}


DRAWS = {"finite_source_RD": (rate, 50), "finite_source_DR": (distortion, 50)}
