import ArgumentParser
import Trials

/// What the bound is checked on: the user's own table, a dataset that comes with the package, or generated data.
struct CheckDataOptions: ParsableArguments, DataChoice {
  @Argument(
    help: ArgumentHelp(
      "Your own table: text (CSV), or NumPy arrays (.npz, .npy), with numeric features and a label.",
      discussion: TableOptions.formats, valueName: "file"), completion: .file())
  var table: String?

  @Option(
    help: ArgumentHelp(
      "A dataset instead of a table. (default: none)",
      discussion:
        "\(GaussianViews.name) is drawn from --seed: \(NamedDataset.drawnSampleCount) samples of 4 classes."),
    completion: .list(NamedDataset.allValueStrings))
  var dataset: NamedDataset?

  @Option(
    help: "The folder of the datasets. (default: the nearest folder Data, here or above)", completion: .directory)
  var data: String?

  /// Refuses options that contradict one another or those of the table.
  ///
  /// - Throws: `ValidationError`.
  func requireValid(with options: TableOptions, _ text: TextOptions) throws {
    if table != nil, dataset != nil { throw ValidationError("a table and --dataset exclude each other; give one") }
    if table == nil, dataset == nil {
      throw ValidationError("there are no data; give a table with --label, or --dataset")
    }
    if let table, options.label == nil, !TableOptions.hasLabel(table) {
      throw ValidationError("a table needs --label, the name of the column with the class")
    }
    if table == nil, let option = options.given(with: text) {
      throw ValidationError("\(option) is about a table of your own; give that too")
    }
    if data != nil, table != nil || dataset == .gaussianViews {
      throw ValidationError("--data is the folder of the datasets; give --dataset digits, breast-cancer or wine too")
    }
  }
}
