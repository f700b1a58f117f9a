"""Recomputes reference values with mpmath, and draws fresh models with their values.

    python3 generate.py check information.json   # recomputes what it can of the reference values, prints the differences
    python3 generate.py draw > drawn.json        # fresh models of the same kinds, from a fixed seed

Nothing here is shared with the project's own code: each value comes from its definition, by other formulas where there
are some (Gamma functions where the project takes mixed differences, determinants where it takes canonical correlations,
numerical integrals where it takes closed forms or trapezoids).
"""

import json
import platform
import random
import sys

import mpmath as mp

mp.mp.dps = 60
DIGITS = 25


def number(x):
    """A number as the decimal that is written."""
    return mp.mpf(str(x))


def ratio(decibels):
    return mp.power(10, number(decibels) / 10)


def student_excess(m, n, dof):
    """h(X) + h(Y) − h(X, Y) of Student laws of identity dispersion, by Gamma functions."""

    def entropy(d):
        return (
            mp.log(mp.power(dof * mp.pi, mp.mpf(d) / 2) * mp.gamma(dof / 2) / mp.gamma((dof + d) / 2))
            + (dof + d) / 2 * (mp.digamma((dof + d) / 2) - mp.digamma(dof / 2))
        )

    return entropy(m) + entropy(n) - entropy(m + n)


def normal_information(covariance, first, second, given=()):
    """I(A;B|C) = ½ ln(det Σ_AC det Σ_BC / (det Σ_C det Σ_ABC))."""

    def determinant(*blocks):
        rows = [i for block in blocks for i in block]
        return mp.det(mp.matrix([[number(covariance[i][j]) for j in rows] for i in rows])) if rows else mp.mpf(1)

    numerator = determinant(first, given) * determinant(second, given)
    return mp.log(numerator / (determinant(given) * determinant(first, second, given))) / 2


def normal_entropy(covariance, block, given=()):
    def determinant(rows):
        return mp.det(mp.matrix([[number(covariance[i][j]) for j in rows] for i in rows])) if rows else mp.mpf(1)

    size = len(block)
    return (size * mp.log(2 * mp.pi * mp.e) + mp.log(determinant(list(given) + list(block)) / determinant(list(given)))) / 2


def tail(x):
    return mp.erfc(x / mp.sqrt(2)) / 2


def uniform_noise(eps):
    """h(X + N) − h(N), the entropy of the sum by its density's integral over ramps and plateau."""
    low, high = min(mp.mpf(1), 2 * eps), max(mp.mpf(1), 2 * eps)
    ramp = mp.quad(lambda u: -(u / high) * mp.log(u / high) if u else 0, [0, 1]) * low
    plateau = (high - low) * mp.log(high) / high
    return 2 * ramp + plateau - mp.log(2 * eps)


def pam_error(count, decibels):
    distance = mp.sqrt(3 * ratio(decibels) / (mp.mpf(count) ** 2 - 1))
    return 2 * (1 - mp.mpf(1) / count) * tail(distance)


def matrix_or_identity(text, size):
    if text == "identity":
        return [[int(i == j) for j in range(size)] for i in range(size)]
    return text


def multivariate_student(p):
    m, n = int(p["dim_x"]), int(p["dim_y"])
    dispersion = matrix_or_identity(p.get("dispersion", "identity"), m + n)
    normal = normal_information(dispersion, list(range(m)), list(range(m, m + n)))
    return student_excess(m, n, number(p["dof"])) + normal


COMPUTED = {
    "bivariate_student_mi": lambda p: student_excess(1, 1, number(p["dof"])) - mp.log(1 - number(p["rho"]) ** 2) / 2,
    "multivariate_student_mi": multivariate_student,
    "gaussian_tail_Q": lambda p: tail(number(p["x"])),
    "gaussian_tail_log_Q": lambda p: mp.log(tail(number(p["x"]))),
    "pam_symbol_error_rate": lambda p: pam_error(int(p["M"]), p["snr_db"]),
    "additive_uniform_noise_mi": lambda p: uniform_noise(number(p["eps"])),
    "bivariate_normal_mi": lambda p: -mp.log(1 - number(p["rho"]) ** 2) / 2,
    "gaussian_block_mi": lambda p: normal_information(p["covariance"], p["first"], p["second"], p.get("given", [])),
    "gaussian_entropy": lambda p: normal_entropy(p["covariance"], p["block"], p.get("given", [])),
}
UNITS = {"gaussian_tail_Q": "probability", "pam_symbol_error_rate": "probability"}


