import CDatasets
import Foundation

/// The datasets that come with the package, each in a folder of `Data` with a README that gives its source and
/// checksum.
public enum ShippedDataset: String, CaseIterable, Sendable, Codable {
  /// Optical digits of 8×8 pixels.
  case digits
  /// Breast tumors, benign or malignant.
  case breastCancer = "breast-cancer"
  /// Chemical analyses of wines.
  case wine

  /// Reads the dataset from the folder `Data`, or else from the copy in the program.
  ///
  /// - Parameter directory: the folder `Data`; by default the nearest one above the current directory that holds the
  ///   dataset, and where there is none, the copy that was made when the program was built.
  /// - Throws: `notFound`, and all that ``Dataset/read(table:label:name:options:columns:)`` throws.
  public func read(from directory: URL? = nil) throws(DatasetError) -> Dataset {
    guard let directory else {
      return try read(near: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true))
    }
    guard let table = table(in: directory) else {
      throw .notFound(dataset: rawValue, directory: directory.relativePath)
    }
    return try dataset(at: table)
  }

  /// Reads the dataset from the nearest folder `Data` in a directory or above it, or else from the copy in the program.
  package func read(near current: URL) throws(DatasetError) -> Dataset {
    for folder in Self.ancestors(of: current) {
      if let table = table(in: folder.appending(path: "Data", directoryHint: .isDirectory)) {
        return try dataset(at: table)
      }
    }
    return try described(Dataset.parse(copy, name: rawValue, file: path, label: Self.label))
  }

  /// The bytes of the copy in the program.
  package var copy: Data {
    var size = 0
    guard let bytes = dinl_dataset(rawValue, &size) else { preconditionFailure("CDatasets holds every dataset") }
    return Data(bytes: bytes, count: size)
  }

  private static let label = "label"

  /// The path of the table in the folder `Data`.
  private var path: String { "\(rawValue)/\(rawValue).csv" }

  /// The table in a folder `Data`; nil if it has none.
  private func table(in directory: URL) -> URL? {
    let table = URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: directory.path, isDirectory: true))
    return FileManager.default.fileExists(atPath: table.path) ? table : nil
  }

  private func dataset(at table: URL) throws(DatasetError) -> Dataset {
    try described(Dataset.read(table: table, label: Self.label, name: rawValue))
  }

  private func described(_ dataset: Dataset) -> Dataset {
    var dataset = dataset
    dataset.hasCommonUnit = self == .digits
    return dataset
  }

  /// The default assignment of columns to the sensors of a network.
  ///
  /// For the digits on eight sensors, each sensor sees one pixel column; otherwise the columns are divided evenly.
  ///
  /// - Throws: `noSensors` for a count below 1.
  public func assignment(of dataset: Dataset, sensors: Int) throws(DatasetError) -> SensorAssignment {
    if self == .digits, sensors == 8 { return SensorAssignment(pixelColumnsOf: 8) }
    return try SensorAssignment(evenly: dataset.featureCount, sensors: sensors)
  }

  private static func ancestors(of directory: URL) -> [URL] {
    var result = [directory]
    while let last = result.last, last.path != "/", result.count < 64 {
      result.append(last.deletingLastPathComponent())
    }
    return result
  }
}
