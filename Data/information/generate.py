"""Recomputes reference values with mpmath, and draws fresh models with their values.

    python3 generate.py check information.json   # recomputes what it can of the reference values, prints the differences
    python3 generate.py draw > drawn.json        # fresh models of the same kinds, from a fixed seed

Nothing here is shared with the project's own code: each value comes from its definition, by other formulas where there
are some (Gamma functions where the project takes mixed differences, determinants where it takes canonical correlations,
Gauss-Legendre integrals of many digits where it takes closed forms or rules of proven error).
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


def numbers(values):
    return [number(value) for value in values]


def ratio(decibels):
    return mp.power(10, number(decibels) / 10)


def integral(f, points, digits=40):
    """The integral over the line through breakpoints; halves the pieces until two results agree to so many digits."""
    points = sorted(set(points))
    before = None
    for _ in range(6):
        with mp.workdps(digits + 15):
            value = mp.fsum(mp.quad(f, pair, method="gauss-legendre", maxdegree=5) for pair in zip(points, points[1:]))
        if before is not None and abs(value - before) <= mp.mpf(10) ** -digits * abs(value):
            return value
        before = value
        points = sorted(points + [(a + b) / 2 for a, b in zip(points, points[1:])])
    raise ArithmeticError("the integral does not converge")


# Normal laws and mixtures of them on the line


def density(x, mean, variance):
    return mp.exp(-((x - mean) ** 2) / (2 * variance)) / mp.sqrt(2 * mp.pi * variance)


def breakpoints(means, variances):
    """Pieces a standard deviation wide about every component, as far as 15 of them."""
    return [m + k * mp.sqrt(v) for m, v in zip(means, variances) for k in range(-15, 16)]


def mixture_entropy(weights, means, variances):
    def term(x):
        p = mp.fsum(w * density(x, m, v) for w, m, v in zip(weights, means, variances))
        return -p * mp.log(p) if p else mp.mpf(0)

    return integral(term, breakpoints(means, variances))


def normal_line_entropy(variance):
    return mp.log(2 * mp.pi * mp.e * variance) / 2


def amplitudes(count):
    levels = [mp.mpf(2 * i - count + 1) for i in range(count)]
    energy = mp.fsum(a * a for a in levels) / count
    return [a / mp.sqrt(energy) for a in levels]


def discrete_input(count, decibels):
    """I = mean over x of E ln(p(Y|x)/p(Y)), by E(−ln of the sum of likelihood ratios)."""
    noise = 1 / ratio(decibels)
    levels = amplitudes(count)
    deviation = mp.sqrt(noise)

    def loss(z):
        y = [a + deviation * z for a in levels]
        total = mp.mpf(0)
        for own, place in zip(levels, y):
            likelihoods = mp.fsum(mp.exp((z * z * noise - (place - other) ** 2) / (2 * noise)) for other in levels)
            total += mp.log(likelihoods)
        return density(z, 0, 1) * total / count

    return mp.log(count) - integral(loss, [mp.mpf(k) / 2 for k in range(-32, 33)])


def complement(decibels):
    snr = ratio(decibels)
    root = mp.sqrt(snr)
    points = [mp.mpf(k) / 2 - c * root for k in range(-32, 33) for c in (0, 1)]
    return integral(lambda z: density(z, 0, 1) * mp.log1p(mp.exp(-2 * snr - 2 * root * z)), points)


def binary_mmse(snr):
    root = mp.sqrt(snr)
    points = [mp.mpf(k) / 2 - c * root for k in range(-32, 33) for c in (0, 1)]
    return integral(lambda z: density(z, 0, 1) * 2 / (1 + mp.exp(2 * (snr + root * z))), points)


def label_information(p, means, variances):
    mixture = mixture_entropy([1 - p, p], means, variances)
    return mixture - (1 - p) * normal_line_entropy(variances[0]) - p * normal_line_entropy(variances[1])


def bayes_error(p, means, variances):
    """The integral of the smaller of the two weighted densities, piece by piece between their crossings."""
    a = 1 / variances[1] - 1 / variances[0]
    b = 2 * (means[0] / variances[0] - means[1] / variances[1])
    c = means[1] ** 2 / variances[1] - means[0] ** 2 / variances[0]
    c += 2 * mp.log((1 - p) / p * mp.sqrt(variances[1] / variances[0]))
    if a == 0:
        crossings = [-c / b] if b else []
    else:
        discriminant = b * b - 4 * a * c
        crossings = [] if discriminant < 0 else sorted((-b + s * mp.sqrt(discriminant)) / (2 * a) for s in (-1, 1))
    ends = [-mp.inf] + crossings + [mp.inf]
    total = mp.mpf(0)
    for low, high in zip(ends, ends[1:]):
        masses = []
        for weight, mean, variance in zip([1 - p, p], means, variances):
            scale = mp.sqrt(variance)
            masses.append(weight * (tail((low - mean) / scale) - tail((high - mean) / scale)))
        total += min(masses)
    return total


# Jointly normal blocks, Student laws, uniform noise


def determinant(matrix, rows):
    return mp.det(mp.matrix([[number(matrix[i][j]) for j in rows] for i in rows])) if rows else mp.mpf(1)


def normal_information(covariance, first, second, given=()):
    """I(A;B|C) = ½ ln(det Σ_AC det Σ_BC / (det Σ_C det Σ_ABC))."""
    first, second, given = list(first), list(second), list(given)
    numerator = determinant(covariance, first + given) * determinant(covariance, second + given)
    return mp.log(numerator / (determinant(covariance, given) * determinant(covariance, first + second + given))) / 2


def normal_entropy(covariance, block, given=()):
    block, given = list(block), list(given)
    volume = determinant(covariance, given + block) / determinant(covariance, given)
    return (len(block) * mp.log(2 * mp.pi * mp.e) + mp.log(volume)) / 2


def student_excess(m, n, dof):
    """h(X) + h(Y) − h(X, Y) of Student laws of identity dispersion, by Gamma functions."""

    def entropy(d):
        volume = mp.power(dof * mp.pi, mp.mpf(d) / 2) * mp.gamma(dof / 2) / mp.gamma((dof + d) / 2)
        return mp.log(volume) + (dof + d) / 2 * (mp.digamma((dof + d) / 2) - mp.digamma(dof / 2))

    return entropy(m) + entropy(n) - entropy(m + n)


def multivariate_student(p):
    m, n = int(p["dim_x"]), int(p["dim_y"])
    dispersion = p.get("dispersion", "identity")
    if dispersion == "identity":
        return student_excess(m, n, number(p["dof"]))
    return student_excess(m, n, number(p["dof"])) + normal_information(dispersion, range(m), range(m, m + n))


def tail(x):
    return mp.erfc(x / mp.sqrt(2)) / 2


def uniform_noise(eps):
    """h(X + N) − h(N), the entropy of the sum by its density's integral over ramps and plateau."""
    low, high = min(mp.mpf(1), 2 * eps), max(mp.mpf(1), 2 * eps)
    ramp = mp.quad(lambda u: -(u / high) * mp.log(u / high) if u else 0, [0, 1]) * low
    return 2 * ramp + (high - low) * mp.log(high) / high - mp.log(2 * eps)


