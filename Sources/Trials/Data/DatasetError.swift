import FileReading

/// Why a dataset cannot be read or used; every message names the place and a remedy.
public enum DatasetError: Error, Equatable {
  /// The file cannot be read.
  case unreadable(file: String, reason: InputFileError)
  /// A dataset of the package is not below the directory that was named.
  case notFound(dataset: String, directory: String)
  /// The file has a format that is not read.
  case foreignFormat(file: String, format: ForeignFormat)
  /// A line is no text in the encoding.
  case badEncoding(file: String, line: Int, encoding: TextEncoding)
  /// The byte-order mark is that of another encoding than the one that was named.
  case otherMark(file: String, mark: TextEncoding, encoding: TextEncoding)
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
  /// No column, or where there is no line no array and no column, has the label's name.
  case missingLabel(file: String, line: Int?, label: String, available: [String])
  /// The label of a table without labels of its own is not named.
  case noLabelName(file: String)
  /// An option names a column that the file does not have.
  case unknownColumn(file: String, option: String, column: String, available: [String])
  /// An option that is about features names the label's column.
  case optionNamesLabel(file: String, option: String, column: String)
  /// There are more columns, or features of a sample, than are read.
  case tooManyColumns(file: String, found: Int, limit: Int)
  /// There are more features of all samples than are read.
  case tooManyValues(file: String, limit: Int)
  /// A line has more or fewer fields than the header.
  case wrongFieldCount(file: String, line: Int, found: Int, expected: Int)
  /// A line has more or fewer fields between blanks than the first row.
  case unevenBlanks(file: String, line: Int, found: Int, expected: Int)
  /// A line has a comma, a semicolon or a tab where blanks separate fields.
  case mixedSeparators(file: String, line: Int, mark: Character)
  /// A field has no value.
  case missingValue(file: String, line: Int, column: String)
  /// The field of a class says that it is missing.
  case missingClass(file: String, line: Int, column: String, value: String)
  /// A feature is not a finite number.
  case notANumber(file: String, line: Int, column: String, value: String)
  /// A number has a point where the comma is the decimal mark.
  case pointInNumber(file: String, line: Int, column: String, value: String)
  /// A column of texts has more different ones than are coded.
  case tooManyTexts(file: String, line: Int, column: String, value: String, limit: Int)
  /// The code of a column of texts has the name of another feature.
  case codedTwice(file: String, column: String)
  /// The names of the features that code texts are longer together than is read, in bytes.
  case tooLongNames(file: String, limit: Int)
  /// A column of texts or truth values that is coded holds a text without a code.
  case unknownText(file: String, line: Int, column: String, value: String, known: [String])
  /// Each row lacks a value; the column is the one that most of them lack, or nil for the label's.
  case nothingComplete(file: String, rows: Int, column: String?)
  /// No column other than the label's is left.
  case noFeatures(file: String, line: Int?, label: String?)
  /// A ZIP archive is damaged or has a form that is not read.
  case badArchive(file: String, fault: ArchiveFault)
  /// A NumPy array is damaged or not of a kind that is read; the place is the file, and the array in an archive.
  case badArray(place: String, fault: ArrayFault)
  /// No array has one of the names of features.
  case noFeatureArray(file: String, available: [String])
  /// No array has one of the names of labels.
  case noLabelArray(file: String, available: [String])
  /// An option about text is given for NumPy arrays.
  case optionOfText(file: String, option: String)
  /// The file lacks columns that a model reads; arrays have no line.
  case missingColumns(file: String, line: Int?, columns: [String], available: [String])
  /// The file holds NumPy arrays, and a model reads texts in one of its columns.
  case arrayForTexts(file: String, column: String)
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
}
