import DINL
import Foundation

/// A labelled table: samples with numeric features and a class.
public struct Dataset: Sendable, Equatable {
  public let name: String
  /// Where it came from, as the user named it.
  public let file: String
  /// The SHA-256 checksum of the file, or of what the generator made.
  public let checksum: String
  public let featureNames: [String]
  /// Samples×features, row by row.
  public let features: [Float]
  /// The class of each sample, an index into `classNames`.
  public let labels: [Int]
  /// Ascending: by value if all are numbers, else alphabetically.
  public let classNames: [String]

  public var sampleCount: Int { labels.count }
  public var featureCount: Int { featureNames.count }

  /// The features as a matrix, each shifted and scaled to mean 0 and variance 1 over the given samples.
  ///
  /// A feature that is constant over them becomes 0 everywhere. Only training samples may be given here, so that
  /// nothing of the others reaches the training.
  ///
  /// - Complexity: O(samples · features).
  public func samples(standardizedOn training: [Int]) -> Samples<Float> {
    precondition(!training.isEmpty, "a scale needs samples")
    let matrix = Matrix<Float>(rows: sampleCount, columns: featureCount)
    for column in 0..<featureCount {
      func value(_ row: Int) -> Double { Double(features[row * featureCount + column]) }
      let mean = training.reduce(0) { $0 + value($1) } / Double(training.count)
      let variance = training.reduce(0) { $0 + (value($1) - mean) * (value($1) - mean) } / Double(training.count)
      let isConstant = training.allSatisfy { value($0) == value(training[0]) }
      let scale = isConstant ? 0 : 1 / variance.squareRoot()
      for row in 0..<sampleCount { matrix[row, column] = Float((value(row) - mean) * scale) }
    }
    return Samples(features: matrix, labels: labels)
  }
}
