import ArgumentParser
import Trials

/// What a command learns from: a dataset that comes with the package, generated data, or the user's own table.
struct DataOptions: ParsableArguments, DataChoice {
  @Option(
    help: ArgumentHelp(
      "The dataset. (default: digits)",
      discussion: """
        \(GaussianViews.name) is drawn from --seed: \(NamedDataset.drawnSampleCount) samples of 4 classes in Gaussian noise, \
        for which the best accuracy of any classifier is known and shown.
        """), completion: .list(NamedDataset.allValueStrings))
  var dataset: NamedDataset?

  @Option(
    help: "The folder of the datasets. (default: the nearest folder Data, here or above)", completion: .directory)
  var data: String?

  @Option(
    name: [.customLong("table"), .customLong("csv")],
    help: ArgumentHelp(
      "Your own table instead of a dataset: text (CSV), or NumPy arrays (.npz, .npy), with numeric features and a label.",
      discussion: TableOptions.formats, valueName: "file"), completion: .file())
  var table: String?

  /// Refuses options that contradict one another or those of the table.
  ///
  /// Groups of options stand side by side in a command instead of in one another: the parser's checks of a debug build
  /// take five times as long for each level.
  ///
  /// - Throws: `ValidationError`.
  func requireValid(with options: TableOptions, _ text: TextOptions) throws {
    if table != nil, dataset != nil { throw ValidationError("--table and --dataset exclude each other; give one") }
    if table != nil, data != nil { throw ValidationError("--table and --data exclude each other; give one") }
    if let table, options.label == nil, !TableOptions.hasLabel(table) {
      throw ValidationError("--table needs --label, the name of the column with the class")
    }
    if table == nil, let option = options.given(with: text) {
      throw ValidationError("\(option) is about a table of your own; give that with --table")
    }
    if dataset == .gaussianViews, data != nil {
      throw ValidationError(
        "--data and --dataset \(GaussianViews.name) exclude each other; generated data needs no folder")
    }
  }
}
