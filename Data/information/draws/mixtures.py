"""Mixtures on the line and in the plane, labels, and amplitudes in noise."""

from fractions import Fraction

from truths.decimals import text

from .numbers import logarithmic, long, near_one, power, short, sign


def weights(rng, count, hard):
    """Decimals that sum to 1 exactly; the hard ones hold some down to 1e-150."""
    if not hard or rng.random() < 0.4:
        parts = sorted(rng.sample(range(1, 100), count - 1))
        return [text(Fraction(b - a, 100)) for a, b in zip([0, *parts], [*parts, 100])]
    low = -150 if rng.random() < 0.5 else -20
    small = [Fraction(f"{rng.randint(1, 99)}e{rng.randint(low, -3)}") for _ in range(count - 1)]
    values = [text(x) for x in [1 - sum(small), *small]]
    rng.shuffle(values)
    return values


def components(rng, hard, count):
    """Means and variances; the hard ones with far or close means, ratios of 1e±200 or digits without end."""
    if not hard:
        means = [text(Fraction(rng.randint(-16, 16), 4)) for _ in range(count)]
        return means, [text(Fraction(2) ** rng.randint(-3, 3)) for _ in range(count)]
    form = rng.randrange(5)
    if form == 0:
        variances = [f"1e{rng.randint(-100, 100)}" for _ in range(count)]
        return [text(Fraction(rng.randint(-9, 9))) for _ in range(count)], variances
    if form == 1:
        offset = rng.choice([10**6, -(10**6), 123456789])
        means = [text(offset + Fraction(rng.randint(1, 999), 10**9)) for _ in range(count)]
        return means, [rng.choice(["1", "2", "1e-18", "3e-18"]) for _ in range(count)]
    if form == 2:
        scale = 10 ** rng.uniform(-100, 100)
        means = [long(rng, scale * rng.uniform(-5, 5)) for _ in range(count)]
        return means, [long(rng, scale * scale * rng.uniform(0.1, 5)) for _ in range(count)]
    if form == 3:
        return [long(rng, rng.uniform(-60, 60)) for _ in range(count)], [
            long(rng, rng.uniform(0.01, 100)) for _ in range(count)]
    variances = [text(1 + Fraction(rng.randint(0, 9), 10 ** rng.randint(5, 12))) for _ in range(count)]
    return [text(Fraction(rng.randint(0, 9), 10 ** rng.randint(5, 12))) for _ in range(count)], variances


def mixture(rng, hard):
    count = rng.randint(2, 3 if hard else 4)
    means, variances = components(rng, hard, count)
    return {"w": weights(rng, count, hard), "mean": means, "var": variances}


def noisy(rng, hard):
    model = mixture(rng, hard)
    scale = max(Fraction(v) for v in model["var"])
    if not hard:
        return {**model, "noise_variance": logarithmic(rng, -2, 3, 3)}
    if rng.random() < 0.3:
        model["var"] = ["0"] * len(model["var"])
    exponent = len(str(scale.numerator)) - len(str(scale.denominator))
    return {**model, "noise_variance": power(rng, exponent - 12, exponent + 12)}


def label(rng, hard):
    means, variances = components(rng, hard, 2)
    if means == [means[0]] * 2 and variances == [variances[0]] * 2:
        means = ["0", "1"]
    if not hard:
        return {"p": text(Fraction(rng.randint(1, 99), 100)), "mean": means, "var": variances}
    p = rng.choice([
        f"{rng.randint(1, 9)}e-{rng.randint(3, 150)}", near_one(rng, 30), long(rng, rng.uniform(0.01, 0.99)), "0.5"])
    return {"p": p, "mean": means, "var": variances}


def levels(rng, hard, most=300):
    if not hard:
        return short(rng, -40, 25)
    return rng.choice([
        long(rng, rng.uniform(-300, most)), long(rng, rng.uniform(-30, 30)), f"{rng.randint(-300, most)}"])


def discrete(rng, hard):
    if not hard:
        return {"M": rng.choice([2, 2, 3, 4, 5, 8]), "snr_db": short(rng, -40, 25)}
    decibels = levels(rng, True)
    strong = float(decibels) > 110
    return {"M": rng.choice([2, 7, 64, 1000, 1024] if strong else [2, 2, 3, 4, 6, 8]), "snr_db": decibels}


def complement(rng, hard):
    return {"snr_db": levels(rng, hard, 43)}


def least_error(rng, hard):
    if not hard:
        return {"snr": logarithmic(rng, -4, 2.5)}
    return {"snr": rng.choice([power(rng, -30, 0), long(rng, 10 ** rng.uniform(-2, 3.7)), f"1e{rng.randint(-30, 3)}"])}


def plane(rng, hard):
    if not hard:
        count = 2 if rng.random() < 0.75 else 3
        rho = [text(Fraction(rng.randint(-6, 6), 10)) for _ in range(count)]
        return {"w": weights(rng, count, False), "rho": rho if len(set(rho)) > 1 else ["0.5", "-0.5", "0"][:count]}
    rho = [sign(rng, near_one(rng, 20)), rng.choice([short(rng, -0.9, 0.9), sign(rng, near_one(rng, 12)), "0"])]
    return {"w": weights(rng, 2, rng.random() < 0.5), "rho": rho}


DRAWS = {
    "differential_entropy_mixture": (mixture, 50), "gmm_input_awgn_mi": (noisy, 50),
    "bernoulli_label_scalar_mi": (label, 60), "map_bayes_error": (label, 110), "discrete_input_awgn_mi": (discrete, 70),
    "biawgn_complement_ln2_minus_I": (complement, 60), "mmse_bpsk": (least_error, 60), "gmm_2d_mi": (plane, 16),
}
