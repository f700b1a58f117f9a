extension Dataset {
  /// How a table is read where its file leaves that open.
  public struct ReadingOptions: Sendable, Equatable {
    /// Whether the first line names the columns; otherwise their names are 1, 2, and so on.
    public var hasHeader = true
    /// Whether rows with a missing value are left out instead of being an error.
    public var dropMissing = false
    /// The names of columns that are not read.
    public var droppedColumns: [String] = []
    /// The names of the only columns that are read beside the label's; if empty, all are.
    public var features: [String] = []
    /// Whether columns of texts are coded as columns of 0 and 1 instead of being an error.
    public var encodesTexts = false
    /// Whether the comma is the decimal mark of numbers; the comma then separates fields only if nothing else does.
    public var hasDecimalComma = false
    /// The encoding of the text; if nil, that of the byte-order mark, or else UTF-8.
    public var encoding: TextEncoding?

    /// The options of a table in UTF-8 with a header, all columns of which are numbers.
    public init(dropMissing: Bool = false) { self.dropMissing = dropMissing }

    /// An option that only tables of text have, by its name on the command line; nil if none is given.
    package var ofText: String? {
      if !hasHeader { return "--no-header" }
      if encodesTexts { return "--encode" }
      if hasDecimalComma { return "--decimal-comma" }
      return encoding == nil ? nil : "--encoding"
    }
  }

  /// The greatest number of features of all samples together, which take 2 GB in memory.
  public static let greatestValueCount = 1 << 28
  /// The greatest number of different texts in a column that is coded.
  public static let mostTexts = 100
  /// The greatest size in bytes of the names of all features that code texts.
  public static let greatestNameSize = 64_000_000
  /// The greatest number of columns, and of features of a sample.
  public static let greatestColumnCount = 1 << 20
}