def drawn_models(rng):
    for _ in range(12):
        yield "bivariate_student_mi", {
            "dof": f"{10 ** rng.uniform(-2, 6):.4g}",
            "rho": f"{rng.choice([-1, 1]) * rng.choice([10 ** rng.uniform(-6, -1), rng.uniform(0, 0.99)]):.4g}",
        }
    for _ in range(8):
        m, n = rng.randint(1, 6), rng.randint(1, 6)
        yield "multivariate_student_mi", {"dim_x": m, "dim_y": n, "dof": f"{10 ** rng.uniform(-1, 5):.3g}"}
    yield "multivariate_student_mi", {
        "dim_x": 2, "dim_y": 1, "dof": "2.5", "dispersion": [[2, 0.5, 0.25], [0.5, 1, -0.3], [0.25, -0.3, 1.5]],
    }
    for _ in range(16):
        yield "gaussian_tail_Q", {"x": f"{rng.randint(-8 * 8, 37 * 8) / 8}"}
    for _ in range(8):
        yield "gaussian_tail_log_Q", {"x": f"{rng.randint(-8 * 8, 1000 * 8) / 8}"}
    for _ in range(8):
        yield "pam_symbol_error_rate", {"M": rng.choice([2, 3, 4, 8, 16, 64]), "snr_db": f"{rng.randint(-60, 25)}"}
    for _ in range(8):
        yield "additive_uniform_noise_mi", {"eps": f"{10 ** rng.uniform(-6, 3):.4g}"}
    for _ in range(8):
        yield "bivariate_normal_mi", {"rho": f"{rng.choice([-1, 1]) * 10 ** rng.uniform(-9, -0.01):.5g}"}
    for index in range(12):
        size = rng.randint(2, 6)
        scale = 10 ** rng.uniform(-8, 0) if index % 2 else 1
        factor = [[rng.randint(-4, 4) / 4 * (scale if i // 2 != j // 2 else 1) for j in range(i)] + [1.0] for i in range(size)]
        covariance = [
            [sum(factor[i][k] * factor[j][k] for k in range(min(i, j) + 1)) for j in range(size)] for i in range(size)
        ]
        covariance = [[float(f"{covariance[max(i, j)][min(i, j)]:.12g}") for j in range(size)] for i in range(size)]
        order = rng.sample(range(size), size)
        cut = rng.randint(1, size - 1)
        given = order[cut + 1 :] if rng.random() < 0.4 and not index % 2 else []
        second = order[cut : cut + 1] if given else order[cut:]
        yield "gaussian_block_mi", {"covariance": covariance, "first": order[:cut], "second": second, "given": given}
        yield "gaussian_entropy", {"covariance": covariance, "block": order[:cut], "given": given}


def main():
    versions = f"python {platform.python_version()}, mpmath {mp.__version__}, {mp.mp.dps} digits of working precision"
    if sys.argv[1:] == ["draw"]:
        values = []
        for index, (kind, params) in enumerate(drawn_models(random.Random(20260522))):
            value = COMPUTED[kind](params)
            values.append(
                {
                    "id": f"drawn{index}_{kind}", "kind": kind, "params": params, "unit": UNITS.get(kind, "nats"),
                    "value": mp.nstr(value, DIGITS), "digits": DIGITS,
                }
            )
        print(f'{{\n "note": "generate.py draw; {versions}",\n "values": [')
        print(",\n".join("  " + json.dumps(entry) for entry in values))
        print(" ]\n}")
    elif sys.argv[1:2] == ["check"] and len(sys.argv) == 3:
        print(versions)
        for entry in json.load(open(sys.argv[2]))["values"]:
            if entry["kind"] not in COMPUTED:
                print(f"{entry['id']}: not recomputed here")
                continue
            computed, stated = COMPUTED[entry["kind"]](entry["params"]), mp.mpf(entry["value"])
            print(f"{entry['id']}: {mp.nstr(computed, DIGITS)}, relative difference {mp.nstr(abs(computed / stated - 1), 2)}")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