def pam_error(count, decibels):
    distance = mp.sqrt(3 * ratio(decibels) / (mp.mpf(count) ** 2 - 1))
    return 2 * (1 - mp.mpf(1) / count) * tail(distance)


# Rate and distortion, bottlenecks


def binary_entropy(p):
    return -p * mp.log(p) - (1 - p) * mp.log(1 - p)


def inverse_binary_entropy(h):
    low, high = mp.mpf(0), mp.mpf(1) / 2
    for _ in range(220):
        middle = (low + high) / 2
        low, high = (middle, high) if binary_entropy(middle) < h else (low, middle)
    return (low + high) / 2


def reverse_waterfilling(eigenvalues, rate):
    eigenvalues = sorted(eigenvalues, reverse=True)
    for active in range(1, len(eigenvalues) + 1):
        level = mp.exp((mp.fsum(map(mp.log, eigenvalues[:active])) - 2 * rate) / active)
        if active == len(eigenvalues) or level >= eigenvalues[active]:
            return active * level + mp.fsum(eigenvalues[active:])


MODEL = {"Sx": [[2, 0.5], [0.5, 1]], "B": [[0.8, 0.3], [-0.2, 0.5]], "Sn": [[0.5, 0.1], [0.1, 0.7]]}


def bottleneck_eigenvalues(p):
    """The eigenvalues of Σ_{X|Y}Σ_X⁻¹ for Y = BX + N, the smallest first."""
    sx, b, sn = (mp.matrix([numbers(row) for row in p.get(name, MODEL[name])]) for name in ("Sx", "B", "Sn"))
    conditional = sx - sx * b.T * (b * sx * b.T + sn) ** -1 * b * sx
    values = mp.eig(conditional * sx**-1, left=False, right=False)
    return sorted(mp.re(value) for value in values)


