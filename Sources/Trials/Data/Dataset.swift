import DINL
import Foundation
import Verification

/// A labelled table: samples with numeric features and a class.
public struct Dataset: Sendable, Equatable {
  public let name: String
  /// Where it came from: the file as the user named it, or how it was made.
  public let file: String
  /// The SHA-256 checksum of the file, or of what the generator made.
  public let checksum: String
  public let featureNames: [String]
  /// Samples×features, row by row.
  public let features: [Double]
  /// The class of each sample, an index into `classNames`.
  public let labels: [Int]
  /// Ascending: by value if all are numbers, else alphabetically.
  public let classNames: [String]
  /// Whether all features are measured in one unit, as the pixels of an image are.
  public var hasCommonUnit = false
  /// Whether the user brought the table, so that nothing is published of it.
  public var isUsersOwn = false
  /// How many rows of the file were left out because a value was missing.
  public var droppedRows = 0
  /// The columns of the file beside the label's that were not asked for, and so not read.
  public var unreadColumns: [String] = []
  /// Spellings of one number that were read as one class, such as 1 and 1.0, the class's name first.
  public var joinedLabels: [[String]] = []
  /// What was left out of the file, for people.
  public var notices: [String] = []
  /// The share of samples that the best classifier gets right, where it is known: of generated data.
  public var bayesAccuracy: Estimate?

  /// A table of samples×features numbers, row by row, with a class per sample.
  package init(
    name: String, file: String, checksum: String, featureNames: [String], features: [Double], labels: [Int],
    classNames: [String]
  ) {
    (self.name, self.file, self.checksum, self.featureNames) = (name, file, checksum, featureNames)
    (self.features, self.labels, self.classNames) = (features, labels, classNames)
  }

  public var sampleCount: Int { labels.count }
  public var featureCount: Int { featureNames.count }

  /// The features as a matrix, shifted to mean 0 and scaled to variance 1 over the given samples.
  ///
  /// Features of one unit share one scale, the root of their mean variance; others have one each. A feature that is
  /// constant over the samples becomes 0 everywhere. Only training samples may be given here, so that nothing of the
  /// others reaches the training.
  ///
  /// - Complexity: O(samples · features).
  public func samples(standardizedOn training: [Int]) -> Samples<Float> {
    samples(of: Array(0..<sampleCount), standardizedOn: training)
  }

  /// Some samples alone, in the order given, standardized as above in double precision and only then cut to single.
  ///
  /// - Parameters:
  ///   - rows: the samples that are wanted.
  ///   - training: those that give shift and scale, by their indices in the dataset.
  /// - Complexity: O((rows + training) · features).
  public func samples(of rows: [Int], standardizedOn training: [Int]) -> Samples<Float> {
    precondition(!training.isEmpty, "a scale needs samples")
    let moments = (0..<featureCount).map { column in
      Moments(training.map { features[$0 * featureCount + column] }, inOwnUnit: !hasCommonUnit)
    }
    let pooled = moments.reduce(0) { $0 + $1.variance } / Double(max(1, featureCount))
    let matrix = Matrix<Float>(rows: rows.count, columns: featureCount)
    for (column, moment) in moments.enumerated() where !moment.isConstant {
      let scale = 1 / (hasCommonUnit ? pooled : moment.variance).squareRoot()
      for (row, sample) in rows.enumerated() {
        matrix[row, column] = Float(moment.deviation(of: features[sample * featureCount + column]) * scale)
      }
    }
    return Samples(features: matrix, labels: rows.map { labels[$0] })
  }

  /// The names of the features that are the same in every sample, and so tell nothing.
  ///
  /// - Complexity: O(samples · features).
  public var constantFeatures: [String] {
    featureNames.indices.filter { column in
      (1..<max(1, sampleCount)).allSatisfy { features[$0 * featureCount + column] == features[column] }
    }.map { featureNames[$0] }
  }
}
