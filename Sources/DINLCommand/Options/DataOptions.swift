import ArgumentParser
import Foundation
import Trials

/// What a command learns from: a dataset that comes with the package, generated data, or the user's own table.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The dataset. (default: digits)",
      discussion: """
        \(GaussianViews.name) is drawn from --seed: \(DataChoice.generatedSampleCount) samples of 4 classes in Gaussian noise, \
        for which the best accuracy of any classifier is known and shown.
        """))
  var dataset: DatasetOption?

  @Option(help: "The folder of the datasets. (default: the nearest folder Data, here or above)")
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Your own table instead of a dataset: UTF-8, a header line, numeric features and a label.",
      discussion:
        "Commas, semicolons or tabs separate its fields; the sensors divide its columns evenly; at most 1 GB.",
      valueName: "file"))
  var csv: String?

  @Option(help: ArgumentHelp("The column of --csv that holds the class.", valueName: "name"))
  var label: String?

  @Flag(help: "Leave out the rows of --csv in which a value is missing (empty, NA, N/A, null, none, ? or NaN).")
  var dropMissing = false

  func validate() throws {
    if csv != nil, dataset != nil { throw ValidationError("--csv and --dataset exclude each other; give one") }
    if csv != nil, data != nil { throw ValidationError("--csv and --data exclude each other; give one") }
    if csv != nil, label == nil { throw ValidationError("--csv needs --label, the name of the column with the class") }
    if csv == nil, label != nil { throw ValidationError("--label names a column of --csv; give that too") }
    if csv == nil, dropMissing { throw ValidationError("--drop-missing needs --csv") }
    if dataset == .gaussianViews, data != nil {
      throw ValidationError(
        "--data and --dataset \(GaussianViews.name) exclude each other; generated data needs no folder")
    }
  }

  /// Reads or draws the samples, and shares their columns out among sensors.
  func load(seed: UInt64, sensors: Int) throws -> (dataset: Dataset, assignment: SensorAssignment) {
    let choice = DataChoice(table: csv, label: label, dropMissing: dropMissing, dataset: dataset, data: data)
    let (samples, split) = try choice.load(seed: seed, columns: nil)
    return (samples, try split(sensors))
  }
}