def bottleneck(p, of):
    beta = number(p["beta"])
    active = [x for x in bottleneck_eigenvalues(p) if beta > 1 / (1 - x)]
    rate = mp.fsum(mp.log((beta - 1) * (1 - x) / x) for x in active) / 2
    return rate if of == "IXT" else rate - mp.fsum(mp.log(beta * (1 - x)) for x in active) / 2


def slope_point(p, slope):
    """D, R of the source p with distortion |i−j| at dR/dD = −1/slope, by Blahut and Arimoto's iteration."""
    size = len(p)
    kernel = [[mp.exp(-abs(i - j) / slope) for j in range(size)] for i in range(size)]
    q = [mp.mpf(1) / size] * size
    for _ in range(20000):
        sums = [mp.fsum(q[j] * kernel[i][j] for j in range(size)) for i in range(size)]
        factors = [mp.fsum(p[i] * kernel[i][j] / sums[i] for i in range(size)) for j in range(size)]
        q = [q[j] * factors[j] for j in range(size)]
        if max(factors) - 1 < mp.mpf(10) ** -45:
            break
    sums = [mp.fsum(q[j] * kernel[i][j] for j in range(size)) for i in range(size)]
    channel = [[q[j] * kernel[i][j] / sums[i] for j in range(size)] for i in range(size)]
    cells = [(i, j) for i in range(size) for j in range(size)]
    distortion = mp.fsum(p[i] * channel[i][j] * abs(i - j) for i, j in cells)
    rate = -distortion / slope - mp.fsum(p[i] * mp.log(sums[i]) for i in range(size))
    return distortion, rate


def slope_value(p, of):
    source = numbers(p.get("p", ["0.5", "0.3", "0.2"]))
    distortion, rate = slope_point(source, number(p["lam"]))
    return {"D": distortion, "R": rate, "L": distortion + number(p["lam"]) * rate}[of]


def symmetric_bottleneck(p, rate):
    q = inverse_binary_entropy(mp.log(2) - rate)
    return mp.log(2) - binary_entropy(p * (1 - q) + q * (1 - p))


