import ArgumentParser
import DINL
import Foundation
import Trials

/// What a command learns from: a dataset that comes with the package, generated data, or the user's own table.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The dataset. (default: digits)",
      discussion: """
        gaussian-views is drawn from --seed: \(Self.generatedSampleCount) samples of 4 classes in Gaussian noise, \
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

  static let generatedSampleCount = 2000

  func validate() throws {
    if csv != nil, dataset != nil { throw ValidationError("--csv and --dataset exclude each other; give one") }
    if csv != nil, data != nil { throw ValidationError("--csv and --data exclude each other; give one") }
    if csv != nil, label == nil { throw ValidationError("--csv needs --label, the name of the column with the class") }
    if csv == nil, label != nil { throw ValidationError("--label names a column of --csv; give that too") }
    if csv == nil, dropMissing { throw ValidationError("--drop-missing needs --csv") }
    if dataset == .gaussianViews, data != nil {
      throw ValidationError("--data and --dataset gaussian-views exclude each other; generated data needs no folder")
    }
  }

  /// Reads or draws the samples, and shares their columns out among sensors.
  func load(seed: UInt64, sensors: Int) throws -> (dataset: Dataset, assignment: SensorAssignment) {
    if let csv {
      var table = try Dataset.read(csv: URL(fileURLWithPath: csv), label: label ?? "", dropMissing: dropMissing)
      table.isUsersOwn = true
      DINLCommand.note(table.notices, of: csv)
      return (table, try SensorAssignment(evenly: table.featureCount, sensors: sensors))
    }
    switch dataset ?? .shipped(.digits) {
    case .shipped(let shipped):
      let table = try shipped.read(from: data.map { URL(fileURLWithPath: $0, isDirectory: true) })
      return (table, try shipped.assignment(of: table, sensors: sensors))
    case .gaussianViews:
      let table = try Self.gaussianViews(seed: seed, sensors: sensors)
      return (table, try SensorAssignment(evenly: table.featureCount, sensors: sensors))
    }
  }

  /// The generated samples of a seed.
  static func gaussianViews(seed: UInt64, sensors: Int) throws -> Dataset {
    var views = GaussianViews()
    views.sensorCount = sensors
    // The streams of experiments and checks are counted from 0.
    var stream = RandomStream(seed: seed).stream(.max)
    return try views.dataset(sampleCount: generatedSampleCount, using: &stream)
  }
}

/// The data that the command line offers by name.
enum DatasetOption: ExpressibleByArgument, Equatable {
  case shipped(ShippedDataset)
  case gaussianViews

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
    case .gaussianViews: "gaussian-views"
    }
  }

  static var allValueStrings: [String] { (ShippedDataset.allCases.map(Self.shipped) + [.gaussianViews]).map(\.name) }
}
