import Foundation
import Reproduction

/// A run of made-up figures.
func madeUpRun(_ variant: Run.Variant = .tree, phase: Run.Phase = .test, seedIndex: Int = 0) throws -> Run {
  try JSONDecoder().decode(
    Run.self,
    from: Data(
      """
      {"variant": "\(variant.rawValue)", "beta": 0.0001, "phase": "\(phase.rawValue)", "seedIndex": \(seedIndex),
       "accuracy": 0.9472222222222222, "validationAccuracy": 0.1, "crossEntropy": 1e-300,
       "trainingLoss": [2.302585092994046, 0.30000000000000004, 5e-324],
       "exchange": {"forwardValues": 10, "backwardValues": 11, "bytes": 84, "samples": 1, "valuesPerSample": 21},
       "rate": 0.3333333333333333, "linkRates": [0, 0.3333333333333333]}
      """.utf8))
}
