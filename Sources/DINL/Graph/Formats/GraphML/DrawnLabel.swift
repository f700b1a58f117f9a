/// The label of a node among its graphics, as yEd writes it: the text of an element `NodeLabel`, without what the
/// elements in it hold.
struct DrawnLabel {
  /// The number of elements of the graphics that are open.
  private var depth = 0
  /// The depth of the label that is open.
  private var labelDepth: Int?
  private var text = ""

  /// Whether an element of the graphics is open.
  var isWithinGraphics: Bool { depth > 0 }

  /// Begins an element of the graphics; one that is empty has no end.
  mutating func start(_ name: String, isEmpty: Bool) {
    guard !isEmpty else { return }
    depth += 1
    if name == "NodeLabel", labelDepth == nil { (labelDepth, text) = (depth, "") }
  }

  mutating func take(_ characters: String) {
    if depth == labelDepth { text += characters }
  }

  /// Ends an element of the graphics.
  ///
  /// - Returns: the text of the label that ends, without space at its ends; nil if none ends, or an empty one.
  mutating func end() -> String? {
    depth -= 1
    guard labelDepth == depth + 1 else { return nil }
    labelDepth = nil
    let label = text.withoutXMLSpaceAtEnds
    return label.isEmpty ? nil : label
  }
}
