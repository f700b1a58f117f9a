/// The form of the table that a network was trained on, by which others are read.
public struct TableForm: Sendable, Equatable {
  /// A column with features.
  public struct Column: Sendable, Equatable {
    /// The name of the column.
    public var name: String
    /// How its fields become features.
    public var coding: ColumnCoding

    /// A column with its coding.
    package init(name: String, coding: ColumnCoding) { (self.name, self.coding) = (name, coding) }
  }

  /// The columns that are read, each name once; they are not the label's.
  public var columns: [Column]
  /// The name of the column or array that held the class.
  public var labelName: String
  /// Whether its text had a line of names.
  public var hasHeader: Bool
  /// Whether the comma was the decimal mark in its text.
  public var hasDecimalComma: Bool

  /// A form with these parts.
  package init(columns: [Column], labelName: String, hasHeader: Bool = true, hasDecimalComma: Bool = false) {
    (self.columns, self.labelName) = (columns, labelName)
    (self.hasHeader, self.hasDecimalComma) = (hasHeader, hasDecimalComma)
  }
}
