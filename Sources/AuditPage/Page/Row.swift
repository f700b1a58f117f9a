import Console

extension [[Markup]] {
  /// The parts in a row, with a comma between two.
  var row: [Markup] { Array<Markup>(joined(separator: [.text(", ")])) }
}
