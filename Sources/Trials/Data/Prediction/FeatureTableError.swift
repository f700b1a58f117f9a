import PlainText

/// Why a table cannot be read for a network that is trained already: a fault, with remedies that fit.
///
/// The network needs its columns, so that leaving one out, or coding it otherwise, is no remedy.
public struct FeatureTableError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with the table.
  public let fault: DatasetError

  init(_ fault: DatasetError) { self.fault = fault }

  /// One line that says where the fault is, what it is, and how to remedy it.
  public var description: String {
    switch fault {
    case .missingValue(let file, let line, let column):
      "\(place(file, line, column)): is missing; fill it in, or leave such lines out with --drop-missing"
    case .notANumber(let file, let line, let column, let value):
      "\(place(file, line, column)): \(value.quoted) is not a finite number of double precision, as the model reads in "
        + "this column; " + remedy(for: value, line: line)
    case .pointInNumber(let file, let line, let column, let value):
      "\(place(file, line, column)): \(value.quoted) has a point, and the comma is the decimal mark, as in the table of "
        + "the training or by --decimal-comma; write it without points"
    case .nothingComplete(let file, let rows, let column):
      "\(file.plainPath): each of its \(rows == 1 ? "1 row" : "\(rows) rows") lacks a value that the model reads"
        + (column.map { ", most in column \($0.quoted)" } ?? "") + "; fill them in"
    case .tooManyColumns(let file, let found, let limit):
      "\(file.plainPath): has \(found) columns; \(limit) are the most that are read, so remove some that the model does "
        + "not read"
    case .tooManyValues(let file, let limit):
      "\(file.plainPath): has more than \(limit) values that the model reads, the most at once; split the table"
    case .badArray(let place, .notFinite(let row, let column, let value)):
      "\(place): row \(row), column \(column): is \(value), no finite number; replace it"
        + (value == "nan" ? ", or leave such rows out with --drop-missing" : "")
    default: fault.description
    }
  }

  private func place(_ file: String, _ line: Int, _ column: String) -> String {
    "\(file.plainPath), line \(line), column \(column.quoted)"
  }

  /// What to do about a field that is no finite number.
  private func remedy(for value: String, line: Int) -> String {
    if Double(value) == nil, Field.isMiswritten(value, hasDecimalComma: false) {
      return "write it like -12.5, or give --decimal-comma if the comma is the decimal mark"
    }
    let isNaN = Double(value)?.isNaN == true
    return "write one like -12.5 or 3e8, or leave \(isNaN ? "such lines out with --drop-missing" : "the line out")"
      + (line == 1 ? ", which is a sample as the table has no line of names" : "")
  }
}
