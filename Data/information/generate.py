"""Draws models of every kind of `dinl information --list` with their values, or recomputes given values.

    python3 generate.py draw [share] > drawn.json   # all models, or a share of each kind
    python3 generate.py check information.json      # recomputes reference values, prints the relative differences

Every value comes from two independent methods that agree to 40 digits (see truths/); a model for which they do not is
dropped, and the note counts it. Nothing here is shared with the project's own code.
"""

import collections
import json
import platform
import random
import sys

import flint
import gmpy2
import mpmath as mp

import draws.channels
import draws.curves
import draws.finite
import draws.mixtures
import draws.normal
import draws.rates
from truths import (
    bottleneck, channels, constellation, curves, finite, mixture, normal, plane, rates, slope, tails)
from truths.agreement import DIGITS, Dropped, agreed

SEED = 20261128
DRAWS = {**draws.normal.DRAWS, **draws.rates.DRAWS, **draws.mixtures.DRAWS, **draws.finite.DRAWS,
         **draws.channels.DRAWS, **draws.curves.DRAWS}
PAIRS = {**normal.VALUES, **tails.VALUES, **rates.VALUES, **bottleneck.VALUES, **finite.VALUES, **channels.VALUES,
         **curves.VALUES}
VALUES = {**mixture.VALUES, **constellation.VALUES, **slope.VALUES, **plane.VALUES}
UNITS = {
    "gaussian_tail_Q": "probability", "pam_symbol_error_rate": "probability", "map_bayes_error": "probability",
    "mmse_bpsk": "", "gib_eigenvalue": "", "gib_critical_beta": "", "gaussian_reverse_waterfilling_D": "MSE (sum)",
    "binary_source_DR": "Hamming distortion", "rd_3x3_D_at_slope": "distortion", "rd_3x3_lagrangian": "D+lam*R",
    "finite_total_variation": "probability", "finite_source_DR": "distortion",
}


def value(kind, params):
    return agreed(*PAIRS[kind](params)) if kind in PAIRS else VALUES[kind](params)


def written(number):
    """The number to 40 digits, zeros at the end too."""
    if number == 0:
        return "0"
    with mp.workprec(400):
        text = mp.nstr(number, DIGITS, strip_zeros=False)
    mantissa, _, exponent = text.partition("e")
    if len(exponent) > 5 or int(exponent or 0) < -4900:
        raise Dropped("the value is below 1e-4900, where decimals end")
    return mantissa.rstrip(".") + (f"e{exponent}" if exponent else "")


def drawn(share):
    """Entries and reasons of what was dropped; every kind has a generator of its own, half of its models are hard."""
    for kind, (draw, count) in DRAWS.items():
        rng = random.Random(f"{SEED} {kind}")
        for index in range(count):
            if index >= max(2, count * share):
                break
            hard = index % 2 == 1
            params = draw(rng, hard)
            name = f"{'hard' if hard else 'plain'}{index}_{kind}"
            try:
                text = written(value(kind, params))
            except Dropped as reason:
                yield None, f"{kind}: {reason}"
                continue
            except (ArithmeticError, ValueError) as error:
                yield None, f"{kind}: {type(error).__name__}"
                continue
            entry = {"id": name, "kind": kind, "params": params, "unit": UNITS.get(kind, "nats")}
            yield {**entry, "value": text, "digits": DIGITS}, None


def versions():
    return (
        f"python {platform.python_version()}, python-flint {flint.__version__} (Arb), mpmath {mp.__version__}, "
        f"gmpy2 {gmpy2.version()} (MPFR)")


def main():
    if sys.argv[1:2] == ["draw"]:
        values, dropped = [], collections.Counter()
        for entry, reason in drawn(float(sys.argv[2]) if len(sys.argv) > 2 else 1):
            if entry:
                values.append(entry)
            else:
                dropped[reason] += 1
            if (len(values) + dropped.total()) % 20 == 0:
                print(len(values), dropped.total(), entry and entry["id"], file=sys.stderr, flush=True)
        lost = "; ".join(f"{count} of {reason}" for reason, count in sorted(dropped.items())) or "none"
        note = f"generate.py draw; seed {SEED}; {versions()}; dropped {dropped.total()} draws: {lost}"
        print('{\n "note": ' + json.dumps(note) + ',\n "values": [')
        print(",\n".join("  " + json.dumps(entry) for entry in values))
        print(" ]\n}")
    elif sys.argv[1:2] == ["check"] and len(sys.argv) == 3:
        print(versions())
        for entry in json.load(open(sys.argv[2]))["values"]:
            try:
                computed = value(entry["kind"], entry["params"])
            except Dropped as reason:
                print(f"{entry['id']}: not recomputed ({reason})")
                continue
            stated = mp.mpf(entry["value"])
            difference = mp.nstr(abs(computed / stated - 1), 2) if stated else "0"
            print(f"{entry['id']}: {mp.nstr(computed, 25)}, relative difference {difference}")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    with mp.workdps(60):
        main()
