import DINL
import Verification

/// A labeled table: samples with numeric features and a class.
public struct Dataset: Sendable, Equatable {
  /// The name of the dataset.
  public let name: String
  /// Where it comes from: the file as the user named it, or how it was generated.
  public let file: String
  /// The SHA-256 checksum of the file, or of the generated values.
  public let checksum: String
  /// The name of each feature.
  public let featureNames: [String]
  /// The features of all samples, samples×features, row by row.
  public let features: [Double]
  /// The class of each sample, an index into `classNames`.
  public let labels: [Int]
  /// The names of the classes, ascending: by value if all are numbers, else alphabetically.
  public let classNames: [String]
  /// Whether all features are measured in one unit, like the pixels of an image.
  public var hasCommonUnit = false
  /// Whether the table is the user's own, for which no published figures exist.
  public var isUsersOwn = false
  /// The name of the column or array that holds the class; for generated data a name like those of shipped datasets.
  public var labelName = "label"
  /// Whether the file's text has a line of names; otherwise the names of its columns are 1, 2, and so on.
  public var hasHeader = true
  /// Whether the comma is the decimal mark in the file's text.
  public var hasDecimalComma = false
  /// The number of rows of the file that were left out because a value was missing.
  public var droppedRows = 0
  /// The names of the columns, other than the label's, that no node is to see and that were not read.
  public var unreadColumns: [String] = []
  /// The columns of the file that are features, in its order.
  public internal(set) var columns: [Column]
  /// What the user should know of the file and its samples, a line each.
  public var notices: [String] = []
  /// The share of samples that the best classifier gets right; known only for generated data.
  public var bayesAccuracy: Estimate?

  /// A column of the file.
  public struct Column: Sendable, Equatable {
    /// The name of the column.
    public let name: String
    /// The indices of the features that code it: one, or one for each text in a column of texts.
    public let features: Range<Int>
    /// How its fields become these features.
    public var coding = ColumnCoding.number
  }

  /// A table of samples×features numbers, row by row, with a class per sample.
  package init(
    name: String, file: String, checksum: String, featureNames: [String], features: [Double], labels: [Int],
    classNames: [String]
  ) {
    (self.name, self.file, self.checksum, self.featureNames) = (name, file, checksum, featureNames)
    (self.features, self.labels, self.classNames) = (features, labels, classNames)
    columns = featureNames.enumerated().map { Column(name: $1, features: $0..<$0 + 1) }
  }

  /// The number of samples.
  public var sampleCount: Int { labels.count }
  /// The number of features per sample.
  public var featureCount: Int { featureNames.count }

  /// The features as a matrix, shifted to mean 0 and scaled to variance 1 over the given samples.
  ///
  /// Features of one unit share one scale, the square root of their mean variance; otherwise each feature has its own.
  /// A feature that is constant over the given samples becomes 0 everywhere. Give only training samples here, so that
  /// no information from other samples reaches the training.
  ///
  /// - Complexity: O(samples · features).
  public func samples(standardizedOn training: [Int]) -> Samples<Float> {
    samples(of: Array(0..<sampleCount), standardizedOn: training)
  }

  /// Selected samples in the given order, standardized as above in double precision and then rounded to single
  /// precision.
  ///
  /// - Parameters:
  ///   - rows: the indices of the selected samples.
  ///   - training: the indices of the samples that determine shift and scale.
  /// - Complexity: O((rows + training) · features).
  public func samples(of rows: [Int], standardizedOn training: [Int]) -> Samples<Float> {
    let matrix = Matrix<Float>(rows: rows.count, columns: featureCount)
    for (column, scale) in scales(on: training).enumerated() {
      for (row, sample) in rows.enumerated() {
        matrix[row, column] = scale.standardized(features[sample * featureCount + column])
      }
    }
    return Samples(features: matrix, labels: rows.map { labels[$0] })
  }

  /// The scale of each feature by which ``samples(of:standardizedOn:)`` standardizes.
  ///
  /// - Parameter training: the indices of the samples that determine shift and scale, at least 1.
  /// - Complexity: O(training · features).
  public func scales(on training: [Int]) -> [FeatureScale] {
    precondition(!training.isEmpty, "a scale needs samples")
    let moments = (0..<featureCount).map { column in
      Moments(training.map { features[$0 * featureCount + column] }, inOwnUnit: !hasCommonUnit)
    }
    let pooled = moments.reduce(0) { $0 + $1.variance } / Double(max(1, featureCount))
    return moments.map { moment in
      FeatureScale(
        unit: moment.unit, reference: moment.reference, mean: moment.mean,
        factor: moment.isConstant ? 0 : 1 / (hasCommonUnit ? pooled : moment.variance).squareRoot())
    }
  }

  /// The names of the features with the same value in every sample, which carry no information.
  ///
  /// - Complexity: O(samples · features).
  public var constantFeatures: [String] {
    featureNames.indices.filter { column in
      (1..<max(1, sampleCount)).allSatisfy { features[$0 * featureCount + column] == features[column] }
    }.map { featureNames[$0] }
  }
}
