import Foundation

/// The datasets that come with the package, each in a folder of `Data` with a README of its source and checksum.
public enum ShippedDataset: String, CaseIterable, Sendable, Codable {
  case digits
  case breastCancer = "breast-cancer"
  case wine

  /// Reads the dataset from the folder `Data`.
  ///
  /// - Parameter directory: the folder `Data`; by default the nearest one above the current directory.
  /// - Throws: `notFound`, and all that reading a table throws.
  public func read(from directory: URL? = nil) throws(DatasetError) -> Dataset {
    let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
    let candidates =
      directory.map { [URL(fileURLWithPath: $0.path, isDirectory: true)] }
      ?? Self.ancestors(of: current).map { $0.appending(path: "Data", directoryHint: .isDirectory) }
    for candidate in candidates {
      let file = candidate.appending(path: "\(rawValue)/\(rawValue).csv")
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      var dataset = try Dataset.read(
        csv: URL(fileURLWithPath: "\(rawValue)/\(rawValue).csv", relativeTo: candidate), label: "label",
        name: rawValue)
      dataset.hasCommonUnit = self == .digits
      return dataset
    }
    throw .notFound(dataset: rawValue, directory: directory?.relativePath ?? "a folder Data here or above")
  }

  /// What the sensors of a network see by default.
  ///
  /// On eight sensors, each of the digits' sees one pixel column; else the columns are shared out evenly.
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
