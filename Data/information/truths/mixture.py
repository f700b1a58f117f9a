"""Mixtures of normal laws on the line: I(Y;T) of label and variable, a sum over components of E ln(p_k/p).

First method: Arb's certified integrals of every component's window, with a proven bound of what lies outside.
Second: the double exponential rule between the places where two weighted densities cross or a component sits.
"""

import gmpy2
import mpmath as mp
from flint import acb, arb, ctx

from .agreement import Dropped, agree, midpoint
from .decimals import ball, exact, exacts, real, rounded
from .quadrature import certified_integral, double_exponential, to_mpmath


class Mixture:
    """Weights (divided by their sum), means and variances above 0, as fractions; weights of 0 are left out."""

    def __init__(self, weights, means, variances):
        total = sum(weights)
        kept = [k for k, weight in enumerate(weights) if weight]
        self.weights = [weights[k] / total for k in kept]
        self.means, self.variances = [means[k] for k in kept], [variances[k] for k in kept]
        ratio = max(self.variances) / min(self.variances)
        spread = (max(self.means) - min(self.means)) ** 2 / min(self.variances)
        self.ratio_bits = max(0, ratio.numerator.bit_length() - ratio.denominator.bit_length()) // 2
        self.spread_bits = max(0, spread.numerator.bit_length() - spread.denominator.bit_length()) // 2

    @property
    def indices(self):
        return range(len(self.weights))

    def precision(self, digits):
        return int(3.33 * digits) + 2 * self.ratio_bits + 2 * self.spread_bits + 80

    def label_ball(self, digits):
        """I(Y;T) up to 10^-digits, at a precision that follows from the ratios of the model."""
        ctx.prec = self.precision(digits)
        return sum((ball(self.weights[k]) * self.component_ball(k, digits) for k in self.indices), arb(0))

    def component_ball(self, k, digits):
        """E ln(p_k/p) under component k, in its own units: ∫ φ(z) (−ln Σ_j w_j p_j/p_k)."""
        scale = ball(self.variances[k]).sqrt()
        terms = []
        for j in self.indices:
            factor = ball(self.weights[j] ** 2 * self.variances[k] / self.variances[j]).log() / 2
            other = ball(self.variances[j]).sqrt()
            terms.append((factor, ball(self.means[k] - self.means[j]) / other, scale / other, j == k))

        def f(z, analytic):
            # The greatest term goes before the logarithm: the rest stays away from the branch cut.
            square, exponents = z * z / 2, []
            for factor, offset, ratio, own in terms:
                y = offset + ratio * z
                exponents.append(acb(factor) if own else factor + square - y * y / 2)
            greatest = exponents[0]
            for exponent in exponents[1:]:
                if exponent.real.mid() > greatest.real.mid():
                    greatest = exponent
            total = sum(((e - greatest).exp() for e in exponents if e is not greatest), acb(1))
            return -(greatest + total.log(analytic=analytic)) * (-square).exp()

        least = min(self.variances)
        largest = (-ball(self.weights[k]).log()).max(ball(self.variances[k] / least).log() / 2)
        width = int((2 * (2.3026 * digits + float(largest.log1p().mid()) + 12)) ** 0.5) + 1
        reach, places = arb(width), {width, -width}
        for j in self.indices:
            place = ball(self.means[j] - self.means[k]) / scale
            if abs(place) < reach:
                places.add(int((place * 1024).mid().floor().unique_fmpz()) / 1024)
        tail = (reach / arb(2).sqrt()).erfc() / 2
        density = (-reach * reach / 2).exp() / (2 * arb.pi()).sqrt()
        outside = 2 * largest * tail + reach * density + tail
        inside = certified_integral(f, [arb(place) for place in sorted(places)], digits)
        return inside / (2 * arb.pi()).sqrt() + arb(0, outside.upper())

    def label_real(self, digits):
        """I(Y;T) by MPFR."""
        context = gmpy2.get_context()
        context.precision = self.precision(digits) + 60
        with mp.workprec(context.precision):
            breaks = self.breaks()
            return to_mpmath(
                sum(rounded(self.weights[k]) * self.component_real(k, digits, breaks) for k in self.indices))

    def component_real(self, k, digits, breaks):
        scale = gmpy2.sqrt(rounded(self.variances[k]))
        terms = []
        for j in self.indices:
            if j != k:
                other = gmpy2.sqrt(rounded(self.variances[j]))
                terms.append((
                    rounded(self.weights[j] / self.weights[k]) * scale / other,
                    rounded(self.means[k] - self.means[j]) / other, scale / other,
                ))
        own = -gmpy2.log(rounded(self.weights[k]))
        exp = gmpy2.exp

        def f(z):
            square = z * z / 2
            total = 0
            for factor, offset, ratio in terms:
                y = offset + ratio * z
                total += factor * exp(square - y * y / 2)
            return (own - gmpy2.log1p(total)) * exp(-square)

        reach = gmpy2.mpfr((2 * (2.3026 * digits + 30)) ** 0.5)
        places = [(place - rounded(self.means[k])) / scale for place in breaks]
        points = sorted({-reach, gmpy2.mpfr(0), reach, *(place for place in places if abs(place) < reach)})
        return double_exponential(f, points, digits) / gmpy2.sqrt(2 * gmpy2.const_pi())

    def breaks(self):
        """Means, and places where two weighted densities are equal."""
        places = [rounded(mean) for mean in self.means]
        for i in self.indices:
            for j in range(i):
                a = rounded(1 / self.variances[j] - 1 / self.variances[i]) / 2
                # About the mean of i: w_i p_i/(w_j p_j) = exp(a x² + b x + c).
                shift = self.means[i] - self.means[j]
                b = rounded(shift / self.variances[j])
                c = rounded(shift * shift / self.variances[j]) / 2
                square = (self.weights[i] / self.weights[j]) ** 2 * self.variances[j] / self.variances[i]
                c += gmpy2.log(rounded(square)) / 2
                mean = rounded(self.means[i])
                if a == 0:
                    places += [mean - c / b] if b else []
                    continue
                square = b * b - 4 * a * c
                if square >= 0:
                    large = (-b - gmpy2.sqrt(square) if b > 0 else -b + gmpy2.sqrt(square)) / 2
                    places += [mean + large / a] + ([mean + c / large] if large else [])
        return places


