import ArgumentParser
import Trials

/// How the text of a table is read.
struct TextOptions: ParsableArguments {
  @Flag(help: "The table's text has no line of names; its columns are named 1, 2, and so on.")
  var noHeader = false

  @Flag(help: "The comma is the decimal mark of numbers; semicolons, tabs or blanks separate fields.")
  var decimalComma = false

  @Option(
    help: ArgumentHelp(
      "The encoding of the table's text. (default: that of the byte-order mark, or else utf-8)",
      discussion: "latin1 has the additions of Windows (code page 1252)."))
  var encoding: TextEncoding?

  /// These options of reading, and whether rows that lack a value are left out.
  func reading(dropMissing: Bool) -> Dataset.ReadingOptions {
    var options = Dataset.ReadingOptions(dropMissing: dropMissing)
    (options.hasHeader, options.hasDecimalComma, options.encoding) = (!noHeader, decimalComma, encoding)
    return options
  }
}

extension TextEncoding: ExpressibleByArgument {}