COMPUTED = {
    "discrete_input_awgn_mi": lambda p: discrete_input(int(p["M"]), p["snr_db"]),
    "biawgn_complement_ln2_minus_I": lambda p: complement(p["snr_db"]),
    "mmse_bpsk": lambda p: binary_mmse(number(p["snr"])),
    "differential_entropy_mixture": lambda p: mixture_entropy(numbers(p["w"]), numbers(p["mean"]), numbers(p["var"])),
    "gmm_input_awgn_mi": lambda p: mixture_entropy(
        numbers(p["w"]), numbers(p["mean"]), [v + number(p["noise_variance"]) for v in numbers(p["var"])]
    )
    - normal_line_entropy(number(p["noise_variance"])),
    "bernoulli_label_scalar_mi": lambda p: label_information(number(p["p"]), numbers(p["mean"]), numbers(p["var"])),
    "map_bayes_error": lambda p: bayes_error(number(p["p"]), numbers(p["mean"]), numbers(p["var"])),
    "gaussian_reverse_waterfilling_D": lambda p: reverse_waterfilling(numbers(p["eigenvalues"]), number(p["R_nats"])),
    "gib_eigenvalue": lambda p: bottleneck_eigenvalues(p)[int(p.get("index", 1)) - 1],
    "gib_critical_beta": lambda p: 1 / (1 - bottleneck_eigenvalues(p)[int(p["index"]) - 1]),
    "gaussian_vector_mi": lambda p: -mp.fsum(map(mp.log, bottleneck_eigenvalues(p))) / 2,
    "gib_IXT": lambda p: bottleneck(p, "IXT"),
    "gib_ITY": lambda p: bottleneck(p, "ITY"),
    "bivariate_student_mi": lambda p: student_excess(1, 1, number(p["dof"])) - mp.log(1 - number(p["rho"]) ** 2) / 2,
    "multivariate_student_mi": multivariate_student,
    "gaussian_tail_Q": lambda p: tail(number(p["x"])),
    "gaussian_tail_log_Q": lambda p: mp.log(tail(number(p["x"]))),
    "pam_symbol_error_rate": lambda p: pam_error(int(p["M"]), p["snr_db"]),
    "additive_uniform_noise_mi": lambda p: uniform_noise(number(p["eps"])),
    "bivariate_normal_mi": lambda p: -mp.log(1 - number(p["rho"]) ** 2) / 2,
    "gaussian_block_mi": lambda p: normal_information(p["covariance"], p["first"], p["second"], p.get("given", [])),
    "gaussian_entropy": lambda p: normal_entropy(p["covariance"], p["block"], p.get("given", [])),
    "binary_source_RD": lambda p: binary_entropy(number(p["p"])) - binary_entropy(number(p["D"])),
    "binary_source_DR": lambda p: inverse_binary_entropy(binary_entropy(number(p["p"])) - number(p["R_nats"])),
    "uniform_hamming_RD": lambda p: mp.log(int(p["n"]))
    - binary_entropy(number(p["D"]))
    - number(p["D"]) * mp.log(int(p["n"]) - 1),
    "rd_3x3_D_at_slope": lambda p: slope_value(p, "D"),
    "rd_3x3_R_at_slope": lambda p: slope_value(p, "R"),
    "rd_3x3_lagrangian": lambda p: slope_value(p, "L"),
    "binary_symmetric_ib": lambda p: symmetric_bottleneck(number(p["p"]), number(p["R_nats"])),
}
UNITS = {
    "gaussian_tail_Q": "probability", "pam_symbol_error_rate": "probability", "map_bayes_error": "probability",
    "mmse_bpsk": "", "gib_eigenvalue": "", "gib_critical_beta": "", "gaussian_reverse_waterfilling_D": "MSE (sum)",
    "binary_source_DR": "Hamming distortion", "rd_3x3_D_at_slope": "distortion", "rd_3x3_lagrangian": "D+lam*R",
}


