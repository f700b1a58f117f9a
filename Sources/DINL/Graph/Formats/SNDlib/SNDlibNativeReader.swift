import Foundation
import PlainText

/// Reads SNDlib's native text: a first line with the type `network`, and sections in brackets.
///
/// Of the sections NODES, LINKS and META are read, and others are passed over.
struct SNDlibNativeReader {
  private static let remedy = "give SNDlib's native text: its first line, then NODES ( … ) and LINKS ( … )"
  /// The greatest depth to which brackets may be nested in a section that is passed over.
  private static let greatestDepth = 256

  private var scanner: TextScanner
  private var network = SNDlibNetwork()
  /// The sections that were read.
  private var sections: Set<String> = []

  /// The network of a text.
  ///
  /// - Throws: `malformed` with the line.
  /// - Complexity: O(n) for n bytes.
  static func network(_ data: Data) throws(GraphError) -> SNDlibNetwork {
    var reader = SNDlibNativeReader(scanner: try TextScanner(text: data))
    try reader.readAll()
    return reader.network
  }

  private init(scanner: TextScanner) { self.scanner = scanner }

  private mutating func readAll() throws(GraphError) {
    skip()
    let head = scanner.text { !TextScanner.isLineEnd($0) }
    guard head.hasPrefix("?SNDlib native format") else {
      throw scanner.fault("is not the first line of SNDlib's native format", Self.remedy)
    }
    guard head.split(separator: ";").contains(where: { $0.filter { $0 != " " && $0 != "\t" } == "type:network" }) else {
      throw scanner.fault("the type of the file is not network", "give the network file, not its model or a solution")
    }
    while let section = try nextWord() {
      let line = scanner.line
      guard sections.insert(section).inserted else {
        throw scanner.fault("the section \(section.quoted) stands twice", "keep one")
      }
      try open("behind \(section.quoted)")
      switch section {
      case "NODES": while let id = try nextWord() { try readNode(id) }
      case "LINKS": while try nextWord() != nil { try readLink() }
      case "META": readMeta()
      default: try skipBrackets(depth: 1)
      }
      guard scanner.take(")") else {
        throw scanner.fault("the section \(section.quoted) has no end", "close it with )", line: line)
      }
    }
    guard scanner.next == nil else { throw scanner.fault("needs the name of a section", Self.remedy) }
    guard sections.contains("NODES") else { throw scanner.fault("there is no section NODES", Self.remedy) }
  }

  private mutating func skip() { scanner.skipSpaceAndComments(hasSlashes: false) }

  /// Reads the next word; nil before a bracket and at the end.
  private mutating func nextWord() throws(GraphError) -> String? {
    skip()
    let word = scanner.text { !TextScanner.isSpace($0) && !"()#".utf8.contains($0) }
    return word.isEmpty ? nil : word
  }

  private mutating func open(_ place: String) throws(GraphError) {
    skip()
    guard scanner.take("(") else { throw scanner.fault("needs ( \(place)", Self.remedy) }
  }

  private mutating func requiredWord(_ what: String) throws(GraphError) -> String {
    guard let word = try nextWord() else { throw scanner.fault("needs \(what)", Self.remedy) }
    return word
  }

  private mutating func amount(_ what: String) throws(GraphError) -> SNDlibNetwork.Amount {
    let word = try requiredWord(what)
    guard let amount = SNDlibNetwork.Amount(word) else {
      throw scanner.fault("'\(word.plain(upTo: 40))' is no number for \(what)", "write a decimal number or UNLIMITED")
    }
    return amount
  }

  private mutating func close(_ place: String) throws(GraphError) {
    skip()
    guard scanner.take(")") else { throw scanner.fault("needs ) \(place)", Self.remedy) }
  }

  /// Passes over brackets that come next, with all that they hold.
  private mutating func skipOptionalBrackets() throws(GraphError) {
    skip()
    while scanner.take("(") {
      try skipBrackets(depth: 1)
      try close("behind the options of a node")
      skip()
    }
  }

  /// Goes on to the bracket that closes those that are open.
  private mutating func skipBrackets(depth: Int) throws(GraphError) {
    var depth = depth
    while true {
      while try nextWord() != nil {}
      guard let byte = scanner.next else { return }
      depth += byte == UInt8(ascii: "(") ? 1 : -1
      guard depth > 0 else { return }
      guard depth <= Self.greatestDepth else {
        throw scanner.fault("brackets are nested deeper than \(Self.greatestDepth)", Self.remedy)
      }
      scanner.advance()
    }
  }

  private mutating func readNode(_ id: String) throws(GraphError) {
    var node = SNDlibNetwork.Node(id: id, line: scanner.line)
    try open("behind the node \(id.quoted)")
    node.x = try amount("an x-coordinate").number
    node.y = try amount("a y-coordinate").number
    try close("behind the coordinates of \(id.quoted)")
    try skipOptionalBrackets()
    network.nodes.append(node)
  }

  private mutating func readLink() throws(GraphError) {
    var link = SNDlibNetwork.Link(line: scanner.line)
    try open("behind a link")
    (link.source, link.target) = (try requiredWord("the source of a link"), try requiredWord("the target of a link"))
    try close("behind the ends of a link")
    link.preinstalled = try amount("a preinstalled capacity")
    for what in ["its cost", "a routing cost", "a setup cost"] { _ = try amount(what) }
    try open("before the modules of a link")
    skip()
    while scanner.next != nil, scanner.next != UInt8(ascii: ")") {
      link.modules.append(try amount("a module's capacity").number)
      _ = try amount("a module's cost")
      skip()
    }
    try close("behind the modules of a link")
    network.links.append(link)
  }

  /// Reads lines `name = value` up to one that begins with the closing bracket.
  private mutating func readMeta() {
    skip()
    while let byte = scanner.next, byte != UInt8(ascii: ")") {
      let parts = scanner.text { !TextScanner.isLineEnd($0) }.split(separator: "=", maxSplits: 1)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2, parts[0] == "unit" { network.unit = parts[1] }
      skip()
    }
  }
}
