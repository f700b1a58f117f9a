import JSONReading

/// NetworkX node-link data, as far as they describe a graph.
///
/// Nodes have an `id`: a string, an integer, or a list of these, as grids have it. Links are listed under `edges`
/// (NetworkX 3.4 and later) or `links`, with `source`, `target`, `capacity` in values per second or as a text that
/// states a rate, and an optional `width` in values per sample, 1 by default. In a `multigraph` the capacities of
/// parallel links add up; a `directed` graph must give every link in both directions alike. Integers are read exactly:
/// 4, 4.0 and 40e-1 are the same, and one beyond the range of `Int` is refused. Other members are ignored, but for
/// speeds and labels as in GraphML.
struct NodeLinkDocument: Sendable {
  var nodes: [Node]
  /// The values of the graph's own attributes `root` and `exponent`.
  var root: JSONValue?
  var exponent: JSONValue?

  struct Node: Sendable {
    var id: Identifier
    /// The attributes that are read beside the id: label, name, `columns` and those of the position.
    var attributes: [String: JSONValue] = [:]

    /// What names the node beside its id: the first of label and name that is not empty.
    var label: String? {
      ["label", "name"].lazy.compactMap { attributes[$0]?.scalarText }.first { !$0.isEmpty }
    }
  }

  struct Edge: Sendable {
    var source: Identifier
    var target: Identifier
    var capacity: Double?
    var width = 1
    /// The speeds and labels of a link without a capacity that is a number; else empty.
    var texts: [String: String] = [:]
    /// The attributes that are not read, for a link without a capacity that is a number; else none.
    var unread = UnreadAttributes()

    /// An edge, of which nothing but its ends is read if they are one node.
    ///
    /// - Throws: an error that names the missing or wrong field.
    init(_ edge: JSONField, _ attributes: LinkAttributes) throws(JSONFieldError) {
      (source, target) = (try Identifier(edge.member("source")), try Identifier(edge.member("target")))
      guard source != target else { return }
      capacity = try edge.optionalMember(attributes.capacityName).flatMap(Self.number)
      width = try edge.optionalMember("width")?.integer() ?? 1
      guard capacity == nil, case .object(let members) = edge.value else { return }
      for (name, value) in members where name != "source" && name != "target" {
        let text = value.scalarText?.withoutXMLSpaceAtEnds
        if attributes.isUnread(name) {
          unread.insert(name, text: text)
        } else if let text, !text.isEmpty {
          texts[name] = text
        }
      }
    }

    /// The capacity that is a number; nil for a text that states one, or that is empty.
    private static func number(_ capacity: JSONField) throws(JSONFieldError) -> Double? {
      guard case .text(let text) = capacity.value else { return try capacity.double() }
      let trimmed = text.withoutXMLSpaceAtEnds
      guard trimmed.isEmpty || LinkAttributes.statesCapacity(trimmed) else {
        throw capacity.fault(
          "is \(capacity.value.shown); it must be a number of values per second, or a rate such as \"10 Gb/s\"")
      }
      return nil
    }
  }

  /// A node's id: NetworkX nodes are often integers, and often text; tuples become lists.
  enum Identifier: Hashable, Sendable {
    case text(String)
    case number(Int)
    case list([Identifier])

    /// The value as it is usually written.
    var value: JSONValue {
      switch self {
      case .text(let text): .text(text)
      case .number(let number): .number("\(number)")
      case .list(let elements): .array(elements.map(\.value))
      }
    }

    /// A list has the name that NetworkX gives its tuple in other formats, such as "(0, 1)" or "('a', 1)".
    var name: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      case .list(let elements):
        "(\(elements.map(\.nameInList).joined(separator: ", "))\(elements.count == 1 ? "," : ""))"
      }
    }

    private var nameInList: String { if case .text(let text) = self { "'\(text)'" } else { name } }

    /// - Throws: an error that names the field, if it is neither a text nor an integer nor a list of some of these.
    init(_ field: JSONField) throws(JSONFieldError) {
      switch field.value {
      case .text(let text): self = .text(text)
      case .number: self = .number(try field.integer())
      case .array(let values) where !values.isEmpty:
        var elements: [Identifier] = []
        for element in try field.elements() { elements.append(try Identifier(element)) }
        self = .list(elements)
      default: throw field.fault("is \(field.value.shown); it must be a text, a whole number, or a list of these")
      }
    }
  }
}

extension JSONValue {
  /// The text of a text, or of a number as it is written; nil for another value.
  var scalarText: String? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }
}