def drawn_closed_forms(rng):
    for _ in range(12):
        sign = rng.choice([-1, 1])
        rho = sign * rng.choice([10 ** rng.uniform(-6, -1), rng.uniform(0, 0.99)])
        yield "bivariate_student_mi", {"dof": f"{10 ** rng.uniform(-2, 6):.4g}", "rho": f"{rho:.4g}"}
    for _ in range(8):
        m, n = rng.randint(1, 6), rng.randint(1, 6)
        yield "multivariate_student_mi", {"dim_x": m, "dim_y": n, "dof": f"{10 ** rng.uniform(-1, 5):.3g}"}
    dispersion = [[2, 0.5, 0.25], [0.5, 1, -0.3], [0.25, -0.3, 1.5]]
    yield "multivariate_student_mi", {"dim_x": 2, "dim_y": 1, "dof": "2.5", "dispersion": dispersion}
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
        factor = []
        for i in range(size):
            row = [rng.randint(-4, 4) / 4 * (scale if i // 2 != j // 2 else 1) for j in range(i)]
            factor.append(row + [1.0])
        covariance = [[0.0] * size for _ in range(size)]
        for i in range(size):
            for j in range(i + 1):
                entry = sum(factor[i][k] * factor[j][k] for k in range(j + 1))
                covariance[i][j] = covariance[j][i] = float(f"{entry:.12g}")
        order = rng.sample(range(size), size)
        cut = rng.randint(1, size - 1)
        given = order[cut + 1 :] if rng.random() < 0.4 and not index % 2 else []
        second = order[cut : cut + 1] if given else order[cut:]
        yield "gaussian_block_mi", {"covariance": covariance, "first": order[:cut], "second": second, "given": given}
        yield "gaussian_entropy", {"covariance": covariance, "block": order[:cut], "given": given}


def drawn_mixtures(rng):
    def mixture():
        count = rng.randint(2, 4)
        parts = sorted(rng.sample(range(1, 20), count - 1))
        weights = [(b - a) / 20 for a, b in zip([0] + parts, parts + [20])]
        means = [rng.randint(-16, 16) / 4 for _ in range(count)]
        return {"w": weights, "mean": means, "var": [2.0 ** rng.randint(-3, 3) for _ in range(count)]}

    for _ in range(4):
        yield "differential_entropy_mixture", mixture()
    for _ in range(4):
        yield "gmm_input_awgn_mi", {**mixture(), "noise_variance": f"{10 ** rng.uniform(-2, 3):.3g}"}
    for decibels in ("-60", "-27", "-3", "7", "13", "20"):
        yield "biawgn_complement_ln2_minus_I", {"snr_db": decibels}
        yield "discrete_input_awgn_mi", {"M": rng.choice([2, 3, 4, 8]), "snr_db": decibels}
        yield "mmse_bpsk", {"snr": f"{10 ** (float(decibels) / 10):.4g}"}
    for _ in range(6):
        model = {"p": f"{rng.randint(1, 99) / 100}", "mean": ["0", f"{rng.randint(0, 30) / 10}"]}
        model["var"] = ["1", f"{rng.randint(2, 80) / 10}"]
        yield "bernoulli_label_scalar_mi", model
        yield "map_bayes_error", model


def drawn_rates(rng):
    for _ in range(4):
        p = rng.randint(5, 50) / 100
        yield "binary_source_RD", {"p": f"{p}", "D": f"{p * rng.randint(1, 9) / 10:.4g}"}
        most = binary_entropy(number(p))
        rate = f"{float(most) * rng.randint(1, 9) / 10:.4g}"
        yield "binary_source_DR", {"p": f"{p}", "R_nats": rate}
        yield "binary_symmetric_ib", {"p": f"{rng.randint(1, 49) / 100}", "R_nats": f"{rng.randint(1, 69) / 100}"}
        n = rng.randint(2, 9)
        yield "uniform_hamming_RD", {"n": n, "D": f"{rng.randint(1, 45) / 100}"}
        eigenvalues = [rng.randint(1, 64) / 8 for _ in range(rng.randint(1, 6))]
        yield "gaussian_reverse_waterfilling_D", {"eigenvalues": eigenvalues, "R_nats": f"{rng.uniform(0.05, 4):.3g}"}
        slope = f"{rng.randint(10, 60) / 100}"
        for letter in ("rd_3x3_D_at_slope", "rd_3x3_R_at_slope", "rd_3x3_lagrangian"):
            yield letter, {"p": [0.5, 0.3, 0.2], "lam": slope}
    for _ in range(3):
        model = {
            "Sx": [[rng.randint(8, 24) / 8, 0.25], [0.25, rng.randint(4, 16) / 8]],
            "B": [[rng.randint(-12, 12) / 8 for _ in range(2)] for _ in range(2)],
            "Sn": [[rng.randint(4, 16) / 8, 0.125], [0.125, rng.randint(4, 16) / 8]],
        }
        for index in (1, 2):
            yield "gib_eigenvalue", {**model, "index": index}
            yield "gib_critical_beta", {**model, "index": index}
        yield "gaussian_vector_mi", model
        beta = f"{rng.randint(15, 200) / 10}"
        yield "gib_IXT", {**model, "beta": beta}
        yield "gib_ITY", {**model, "beta": beta}


def main():
    versions = f"python {platform.python_version()}, mpmath {mp.__version__}, {mp.mp.dps} digits of working precision"
    if sys.argv[1:] == ["draw"]:
        rng = random.Random(20260522)
        models = [*drawn_closed_forms(rng), *drawn_mixtures(rng), *drawn_rates(rng)]
        values = []
        for index, (kind, params) in enumerate(models):
            value = mp.nstr(COMPUTED[kind](params), DIGITS)
            entry = {"id": f"drawn{index}_{kind}", "kind": kind, "params": params, "unit": UNITS.get(kind, "nats")}
            values.append({**entry, "value": value, "digits": DIGITS})
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
            difference = mp.nstr(abs(computed / stated - 1), 2)
            print(f"{entry['id']}: {mp.nstr(computed, DIGITS)}, relative difference {difference}")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
