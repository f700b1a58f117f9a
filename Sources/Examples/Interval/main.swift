// Computes with intervals that contain the exact numbers, and compares what they contain.
import Verification

// No binary number is 1/10, so that its interval has the two neighbors as ends; each operation moves them outward.
if let tenth = DecimalNumeral("0.1") {
  let sum = (1...10).reduce(Estimate(exactly: 0)) { sum, _ in sum + tenth.estimate }
  print(sum.contains(1), sum.upper - sum.lower < 1e-14)  // true true
}

// Two correlations that are decimals: their informations differ for certain if the intervals lie apart.
if let weak = DecimalNumeral("0.75"), let strong = DecimalNumeral("0.750000000000001") {
  let less = try BivariateNormal(decimal: weak).mutualInformation
  let more = try BivariateNormal(decimal: strong).mutualInformation
  print(more.certainlyExceeds(less))  // true
}

// What is known only up to an interval gives an interval, which contains the informations of all correlations in it.
let measured = Estimate(value: 0.75, lower: 0.7, upper: 0.8)
let information = try BivariateNormal(correlation: measured).mutualInformation.printed
print(information.lower, "≤ I(X;Y) ≤", information.upper)
