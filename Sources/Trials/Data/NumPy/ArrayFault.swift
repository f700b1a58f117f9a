import PlainText

/// What is wrong with an array of NumPy, and what to do; the message goes on after the name of the array.
public enum ArrayFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The bytes do not begin as those of an array.
  case notAnArray
  /// The version of the format is not known.
  case version(String)
  /// The header is not that of an array.
  case malformedHeader
  /// The array holds Python objects, which are pickled.
  case objects
  /// The elements have fields with names.
  case namedFields
  /// The highest byte comes first.
  case bigEndian(String)
  /// The elements have a type that is not read.
  case unsupportedType(String)
  /// The array has no axis.
  case noRows
  /// The bytes are not as many as the elements need.
  case wrongSize(found: Int, shape: [Int])
  /// Rows have more elements than a table may have columns.
  case tooManyColumns(Int)
  /// A text is no Unicode.
  case badText(row: Int)
  /// The features are texts.
  case textFeatures
  /// There is not one label for each row.
  case labelShape([Int], rows: Int)
  /// A feature is infinite, or NaN.
  case notFinite(row: Int, column: Int, value: String)
  /// A label is missing.
  case missingClass(row: Int, value: String)

  /// What is wrong, and after a semicolon the remedy.
  public var description: String {
    switch self {
    case .notAnArray: "is no NumPy array; write it with numpy.save or numpy.savez"
    case .version(let version): "has version \(version) of the format; versions 1.0, 2.0 and 3.0 are read"
    case .malformedHeader: "has a damaged header; write it again with numpy.save or numpy.savez"
    case .objects:
      "holds Python objects, which are pickled and never read; convert them with .astype(float), labels with .astype(str)"
    case .namedFields: "has named fields; store its columns as one array of numbers"
    case .bigEndian(let type):
      "has type \(type.quoted), the highest byte first; convert it with .astype(\("<\(type.dropFirst())".quoted))"
    case .unsupportedType(let type):
      "has type \(type.quoted); convert it with .astype(float), labels with .astype(str)"
    case .noRows: "is a single value; features need a row per sample, labels a value"
    case .wrongSize(let found, let shape):
      "has \(found) bytes of elements, which do not make up shape \(Self.text(shape)); write the file again"
    case .tooManyColumns(let count):
      "has \(count) columns; \(Dataset.greatestColumnCount) are the most that are read"
    case .badText(let row): "row \(row) holds a text that is no Unicode; write the array again"
    case .textFeatures: "holds texts; features must be numbers or truth values, so store numbers"
    case .labelShape(let shape, let rows):
      "has shape \(Self.text(shape)); labels need one value for each of the \(rows) rows of features, "
        + "as from .argmax(axis=1) for columns of 0 and 1"
    case .notFinite(let row, let column, let value):
      "row \(row), column \(column): is \(value), no finite number; replace it, leave the column out with --drop"
        + (value == "nan" ? ", or such rows with --drop-missing" : "")
    case .missingClass(let row, let value):
      "row \(row): \(value.quoted) says that the class is missing; leave such rows out with --drop-missing"
    }
  }

  private static func text(_ shape: [Int]) -> String {
    "(\(shape.prefix(8).map { "\($0)" }.joined(separator: ", "))\(shape.count > 8 ? ", …" : ""))"
  }
}

/// What is wrong with a ZIP archive, and what to do.
public enum ArchiveFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// It is cut off, damaged, or in the form ZIP64.
  case malformed
  /// Two members have one name.
  case duplicate(String)
  /// A member is encrypted.
  case encrypted(String)
  /// A member is neither stored nor deflated.
  case compression(String, method: Int)
  /// A member has more bytes than are read.
  case tooLarge(String)
  /// The bytes of a member are not those that were stored.
  case damaged(String)

  /// What is wrong, and after a semicolon the remedy.
  public var description: String {
    switch self {
    case .malformed: "is no whole ZIP archive, or one in the form ZIP64; write it again with numpy.savez"
    case .duplicate(let name): "holds \(name.quoted) twice; write it again with numpy.savez"
    case .encrypted(let name): "holds \(name.quoted) encrypted; write it again with numpy.savez"
    case .compression(let name, let method):
      "holds \(name.quoted) compressed by method \(method); write it again with numpy.savez_compressed"
    case .tooLarge(let name): "holds \(name.quoted) of more than 1 GB; store fewer rows or smaller types"
    case .damaged(let name): "holds \(name.quoted) damaged; write it again with numpy.savez"
    }
  }
}
