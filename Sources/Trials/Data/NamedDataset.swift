import DINL
import Foundation

/// A dataset that has a name: one that comes with the package, or one that is drawn.
public enum NamedDataset: Sendable, Equatable {
  /// One of the folder `Data`.
  case shipped(ShippedDataset)
  /// Views in Gaussian noise, drawn from a seed.
  case gaussianViews

  /// How many samples are drawn.
  public static let drawnSampleCount = 2000

  /// All of them, the shipped ones first.
  public static let all = ShippedDataset.allCases.map(Self.shipped) + [.gaussianViews]

  /// The dataset of a name; nil if none has it.
  public init?(name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// The name, different for each.
  public var name: String {
    switch self {
    case .shipped(let shipped): shipped.rawValue
    case .gaussianViews: GaussianViews.name
    }
  }

  /// Reads or draws the samples.
  ///
  /// - Parameters:
  ///   - directory: the folder of shipped datasets; see ``ShippedDataset/read(from:)``.
  ///   - seed: the seed of drawn data.
  /// - Throws: `DatasetError`; `VerificationError` if the Bayes accuracy of drawn data cannot be computed.
  public func samples(from directory: URL? = nil, seed: UInt64) throws -> Dataset {
    switch self {
    case .shipped(let shipped): return try shipped.read(from: directory)
    case .gaussianViews:
      var views = GaussianViews()
      views.sensorCount = SensorAssignment.defaultSensorCount
      // The streams of experiments and checks are counted from 0.
      var stream = RandomStream(seed: seed).stream(.max)
      return try views.dataset(sampleCount: Self.drawnSampleCount, using: &stream)
    }
  }

  /// The dataset's own way to divide its columns among sensors.
  ///
  /// - Throws: `noSensors` for a count below 1.
  public func assignment(of dataset: Dataset, sensors: Int) throws(DatasetError) -> SensorAssignment {
    switch self {
    case .shipped(let shipped): try shipped.assignment(of: dataset, sensors: sensors)
    case .gaussianViews: try SensorAssignment(evenly: dataset.featureCount, sensors: sensors)
    }
  }
}
