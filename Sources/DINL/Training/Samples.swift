/// The samples that networks are trained and evaluated on.
public struct Samples<Scalar: TrainingScalar> {
  /// The features of each sample, samples×features.
  public let features: Matrix<Scalar>
  /// The class of each sample.
  public let labels: [Int]

  /// Samples whose features and labels are not checked; a network checks the labels that it reads.
  ///
  /// - Parameters:
  ///   - features: samples×features.
  ///   - labels: one per sample.
  public init(features: Matrix<Scalar>, labels: [Int]) {
    precondition(features.rows == labels.count, "each sample needs its label")
    (self.features, self.labels) = (features, labels)
  }

  /// Samples whose features and labels are checked.
  ///
  /// - Parameters:
  ///   - features: samples×features, finite.
  ///   - labels: one per sample, in 0 ..< `classCount`.
  ///   - classCount: the number of classes.
  /// - Throws: `unequalCounts`; `unknownClass` or `undefinedFeature` for the first faulty sample.
  /// - Complexity: O(samples · features).
  public init(checking features: Matrix<Scalar>, labels: [Int], classCount: Int) throws(SamplesError) {
    guard features.rows == labels.count else {
      throw .unequalCounts(samples: features.rows, labels: labels.count)
    }
    for (sample, label) in labels.enumerated() {
      guard label >= 0, label < classCount else {
        throw .unknownClass(sample: sample, label: label, classCount: classCount)
      }
      for column in 0..<features.columns where !features[sample, column].isFinite {
        throw .undefinedFeature(sample: sample, column: column)
      }
    }
    self.init(features: features, labels: labels)
  }
}

/// An error in samples.
public enum SamplesError: Error, Equatable, Sendable {
  /// The number of labels is not the number of samples.
  case unequalCounts(samples: Int, labels: Int)
  /// A label is not in 0 ..< `classCount`.
  case unknownClass(sample: Int, label: Int, classCount: Int)
  /// A feature is infinite or not a number.
  case undefinedFeature(sample: Int, column: Int)
}

extension SamplesError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .unequalCounts(let samples, let labels):
      "\(samples) samples have \(labels) labels; give each sample one label"
    case .unknownClass(let sample, let label, let classCount):
      "sample \(sample) has label \(label); labels of \(classCount) classes are 0 to \(classCount - 1)"
    case .undefinedFeature(let sample, let column):
      "feature \(column) of sample \(sample) is not a finite number; leave the sample or the feature out"
    }
  }
}
