import ArgumentParser
import DINL
import Foundation
import Reproduction

/// Where a command's samples come from.
struct DatasetOptions: ParsableArguments {
  /// The datasets that need no file of the user's.
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case digits
    case breastCancer = "breast-cancer"
    case wine
    case gaussianViews = "gaussian-views"

    var shipped: ShippedDataset? { ShippedDataset(rawValue: rawValue) }
  }

  @Option(help: "The dataset; gaussian-views is drawn from --seed, and the accuracy of the best rule is known.")
  var dataset: Choice = .digits

  @Option(help: "The folder of the datasets. (default: the nearest folder Data, here or above)")
  var data: String?

  @Option(
    help: "A table of your own in place of --dataset: a header line, comma, semicolon or tab, numeric features.")
  var csv: String?

  @Option(help: "The column of --csv that holds the class.")
  var label: String?

  func validate() throws {
    if csv != nil, label == nil { throw ValidationError("--csv needs --label with the name of the label's column") }
    if csv == nil, label != nil { throw ValidationError("--label names a column of --csv, which is not given") }
  }

  /// Reads or draws the samples, and shares their features out over the sensors.
  func read(sensors: Int, seed: UInt64) throws -> (Dataset, SensorAssignment) {
    if let csv, let label {
      let dataset = try Dataset.read(csv: URL(fileURLWithPath: csv), label: label)
      return (dataset, try SensorAssignment(evenly: dataset.featureCount, sensors: sensors))
    }
    if let shipped = dataset.shipped {
      let table = try shipped.read(from: data.map { URL(fileURLWithPath: $0, isDirectory: true) })
      return (table, try shipped.assignment(of: table, sensors: sensors))
    }
    var views = GaussianViews()
    views.sensorCount = sensors
    // A stream apart from all that the experiment draws.
    let table = try views.dataset(using: RandomStream(seed: seed).stream(.max))
    return (table, try SensorAssignment(evenly: table.featureCount, sensors: sensors))
  }
}
