import ArgumentParser
import DINL
import Trials

/// How the user's own table is read.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of the table that holds the class; of an .npz file also an array. (default for .npz: y, labels or target)",
      valueName: "name"))
  var label: String?

  @Option(
    help: ArgumentHelp(
      "Columns of the table that are not read, 'a,b'; repeatable. (default: none but those that number the rows)",
      discussion: "Put a name that contains a comma in double quotes.", valueName: "columns"))
  var drop: [ColumnsOption] = []

  @Option(
    help: ArgumentHelp(
      "The only columns of the table that are read beside the label's, 'a,b'; repeatable. (default: all)",
      valueName: "columns"))
  var features: [ColumnsOption] = []

  @Flag(
    help: ArgumentHelp(
      "Code columns of texts as columns of 0 and 1, one for each text, named column=text.",
      discussion: """
        A column of true, false, yes and no stays one column of 1 and 0. Without this option a text is an error. A column \
        has at most \(Dataset.mostTexts) texts.
        """))
  var encode = false

  @Flag(
    help: """
      Leave out the table's rows in which a value or the class is missing (empty, NA, N/A, null, none, ? or NaN; a class \
      may be called none).
      """)
  var dropMissing = false

  /// What kinds of files are read, for the help on the table itself.
  static let formats = """
    Text has a line of names, then a line per sample; commas, semicolons or tabs separate its fields, or blanks where \
    the first line has none of these, and lines before it that begin with # are comments. Columns that number the rows are left out: a first one without a name, and whole \
    numbers from 0 or 1 in a column named id, index, row or like it. Of a NumPy file, .npy holds a matrix, of which \
    --label names a column by its number from 1; in .npz the features are the first of the arrays X, x, data and \
    features, and the labels the array that --label names, or else the first of y, labels and target. At most 1 GB.
    """

  func requireValid() throws {
    if !drop.isEmpty, !features.isEmpty {
      throw ValidationError("--drop and --features exclude each other; name the columns to leave out, or those to read")
    }
  }

  /// An option that was given, here or on the text, if any.
  func given(with text: TextOptions) -> String? {
    if label != nil { return "--label" }
    return !drop.isEmpty
      ? "--drop" : !features.isEmpty ? "--features" : dropMissing ? "--drop-missing" : reading(text).ofText
  }

  /// Whether the label of a file need not be named.
  static func hasLabel(_ file: String) -> Bool { file.lowercased().hasSuffix(".npz") }

  /// How the table is read, with what is said of its text.
  func reading(_ text: TextOptions) -> Dataset.ReadingOptions {
    var options = text.reading(dropMissing: dropMissing)
    options.encodesTexts = encode
    (options.droppedColumns, options.features) = (drop.flatMap(\.names), features.flatMap(\.names))
    return options
  }
}

/// Names of columns, separated by commas.
struct ColumnsOption: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    guard let names = ColumnList.names(in: argument), !names.isEmpty else { return nil }
    self.names = names
  }
}
