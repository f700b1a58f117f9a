import DINL
import Verification

/// A network whose parameters are normal numbers around means, with one deviation.
///
/// - SeeAlso: GB-020
struct NoisyNetwork: Equatable, Sendable {
  /// The means of the parameters of each node.
  let means: [[Float]]
  /// The deviation σ of every parameter.
  let deviation: Double

  /// KL(P‖Q) in nats of these parameters to those of another network with the same deviation.
  ///
  /// - Complexity: O(parameters).
  func relativeEntropy(to other: NoisyNetwork) -> Estimate {
    precondition(deviation == other.deviation, "both have one deviation")
    var sum = Estimate(exactly: 0)
    for (own, others) in zip(means.joined(), other.means.joined()) {
      // The difference of two numbers in single precision may have more digits than one in double precision.
      let difference = Estimate(exactly: Double(own)) - Estimate(exactly: Double(others))
      sum += difference * difference
    }
    let scale = Estimate(exactly: deviation) * Estimate(exactly: deviation)
    return (sum / (Estimate(exactly: 2) * scale)).clamped(atLeast: 0)
  }

  /// The share of samples that drawn parameters do not classify correctly, with the noise of the gates.
  ///
  /// - Parameters:
  ///   - modules: the network, whose parameters are replaced.
  ///   - samples: the data.
  ///   - subset: the samples that are classified, at least 1.
  ///   - stream: child 0 draws the parameters, the others the noise of the gates.
  /// - Complexity: O(subset · parameters).
  func risk(
    in modules: ModuleNetwork<Float>, on samples: Samples<Float>, subset: [Int], stream: RandomStream
  ) -> Double {
    var normals = stream.stream(0)
    modules.setParameters(means.map { node in node.map { Float(Double($0) + deviation * normals.normal()) } })
    let accuracy = modules.evaluate(on: samples, subset: subset, stream: stream).accuracy
    let count = Double(subset.count)
    // The whole number of mistakes is exact, and 1 less the accuracy is not.
    return (count - (accuracy * count).rounded()) / count
  }
}
