// Computes the figures of a learning system of your own, and every bound that is proved for it.
import Refutation
import Verification

// One fair coin: the learner names the face that came up with probability 3/4, and loses 1 where it errs.
let system = try FiniteLearningSystem(
  sampleCount: 1, law: [0.5, 0.5], algorithm: [[0.75, 0.25], [0.25, 0.75]], loss: [[0, 1], [1, 0]])
let figures = SystemFigures(system)

// The gap between the risk on fresh coins and that on the coin which was seen, and its bound: 0.25 and 0.2557….
let bound = try Inequality("gap <= sqrt(2*sigma^2*I/m)")
if let sides = bound.sides(figures.value(of:)) {
  print(sides.lesser.value, "≤", sides.greater.value, bound.isRefuted(by: sides) ? "is refuted" : "is not refuted")
}

// Every proven inequality that concerns the system, with the certified lower end of its slack.
for bound in BoundReport(figures).bounds {
  print("\(bound.claim): \(bound.inequality), slack at least \(bound.leastSlack)")
}
