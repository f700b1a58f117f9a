/// A stretch of the recorded choices that makes up one part of the value.
public struct Span: Hashable, Sendable {
  /// What the stretch is, so that a shrinking pass can edit it without knowing the generator.
  public enum Kind: UInt8, Sendable {
    /// A part that can be replaced by its simplest form, or by a part of the same label within it.
    case group
    /// A count followed by as many elements.
    case sequence
    /// A fixed number of elements.
    case row
    /// One element of the enclosing sequence or row.
    case element
    /// A vertex count, for a connected graph its tree links, then a link count and the links.
    case graph
    /// A tree link of a connected graph: the reference to its parent, then what the link carries.
    case treeLink
    /// A link: two vertex references, then what the link carries.
    case link
  }

  public var kind: Kind
  /// Identity of the recursive generator that made it; 0 for none.
  public var label: Int
  public var start: Int32
  public var end: Int32
  /// Index of the enclosing span; −1 for none.
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