def mixture_value(model, rest_ball, rest_real):
    """I(Y;T) plus a rest in closed form, agreed; digits are added until those lost in small values are made up for."""
    digits = 52
    for _ in range(4):
        value = model.label_ball(digits) + rest_ball()
        if value.rel_accuracy_bits() > 3.33 * 42:
            break
        size = float(abs(value).upper().log().mid()) / 2.3026 if value.abs_upper() > 0 else -digits
        needed = int(50 - size) + 2
        digits = max(needed, digits + 12) if value.contains(0) or needed <= digits else needed
        if digits > 480:
            raise Dropped("the value is too small beside its terms")
    else:
        raise Dropped("no ball of 42 digits")
    first = midpoint(value)
    with mp.workprec(int(3.4 * digits) + 200):
        second = model.label_real(digits) + rest_real()
    if not agree(first, second):
        raise Dropped("the methods differ")
    return first


def half_mean(weights, values, log):
    """½ Σ w ln v."""
    return sum(weight * log(value) for weight, value in zip(weights, values)) / 2


def entropy(p):
    model = Mixture(exacts(p["w"]), exacts(p["mean"]), exacts(p["var"]))
    turns = lambda pi, log: (log(2 * pi) + 1) / 2
    return mixture_value(
        model,
        lambda: turns(arb.pi(), arb.log) + half_mean(map(ball, model.weights), map(ball, model.variances), arb.log),
        lambda: turns(mp.pi, mp.log) + half_mean(map(real, model.weights), map(real, model.variances), mp.log),
    )


def noisy(p):
    noise, variances, weights = exact(p["noise_variance"]), exacts(p["var"]), exacts(p["w"])
    model = Mixture(weights, exacts(p["mean"]), [variance + noise for variance in variances])
    ratios = [1 + variance / noise for variance, weight in zip(variances, weights) if weight]
    return mixture_value(
        model,
        lambda: half_mean(map(ball, model.weights), (ball(r - 1) for r in ratios), arb.log1p),
        lambda: half_mean(map(real, model.weights), map(real, ratios), mp.log),
    )


def label(p):
    likely = exact(p["p"])
    if likely in (0, 1):
        return mp.mpf(0)
    model = Mixture([1 - likely, likely], exacts(p["mean"]), exacts(p["var"]))
    if model.means[0] == model.means[1] and model.variances[0] == model.variances[1]:
        return mp.mpf(0)
    return mixture_value(model, lambda: arb(0), lambda: mp.mpf(0))


VALUES = {"differential_entropy_mixture": entropy, "gmm_input_awgn_mi": noisy, "bernoulli_label_scalar_mi": label}
