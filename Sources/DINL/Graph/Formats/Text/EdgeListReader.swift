import Foundation
import PlainText

/// Reads an edge list: a head that names the columns, and a line a link.
///
/// The head names `source` and `target`, and optionally `capacity` and `width`, in any order and case; texts of other
/// columns are attributes of the link. Tabs, commas, semicolons or blanks separate the fields, whichever the head has;
/// a field may be in double quotes, in which a quote is doubled. Empty lines and comments from `#` on are passed over.
/// The nodes are in the order of their first line. A link that stands twice is refused.
struct EdgeListReader {
  private static let remedy = "give a head such as source,target,capacity,width, and a line a link"
  private static let columns: Set = ["source", "target", "capacity", "width"]

  private let separator: UInt8
  private let head: [String]
  private let ends: (source: Int, target: Int)
  private var document = AttributedDocument()
  private var known: Set<String> = []

  /// Whether a line names the columns source and target, and has no brackets, as a line of GML or DOT has.
  static func isHead(_ line: ArraySlice<UInt8>) -> Bool {
    guard !line.contains(where: "[]{}".utf8.contains), let fields = fields(line, separator: separator(of: line)) else {
      return false
    }
    return Set(["source", "target"]).isSubset(of: Set(fields.map { $0.lowercased() }))
  }

  /// The document of a text.
  ///
  /// - Throws: `malformed` with the line.
  /// - Complexity: O(n) for n bytes.
  static func document(_ data: Data, _ attributes: LinkAttributes) throws(GraphError) -> AttributedDocument {
    var scanner = try TextScanner(text: data)
    scanner.skipEmptyLinesAndComments()
    var reader = try EdgeListReader(head: &scanner, attributes)
    scanner.skipEmptyLinesAndComments()
    while scanner.next != nil {
      try reader.readLine(&scanner)
      scanner.skipEmptyLinesAndComments()
    }
    return reader.document
  }

  private init(head scanner: inout TextScanner, _ attributes: LinkAttributes) throws(GraphError) {
    let line = scanner.rest.prefix { !TextScanner.isLineEnd($0) }
    separator = Self.separator(of: line)
    guard let names = Self.fields(line, separator: separator) else {
      throw scanner.fault("quotes in the head are not closed", Self.remedy)
    }
    let head = names.map { name in
      name != attributes.capacityName && Self.columns.contains(name.lowercased()) ? name.lowercased() : name
    }
    var seen: Set<String> = []
    for name in head where !seen.insert(name).inserted {
      throw scanner.fault("the head names the column \(name.quoted) twice", "rename one")
    }
    guard let source = head.firstIndex(of: "source"), let target = head.firstIndex(of: "target") else {
      throw scanner.fault("the head names no columns source and target", Self.remedy)
    }
    (self.head, ends) = (head, (source, target))
    document.allowsParallel = false
    scanner.skipLine()
  }

  private mutating func readLine(_ scanner: inout TextScanner) throws(GraphError) {
    let line = scanner.line
    let bytes = scanner.rest.prefix { !TextScanner.isLineEnd($0) }
    guard let fields = Self.fields(bytes, separator: separator) else {
      throw scanner.fault("quotes are not closed, or text follows them", "close them; double a quote within quotes")
    }
    guard fields.count == head.count else {
      throw scanner.fault(
        "has \(fields.count) \(fields.count == 1 ? "field" : "fields") where the head has \(head.count)",
        "give each line the fields of the head; put a name with a separator in quotes")
    }
    let (source, target) = (fields[ends.source], fields[ends.target])
    for (name, end) in [("source", source), ("target", target)] where end.isEmpty {
      throw scanner.fault("the field \(name) is empty", "name the node")
    }
    for name in [source, target] where known.insert(name).inserted {
      document.nodes.append(AttributedDocument.Node(id: name, line: line))
    }
    var edge = AttributedDocument.Edge(source: source, target: target, line: line)
    for (name, field) in zip(head, fields) where name != "source" && name != "target" { edge.data[name] = field }
    document.edges.append(edge)
    scanner.skipLine()
  }

  /// The separator of a head: a tab, a comma or a semicolon if it has one, else a blank.
  private static func separator(of head: ArraySlice<UInt8>) -> UInt8 {
    "\t,;".utf8.first { head.contains($0) } ?? UInt8(ascii: " ")
  }

  /// The fields of a line without space at their ends; nil if quotes are not closed or text follows them.
  private static func fields(_ line: ArraySlice<UInt8>, separator: UInt8) -> [String]? {
    let isBlank = separator == UInt8(ascii: " ")
    func isSeparator(_ byte: UInt8) -> Bool { byte == separator || isBlank && byte == UInt8(ascii: "\t") }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 && separator != 0x09 }
    var rest = line
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    var fields: [String] = []
    while true {
      rest = rest.drop(while: isSpace)
      if rest.first == UInt8(ascii: "\"") {
        guard let field = quoted(&rest) else { return nil }
        if !isBlank { rest = rest.drop(while: isSpace) }
        guard rest.first.map(isSeparator) ?? true else { return nil }
        fields.append(field)
      } else {
        var field = rest.prefix { !isSeparator($0) }
        rest = rest[field.endIndex...]
        while let last = field.last, isSpace(last) { field.removeLast() }
        fields.append(String(decoding: field, as: UTF8.self))
      }
      guard !rest.isEmpty else { return fields }
      rest.removeFirst()
    }
  }

  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
    let quote = UInt8(ascii: "\"")
    var field: [UInt8] = []
    rest.removeFirst()
    while let byte = rest.popFirst() {
      guard byte == quote else {
        field.append(byte)
        continue
      }
      guard rest.first == quote else { return String(decoding: field, as: UTF8.self) }
      field.append(quote)
      rest.removeFirst()
    }
    return nil
  }
}
