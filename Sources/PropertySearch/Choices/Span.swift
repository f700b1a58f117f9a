/// A run of recorded choices that makes up one part of the value.
public struct Span: Hashable, Sendable {
  /// The kind of part, by which a shrinking pass can edit it without knowledge of the generator.
  public enum Kind: UInt8, Sendable {
    /// A part that can be replaced by its simplest form, or by a part of the same label within it.
    case group
    /// A count, followed by that many elements.
    case sequence
    /// A fixed number of elements.
    case row
    /// One element of the enclosing sequence or row.
    case element
    /// A vertex count, the tree links of a connected graph, then a link count and the links.
    case graph
    /// A tree link of a connected graph: the reference to its parent, then what the link carries.
    case treeLink
    /// A link: two vertex references, then what the link carries.
    case link
  }

  /// The kind of part.
  public var kind: Kind
  /// The identity of the recursive generator that made the part, or the layout of a graph; 0 for none.
  public var label: Int
  /// The position of the first choice.
  public var start: Int32
  /// The position after the last choice.
  public var end: Int32
  /// The index of the enclosing span; −1 for none.
  public var parent: Int32

  @inlinable
  init(kind: Kind, label: Int, start: Int32, end: Int32, parent: Int32) {
    self.kind = kind
    self.label = label
    self.start = start
    self.end = end
    self.parent = parent
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}
