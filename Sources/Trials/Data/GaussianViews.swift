import Console
import DINL
import Foundation
import Verification

/// A generator of data: each sensor sees a hidden label through Gaussian noise, and the best possible accuracy is
/// known.
///
/// The classes are equally likely, and the noise of every feature is standard normal, independent of all else. The mean
/// of class k at feature f of D features is separation/√D · cos(π(k+1)(f+½)/D). The means are rows of the discrete
/// cosine transform, which are orthogonal and of equal length, so that any two classes have the same distance, and each
/// sensor has part of the information that separates them.
public struct GaussianViews: Sendable, Equatable {
  /// The name of datasets that are drawn.
  public static let name = "gaussian-views"

  /// The number of classes: at least 2, and fewer than the features.
  public var classCount = 4
  /// The number of sensors.
  public var sensorCount = 8
  /// The number of features that each sensor sees.
  public var featuresPerSensor = 2
  /// The distance between the means of any two classes over all views together, in standard deviations of the noise.
  public var separation = 3.0

  /// Four classes at distance 3, seen by eight sensors with two features each.
  public init() {}

  /// The number of features of all sensors together.
  public var featureCount: Int { sensorCount * featuresPerSensor }

  /// The share of samples that the best classifier of all views together gets right.
  ///
  /// - Throws: `VerificationError` if the integral fails.
  public func bayesAccuracy() throws(VerificationError) -> Estimate {
    try EquidistantClasses(classCount: classCount, distance: separation).bayesAccuracy()
  }

  /// The means of a class, one value per feature, sensor by sensor.
  public func means(of label: Int) -> [Double] {
    precondition(classCount >= 2 && classCount < featureCount, "classes are 2 or more, and fewer than features")
    precondition(0..<classCount ~= label, "a class that there is")
    let count = Double(featureCount)
    return (0..<featureCount).map { feature in
      separation / count.squareRoot() * Double.cos(Double.pi * Double(label + 1) * (Double(feature) + 0.5) / count)
    }
  }

  /// Draws samples, with the features in order of the sensors.
  ///
  /// - Parameters:
  ///   - sampleCount: the number of samples, at least 1.
  ///   - stream: the source of labels and noise.
  /// - Throws: `VerificationError` if the Bayes accuracy cannot be computed.
  /// - Complexity: O(samples · features).
  public func dataset(sampleCount: Int, using stream: inout RandomStream) throws(VerificationError) -> Dataset {
    precondition(sampleCount >= 1, "a dataset has samples")
    let means = (0..<classCount).map(means(of:))
    let labels = (0..<sampleCount).map { _ in stream.index(below: classCount) }
    var features: [Float] = []
    features.reserveCapacity(sampleCount * featureCount)
    for label in labels {
      for mean in means[label] { features.append(Float(mean + stream.normal())) }
    }
    var bytes = Data()
    for feature in features { withUnsafeBytes(of: feature.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    for label in labels { withUnsafeBytes(of: UInt32(label).littleEndian) { bytes.append(contentsOf: $0) } }
    var dataset = Dataset(
      name: Self.name, file: "drawn from a seed", checksum: sha256(of: bytes),
      featureNames: (0..<featureCount).map { "s\($0 / featuresPerSensor)f\($0 % featuresPerSensor)" },
      features: features.map(Double.init), labels: labels, classNames: (0..<classCount).map { "\($0)" })
    dataset.hasCommonUnit = true
    dataset.bayesAccuracy = try bayesAccuracy()
    return dataset
  }
}
