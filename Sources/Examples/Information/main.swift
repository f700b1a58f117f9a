// Encloses mutual informations in intervals that contain them by proof; all are in nats.
import Verification

// Of two jointly normal variables; the correlation is the exact decimal, not the nearest binary number.
if let correlation = DecimalNumeral("0.75") {
  let information = try BivariateNormal(decimal: correlation).mutualInformation.printed
  print(information.lower, "≤ I(X;Y) ≤", information.upper)
}

// Of the two ends of a gate with two messages.
let gate = try DiscreteGate(prior: [0.5, 0.5], channel: [[0.9, 0.1], [0.1, 0.9]])
print(gate.mutualInformation.lower, "≤ I(Z;T) ≤", gate.mutualInformation.upper)
