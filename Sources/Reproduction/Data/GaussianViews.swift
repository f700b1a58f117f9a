import DINL
import Foundation
import Verification

/// A generator of Gaussian views of a hidden label, for which the accuracy of the best rule is known.
///
/// Each of K equally likely classes has a mean; features are the class's mean plus independent unit noise. Feature j
/// belongs to class j mod K, and the mean of a class is constant on its own features and 0 elsewhere, so that the means
/// are orthogonal, at one distance from each other, and every sensor sees a part of each.
public struct GaussianViews: Sendable, Equatable {
  public var classCount = 4
  public var sensorCount = 8
  /// A multiple of `classCount` shares the classes out evenly.
  public var featuresPerSensor = 4
  public var sampleCount = 2_000
  /// The distance of any two means, in standard deviations of the noise.
  public var distance = 4.0

  public init() {}

  private var law: OrthogonalClasses {
    get throws(VerificationError) { try OrthogonalClasses(classCount: classCount, distance: distance) }
  }

  /// The accuracy that no classifier exceeds in the mean.
  ///
  /// - Throws: `VerificationError` if a parameter is out of range or the integral fails.
  public func bayesAccuracy() throws(VerificationError) -> (value: Double, error: Double) {
    try law.bayesAccuracy()
  }

  /// The mean of a class on each feature.
  func mean(of label: Int) -> [Double] {
    let count = sensorCount * featuresPerSensor
    let own = stride(from: label, to: count, by: classCount).reduce(0) { total, _ in total + 1 }
    let height = distance / (2 * Double(own)).squareRoot()
    return (0..<count).map { $0 % classCount == label ? height : 0 }
  }

  /// Draws samples; the same stream gives the same bits.
  ///
  /// - Throws: `VerificationError` if a parameter is out of range.
  /// - Complexity: O(samples · features).
  public func dataset(using stream: RandomStream) throws(VerificationError) -> Dataset {
    let bayes = try bayesAccuracy().value
    precondition(sensorCount * featuresPerSensor >= classCount, "each class needs a feature")
    var (labelStream, noise) = (stream.stream(0), stream.stream(1))
    let means = (0..<classCount).map(mean(of:))
    var (features, labels) = ([Float](), [Int]())
    features.reserveCapacity(sampleCount * sensorCount * featuresPerSensor)
    for _ in 0..<sampleCount {
      let label = labelStream.index(below: classCount)
      labels.append(label)
      for mean in means[label] { features.append(Float(mean + noise.normal())) }
    }
    let bytes = features.withUnsafeBytes { Data($0) } + labels.map { UInt8(truncatingIfNeeded: $0) }
    let percent = String(format: "%.2f", 100 * bayes)
    return Dataset(
      name: "gaussian-views, best accuracy \(percent) %", file: "drawn by the seed", checksum: sha256(of: bytes),
      featureNames: (0..<sensorCount * featuresPerSensor).map { "feature \($0 + 1)" }, features: features,
      labels: labels, classNames: (0..<classCount).map(String.init), hasCommonUnit: true)
  }
}
