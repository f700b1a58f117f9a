import PlainText

/// A prediction with an output that is not a number, or a rate that is not a finite one.
public struct UndefinedPrediction: Error, Equatable, CustomStringConvertible {
  /// The file of the table, as the user named it.
  public let file: String
  /// The number of the row, from 1 for the first one below the header; nil if it is a rate that is not finite.
  public let row: Int?

  /// One line: the file, the row, what is wrong and what to do.
  public var description: String {
    "\(file.plainPath)\(row.map { ", row \($0)" } ?? ""): has values so far from those of the training that the "
      + "network's numbers overflow; check them, or leave such rows out"
  }
}
