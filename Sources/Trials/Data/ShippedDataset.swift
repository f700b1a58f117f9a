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

  /// Reads the dataset from the folder `Data`.
  ///
  /// - Parameter directory: the folder `Data`; by default the nearest one above the current directory.
  /// - Throws: `notFound`, and all that ``Dataset/read(table:label:name:options:columns:)`` throws.
  public func read(from directory: URL? = nil) throws(DatasetError) -> Dataset {
    let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
    let candidates =
      directory.map { [URL(fileURLWithPath: $0.path, isDirectory: true)] }
      ?? Self.ancestors(of: current).map { $0.appending(path: "Data", directoryHint: .isDirectory) }
    for candidate in candidates {
      let file = candidate.appending(path: "\(rawValue)/\(rawValue).csv")
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      var dataset = try Dataset.read(
        table: URL(fileURLWithPath: "\(rawValue)/\(rawValue).csv", relativeTo: candidate), label: "label",
        name: rawValue)
      dataset.hasCommonUnit = self == .digits
      return dataset
    }
    throw .notFound(dataset: rawValue, directory: directory?.relativePath ?? "a folder Data here or above")
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
