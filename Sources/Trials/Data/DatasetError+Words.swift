import PlainText

extension DatasetError: CustomStringConvertible {
  /// One line that says where the fault is, what it is, and how to remedy it.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "\(file.plainPath): \(reason.advice("a table"))"
    case .notFound(let dataset, let directory):
      "dataset \"\(dataset)\" is not below \(directory.plainPath): name the folder that holds "
        + "\(dataset)/\(dataset).csv with --data, or leave --data out, so that the copy in the program is read"
    case .foreignFormat(let file, let format):
      "\(file.plainPath): is \(format.name), which is not read; \(format.conversion)"
    case .badEncoding(let file, let line, .utf16):
      "\(file.plainPath), line \(line): is not UTF-16 text; name the file's encoding with --encoding"
    case .badEncoding(let file, let line, _):
      "\(file.plainPath), line \(line): is not UTF-8 text; name the file's encoding with --encoding latin1 or utf-16"
    case .otherMark(let file, let mark, let encoding):
      "\(file.plainPath): begins with the byte-order mark of \(mark.rawValue); leave out --encoding \(encoding.rawValue)"
    case .nullByte(let file, let line):
      "\(file.plainPath), line \(line): holds a NUL byte, which is no text; save the file as UTF-8 text, or give "
        + "--encoding utf-16 if it has that encoding"
    case .numericHeader(let file, let line):
      "\(file.plainPath), line \(line): holds numbers alone, where a header names the columns; "
        + "add a line of names before it, without # at its beginning, or name the columns 1, 2, … with --no-header"
    case .unnamedColumn(let file, let line, let column):
      "\(file.plainPath), line \(line): column \(column) has no name; give it a name, or remove it"
    case .badQuotes(let file, let line):
      "\(file.plainPath), line \(line): a field's quotes are not closed or other text follows them; "
        + "put the whole field in quotes and double each quote inside"
    case .empty(let file):
      "\(file.plainPath): has no samples; it needs at least one line of values, and text also a header line before it or --no-header"
    case .nothingComplete(let file, let rows, let column?):
      "\(file.plainPath): each of its \(count(rows, "row")) lacks a value, most in column \(column.quoted); leave that "
        + "column out with --drop"
    case .nothingComplete(let file, let rows, nil):
      "\(file.plainPath): each of its \(count(rows, "row")) lacks a value, most the class; name its column with --label"
    case .duplicateColumn(let file, let line, let column):
      "\(file.plainPath), line \(line): column \(column.quoted) stands twice; rename one, or name the columns 1, 2, … "
        + "with --no-header if this line is a sample"
    case .missingLabel(let file, let line, let label, let available):
      line == nil
        ? "\(file.plainPath): no array or column is named \(label.quoted); name the labels with --label, one of "
          + available.quotedList
        : "\(place(file, line)): no column is named \(label.quoted); name the label's column with --label, one of "
          + available.quotedList + Self.hint(names: available)
    case .noLabelName(let file): "\(file.plainPath): name the column that holds the class with --label"
    case .unknownColumn(let file, let option, let column, let available):
      "\(file.plainPath), \(option): no column is named \(column.quoted); name columns of \(available.quotedList)"
    case .optionNamesLabel(let file, let option, let column):
      "\(file.plainPath), \(option): column \(column.quoted) holds the class; name other columns, or another label with "
        + "--label"
    case .wrongFieldCount(let file, let line, let found, let expected):
      "\(file.plainPath), line \(line): has \(count(found, "field")) where the first row has \(expected); make them equal"
    case .unevenBlanks(let file, let line, let found, let expected):
      "\(file.plainPath), line \(line): has \(count(found, "field")) between blanks where the first row has "
        + "\(expected); write NA for a missing value, and put texts with blanks in double quotes"
    case .mixedSeparators(let file, let line, let mark):
      "\(file.plainPath), line \(line): has a \(mark == "," ? "comma" : mark == ";" ? "semicolon" : "tab") where blanks "
        + "separate the fields, as in the first row; separate all fields alike, and put texts that contain the mark in "
        + "double quotes"
    case .missingValue(let file, let line, let column):
      "\(file.plainPath), line \(line), column \(column.quoted): is missing; fill it in, leave such lines out with "
        + "--drop-missing, or the column with --drop"
    case .missingClass(let file, let line, let column, let value):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) says that the class is missing; leave such "
        + "lines out with --drop-missing, or rename the class if it is one"
    case .notANumber(let file, let line, let column, let value):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) is not a finite number of double precision; "
        + Self.remedy(for: value)
    case .pointInNumber(let file, let line, let column, let value):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) has a point, and --decimal-comma makes "
        + "the comma the decimal mark; write it without points, or leave the option out"
    case .tooManyTexts(let file, let line, let column, let value, let limit):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) is no number, and the column has more "
        + "than \(limit) different values, too many for --encode; correct it, or leave the column out with --drop"
    case .unknownText(let file, let line, let column, let value, let known):
      "\(file.plainPath), line \(line), column \(column.quoted): \(value.quoted) is none of the texts that the model "
        + "knows there, \(known.quotedList); write one of them, or leave the line out"
    case .codedTwice(let file, let column):
      "\(file.plainPath): two features would be named \(column.quoted) with --encode; rename a column"
    case .tooLongNames(let file, let limit):
      "\(file.plainPath): the columns of --encode would have names of more than \(limit / 1_000_000) MB together, as each "
        + "contains its column's name; shorten the names in the header, or leave columns out with --drop"
    case .tooManyColumns(let file, let found, let limit):
      "\(file.plainPath): has \(found) columns with those of --encode; \(limit) are the most that are read, so choose "
        + "some with --features"
    case .tooManyValues(let file, let limit):
      "\(file.plainPath): has more than \(limit) values, the most that are read; choose columns with --features or --drop"
    case .noFeatures(let file, let line, let label):
      "\(place(file, line)): no column is left beside the label's\(label.map { ", \($0.quoted)" } ?? ""); add the features, "
        + "one column each, or leave out fewer with --drop"
    case .badArchive(let file, let fault): "\(file.plainPath): \(fault)"
    case .badArray(let place, let fault): "\(place): \(fault)"
    case .noFeatureArray(let file, let available):
      "\(file.plainPath): none of its arrays \(available.quotedList) has a name of features; name them "
        + ArrayTable.featureNames.joined(separator: ", ") + ", as numpy.savez(\"data.npz\", X=…, y=…) does"
    case .noLabelArray(let file, let available):
      "\(file.plainPath): none of its arrays \(available.quotedList) has a name of labels ("
        + ArrayTable.labelNames.joined(separator: ", ") + "); name the array, or a column of the features, with --label"
    case .missingColumns(let file, let line, let columns, let available):
      "\(place(file, line)): lacks \(columns.quotedList), which the model reads, and has \(available.quotedList); name "
        + "the columns as in the table of the training"
    case .arrayForTexts(let file, let column):
      "\(file.plainPath): holds NumPy arrays, which are numbers, and the model reads texts in column \(column.quoted); "
        + "give a table of text"
    case .optionOfText(let file, let option):
      "\(file.plainPath): holds NumPy arrays, and \(option) is about text; leave the option out"
    case .tooFewClasses(let file, let label, let found):
      "\(file.plainPath), column \(label.quoted): has \(found) class, and classification needs two or more; "
        + "name another label with --label"
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

  private func place(_ file: String, _ line: Int?) -> String {
    file.plainPath + (line.map { ", line \($0)" } ?? "")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// The fault of a field that is no finite number: `pointInNumber` where that is the reason, and else `notANumber`.
  static func miswritten(
    file: String, line: Int, column: String, _ value: String, hasDecimalComma: Bool
  ) -> DatasetError {
    hasDecimalComma && Field.isMiswritten(value, hasDecimalComma: true)
      ? .pointInNumber(file: file, line: line, column: column, value: value)
      : .notANumber(file: file, line: line, column: column, value: value)
  }

  /// What to do about a field that is no finite number.
  private static func remedy(for value: String) -> String {
    if Double(value) != nil { return "write one like -12.5 or 3e8, or leave the column out with --drop" }
    if Field.hasThousands(value, mark: ",") {
      return "write it without commas between thousands, or give --decimal-comma if the comma is the decimal mark"
    }
    if Field.isDecimalWithComma(value) {
      return "write it like -12.5, or give --decimal-comma if the comma is the decimal mark"
    }
    let parts = value.split(whereSeparator: \.isWhitespace)
    if parts.count > 1, parts.allSatisfy({ Double($0) != nil }) {
      return "separate all fields alike, by blanks or by one of comma, semicolon and tab, or give --decimal-comma if "
        + "the comma is the decimal mark"
    }
    if value.contains(";") { return "give --decimal-comma if semicolons separate fields and commas are decimal marks" }
    return "write one like -12.5 or 3e8, leave the column out with --drop, or code its texts as 0 and 1 with --encode"
  }

  /// What else may be wrong where the columns are named so.
  private static func hint(names: [String]) -> String {
    if names.count == 1, let name = names.first, name.contains(where: { "|: ".contains($0) }) {
      return "; fields are separated by commas, semicolons, tabs or blanks"
    }
    // The columns of a table without a header are numbered in order.
    let areNumbered = zip(names, 1...).allSatisfy { $0 == "\($1)" }
    guard !areNumbered, 2 * names.count(where: { Double($0) != nil }) > names.count else { return "" }
    return "; give --no-header if this line is a sample, and remove the # if it stands before the names"
  }
}
