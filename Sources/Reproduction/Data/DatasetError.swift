/// Why a dataset cannot be read or used; every message names the place and the remedy.
public enum DatasetError: Error, Equatable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case notFound(dataset: String, directory: String)
  case malformed(file: String, reason: String)
  case empty(file: String)
  case duplicateColumn(file: String, column: String)
  case unknownColumn(column: String, available: [String])
  case missingLabel(file: String, label: String, available: [String])
  case wrongFieldCount(file: String, line: Int, found: Int, expected: Int)
  case missingValue(file: String, line: Int, column: String)
  case notANumber(file: String, line: Int, column: String, value: String)
  case tooFewClasses(file: String, label: String, found: Int)
  case tooFewSamples(className: String, found: Int, needed: Int)
  case noSensors
  case columnAssignedTwice(column: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read (\(reason)); check the path and its permissions"
    case .notFound(let dataset, let directory):
      "dataset \"\(dataset)\" is not below \(directory): run from the package's folder or name one with --data"
    case .malformed(let file, let reason): "\(file): is no comma-, semicolon- or tab-separated table (\(reason))"
    case .empty(let file): "\(file): has no rows; it needs a header line and at least one sample"
    case .duplicateColumn(let file, let column): "\(file), line 1: column \"\(column)\" stands twice; rename one"
    case .unknownColumn(let column, let available):
      "no column is named \"\(column)\"; there are \(list(available))"
    case .missingLabel(let file, let label, let available):
      "\(file), line 1: no column is named \"\(label)\"; name the label's column with --label, one of \(list(available))"
    case .wrongFieldCount(let file, let line, let found, let expected):
      "\(file), line \(line): has \(found) fields where the header has \(expected); make them equal"
    case .missingValue(let file, let line, let column):
      "\(file), line \(line), column \"\(column)\": is empty; fill it in or drop the line"
    case .notANumber(let file, let line, let column, let value):
      "\(file), line \(line), column \"\(column)\": \"\(value)\" is not a finite number; features must be numbers"
    case .tooFewClasses(let file, let label, let found):
      "\(file), column \"\(label)\": has \(found) class; classification needs two or more"
    case .tooFewSamples(let className, let found, let needed):
      "class \"\(className)\" has \(found) samples; a split into training, validation and test needs \(needed)"
    case .noSensors: "no sensor is left to see the data; the network needs a node beside the fusion node"
    case .columnAssignedTwice(let column): "column \"\(column)\" is given to two sensors; a view is one sensor's own"
    }
  }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}
