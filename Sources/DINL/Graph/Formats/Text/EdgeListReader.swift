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
  private let attributes: LinkAttributes
  /// The columns of the capacity and the width, if no other ones than these and the ends are there.
  private let numbers: (capacity: Int?, width: Int?)?
  private var document = AttributedDocument()
  private var index: [String: Int] = [:]
  private var links: [LinkRecord] = []
  private var fields: [EdgeListField] = []

  /// Whether a line names the columns source and target, and has no brackets, as a line of GML or DOT has.
  static func isHead(_ line: ArraySlice<UInt8>) -> Bool {
    guard !line.contains(where: "[]{}".utf8.contains),
      let fields = EdgeListField.texts(of: line, separator: separator(of: line))
    else { return false }
    return Set(["source", "target"]).isSubset(of: Set(fields.map { $0.lowercased() }))
  }

  /// The nodes of a text, and the records of its links.
  ///
  /// - Throws: `malformed` with the line, or an error of a link in `inPlace`.
  /// - Complexity: O(n) expected for n bytes.
  static func read(
    _ data: Data, _ attributes: LinkAttributes
  ) throws(GraphError) -> (document: AttributedDocument, records: GraphRecords) {
    var scanner = try TextScanner(text: data)
    scanner.skipEmptyLinesAndComments()
    var reader = try EdgeListReader(head: &scanner, attributes)
    scanner.skipEmptyLinesAndComments()
    while scanner.next != nil {
      try reader.readLine(&scanner)
      scanner.skipEmptyLinesAndComments()
    }
    return (reader.document, reader.document.records(of: reader.links))
  }

  private init(head scanner: inout TextScanner, _ attributes: LinkAttributes) throws(GraphError) {
    let line = scanner.rest.prefix { !TextScanner.isLineEnd($0) }
    separator = Self.separator(of: line)
    guard let names = EdgeListField.texts(of: line, separator: separator) else {
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
    (self.head, ends, self.attributes) = (head, (source, target), attributes)
    let (capacity, width) = (head.firstIndex(of: attributes.capacityName), head.firstIndex(of: "width"))
    let known = Set([source, target, capacity, width].compactMap { $0 })
    // A column that is read in two ways is none of these.
    numbers =
      known.count == head.count && known.count == 2 + (capacity == nil ? 0 : 1) + (width == nil ? 0 : 1)
      ? (capacity, width) : nil
    document.allowsParallel = false
    scanner.skipLine()
  }

  private mutating func readLine(_ scanner: inout TextScanner) throws(GraphError) {
    let line = scanner.line
    let bytes = scanner.rest.prefix { !TextScanner.isLineEnd($0) }
    guard EdgeListField.split(bytes, separator: separator, into: &fields) else {
      throw scanner.fault("quotes are not closed, or text follows them", "close them; double a quote within quotes")
    }
    guard fields.count == head.count else {
      throw scanner.fault(
        "has \(fields.count) \(fields.count == 1 ? "field" : "fields") where the head has \(head.count)",
        "give each line the fields of the head; put a name with a separator in quotes")
    }
    let (source, target) = (fields[ends.source].text(in: bytes), fields[ends.target].text(in: bytes))
    for (name, end) in [("source", source), ("target", target)] where end.isEmpty {
      throw scanner.fault("the field \(name) is empty", "name the node")
    }
    var record = LinkRecord(
      source: node(source, line: line), target: node(target, line: line), width: 1, place: line)
    if !readNumbers(bytes, into: &record) {
      var edge = AttributedDocument.Edge(source: source, target: target, line: line)
      for (name, field) in zip(head, fields) where name != "source" && name != "target" {
        edge.data[name] = field.text(in: bytes)
      }
      do throws(GraphError) {
        try AttributedDocument.read(edge, of: GraphError.LinkName(source, target), into: &record, attributes)
      } catch {
        throw .inPlace("line \(line)", error)
      }
    }
    links.append(record)
    scanner.skipLine()
  }

  /// The place of a node in the order of first lines.
  private mutating func node(_ name: String, line: Int) -> Int {
    if let place = index[name] { return place }
    index[name] = document.nodes.count
    document.nodes.append(AttributedDocument.Node(id: name, line: line))
    return document.nodes.count - 1
  }

  /// Reads the capacity and the width of a link if they are short numbers, as ``AttributedDocument`` reads them.
  ///
  /// - Returns: whether the record is complete.
  private func readNumbers(_ line: ArraySlice<UInt8>, into record: inout LinkRecord) -> Bool {
    guard let numbers else { return false }
    if let column = numbers.width {
      guard let width = fields[column].decimal(in: line)?.integer else { return false }
      record.width = width
    }
    guard let column = numbers.capacity else { return true }
    guard let capacity = fields[column].decimal(in: line)?.double else { return false }
    record.capacity = RecordedCapacity(value: capacity, origin: .capacity)
    return true
  }

  /// The separator of a head: a tab, a comma or a semicolon if it has one, else a blank.
  private static func separator(of head: ArraySlice<UInt8>) -> UInt8 {
    "\t,;".utf8.first { head.contains($0) } ?? UInt8(ascii: " ")
  }
}
