import JSONReading
import PlainText

/// Why a dataset cannot be read or used; every message names the place and a remedy.
public enum DatasetError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(file: String, reason: String)
  /// A dataset of the package is not below the directory.
  case notFound(dataset: String, directory: String)
  /// A line is not UTF-8 text.
  case notUTF8(file: String, line: Int)
  /// A line holds a NUL byte.
  case nullByte(file: String, line: Int)
  /// A field's quotes are not closed, or other text follows them.
  case badQuotes(file: String, line: Int)
  /// The first line holds only numbers instead of the names of the columns.
  case numericHeader(file: String, line: Int)
  /// A column has no name.
  case unnamedColumn(file: String, line: Int, column: Int)
  /// The file has no samples.
  case empty(file: String)
  /// Two columns have the same name.
  case duplicateColumn(file: String, line: Int, column: String)
  /// No column has the label's name.
  case missingLabel(file: String, line: Int, label: String, available: [String])
  /// A line has more or fewer fields than the header.
  case wrongFieldCount(file: String, line: Int, found: Int, expected: Int)
  /// A field has no value.
  case missingValue(file: String, line: Int, column: String)
  /// The field of a class says that it is missing.
  case missingClass(file: String, line: Int, column: String, value: String)
  /// A feature is not a finite number.
  case notANumber(file: String, line: Int, column: String, value: String)
  /// The file has no column other than the label's.
  case noFeatures(file: String, line: Int, label: String)
  /// The label has fewer than two classes.
  case tooFewClasses(file: String, label: String, found: Int)
  /// A class has too few samples for a split into training, validation and test samples.
  case tooFewSamples(file: String, className: String, found: Int, needed: Int)
  /// There are fewer than two samples per pair.
  case tooFewPairs(file: String, found: Int, needed: Int)
  /// More than two classes have fewer than four samples each on average.
  case tooManyClasses(file: String, found: Int, samples: Int)
  /// No sensor is left to see the data.
  case noSensors

  /// One line that says where the fault is, what it is, and how to remedy it.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file.plainPath): cannot be read (\(reason)); check the path and its permissions"
    case .notFound(let dataset, let directory):
      "dataset \"\(dataset)\" is not below \(directory.plainPath): run from the package's folder or name one with --data"
    case .notUTF8(let file, let line):
      "\(file.plainPath), line \(line): is not UTF-8 text; save the file in that encoding"
    case .nullByte(let file, let line):
      "\(file.plainPath), line \(line): holds a NUL byte, which is no text; save the file as UTF-8 text"
    case .numericHeader(let file, let line):
      "\(file.plainPath), line \(line): holds numbers alone, where a header names the columns; "
        + "add a line of names before it"
    case .unnamedColumn(let file, let line, let column):
      "\(file.plainPath), line \(line): column \(column) has no name, and row numbers are no feature; "
        + "give it a name, or remove it"
    case .badQuotes(let file, let line):
      "\(file.plainPath), line \(line): a field's quotes are not closed or other text follows them; "
        + "put the whole field in quotes and double each quote inside"
    case .empty(let file):
      "\(file.plainPath): has no samples; it needs a header line and at least one line of values"
    case .duplicateColumn(let file, let line, let column):
      "\(file.plainPath), line \(line): column \(column.quoted) stands twice; rename or drop one"
    case .missingLabel(let file, let line, let label, let available):
      "\(file.plainPath), line \(line): no column is named \(label.quoted); name the label's column with --label, one of "
        + available.quotedList
    case .wrongFieldCount(let file, let line, let found, let expected):
      "\(file.plainPath), line \(line): has \(count(found, "field")) where the header has \(expected); make them equal"
    case .missingValue(let file, let line, let column):
      "\(file.plainPath), line \(line), column \(column.quoted): is missing; fill it in, or leave such lines out with --drop-missing"
    case .missingClass(let file, let line, let column, let value):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) says that the class is missing; leave such "
        + "lines out with --drop-missing, or rename the class if it is one"
    case .notANumber(let file, let line, let column, let value):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) is not a finite number of double precision; "
        + "write one like -12.5 or 3e8, or drop the column"
    case .noFeatures(let file, let line, let label):
      "\(file.plainPath), line \(line): has no column beside the label's, \(label.quoted); add the features, one column each"
    case .tooFewClasses(let file, let label, let found):
      "\(file.plainPath), column \(label.quoted): has \(found) class; classification needs two or more"
    case .tooFewSamples(let file, let className, let found, let needed):
      "\(file.plainPath): class \(className.quoted) has \(count(found, "sample")), and a split into training, validation and test "
        + "needs \(needed); add samples or drop the class"
    case .tooFewPairs(let file, let found, let needed):
      "\(file.plainPath): has \(count(found, "sample")), and the check needs \(needed): two for each pair, one to train on and one "
        + "to test; add samples or ask for fewer pairs with --pairs"
    case .tooManyClasses(let file, let found, let samples):
      "\(file.plainPath): the label has \(found) classes among \(count(samples, "sample")), fewer than four samples each; "
        + "name a column of classes with --label, for this one looks like a measured value"
    case .noSensors: "no sensor is left to see the data; the network needs a node beside the fusion node"
    }
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
