import ArgumentParser
import Foundation
import Trials

/// What a command learns from: the user's own table, a dataset that comes with the package, or generated data.
protocol DataChoice {
  /// The path of the user's table.
  var table: String? { get }
  /// The dataset where there is no table; the digits where none is named.
  var dataset: NamedDataset? { get }
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
    let dataset = dataset ?? .shipped(.digits)
    let samples = try dataset.samples(from: data.map { URL(fileURLWithPath: $0, isDirectory: true) }, seed: seed)
    return (samples, { try dataset.assignment(of: samples, sensors: $0) })
  }
}

extension NamedDataset: ExpressibleByArgument {
  /// The dataset of an argument.
  public init?(argument: String) { self.init(name: argument) }

  /// The names of all of them.
  public static var allValueStrings: [String] { all.map(\.name) }
}
