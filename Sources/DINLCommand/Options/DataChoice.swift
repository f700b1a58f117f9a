import ArgumentParser
import DINL
import Foundation
import Trials

/// What a command learns from: the user's own table, a dataset that comes with the package, or generated data.
protocol DataChoice {
  /// The path of the user's table.
  var table: String? { get }
  /// The dataset where there is no table; the digits where none is named.
  var dataset: DatasetOption? { get }
  /// The folder of the datasets, where it is named.
  var data: String? { get }
}

extension DataChoice {
  /// Reads or draws the samples, with the way in which their columns are split among a number of sensors.
  ///
  /// - Parameters:
  ///   - options: how a table is read.
  ///   - text: how its text is read.
  ///   - seed: the seed of generated data.
  ///   - columns: those of a table that are wanted, or nil for all.
  func load(
    _ options: TableOptions, _ text: TextOptions, seed: UInt64, columns: Set<String>?
  ) throws -> (dataset: Dataset, split: (Int) throws -> SensorAssignment) {
    if let table {
      var samples = try Dataset.read(
        table: URL(fileURLWithPath: table), label: options.label, options: options.reading(text), columns: columns)
      samples.isUsersOwn = true
      return (samples, { [samples] in try SensorAssignment(evenly: samples.featureCount, sensors: $0) })
    }
    switch dataset ?? .shipped(.digits) {
    case .shipped(let shipped):
      let samples = try shipped.read(from: data.map { URL(fileURLWithPath: $0, isDirectory: true) })
      return (samples, { try shipped.assignment(of: samples, sensors: $0) })
    case .gaussianViews:
      var views = GaussianViews()
      views.sensorCount = SensorAssignment.defaultSensorCount
      // The streams of experiments and checks are counted from 0.
      var stream = RandomStream(seed: seed).stream(.max)
      let samples = try views.dataset(sampleCount: DatasetOption.generatedSampleCount, using: &stream)
      return (samples, { try SensorAssignment(evenly: samples.featureCount, sensors: $0) })
    }
  }
}

/// The data that the command line offers by name.
enum DatasetOption: ExpressibleByArgument, Equatable {
  case shipped(ShippedDataset)
  case gaussianViews

  /// How many samples are generated.
  static let generatedSampleCount = 2000

  init?(argument: String) {
    if argument == Self.gaussianViews.name {
      self = .gaussianViews
    } else if let shipped = ShippedDataset(rawValue: argument) {
      self = .shipped(shipped)
    } else {
      return nil
    }
  }

  private var name: String {
    switch self {
    case .shipped(let shipped): shipped.rawValue
    case .gaussianViews: GaussianViews.name
    }
  }

  static var allValueStrings: [String] { (ShippedDataset.allCases.map(Self.shipped) + [.gaussianViews]).map(\.name) }
}
