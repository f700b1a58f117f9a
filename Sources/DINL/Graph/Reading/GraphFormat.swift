import Foundation

/// The formats in which a graph is read; the content of a file tells which it is, whatever its name.
public enum GraphFormat: String, CaseIterable, Sendable, CustomStringConvertible {
  case nodeLinkJSON, graphML, gml, sndlibXML, sndlibNative, dot, edgeList

  /// The name of the format.
  public var description: String {
    switch self {
    case .nodeLinkJSON: "NetworkX node-link JSON"
    case .graphML: "GraphML"
    case .gml: "GML"
    case .sndlibXML: "SNDlib XML"
    case .sndlibNative: "SNDlib native text"
    case .dot: "Graphviz DOT"
    case .edgeList: "an edge list"
    }
  }

  /// The formats in words, for messages and help.
  public static let list =
    "NetworkX node-link JSON, GraphML, GML, SNDlib's native text or XML, Graphviz DOT, or an edge list whose head is "
    + "source,target,capacity[,width]"

  /// Whether files of the format are XML, of which more bytes are read.
  var isXML: Bool { self == .graphML || self == .sndlibXML }

  /// The format of a file, by its first bytes; nil if it is none of these.
  ///
  /// - Complexity: O(1): no more than the first 64 KB are looked at.
  public init?(of data: Data) {
    let bytes = [UInt8](data.prefix(1 << 16))
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      // Of these formats, only XML may be UTF-16 or UTF-32.
      self = .graphML
      return
    }
    var scanner = TextScanner(bytes)
    scanner.skipSpaceAndComments()
    let rest = scanner.rest
    switch rest.first.map(Unicode.Scalar.init) {
    case "<": self = Self.rootElement(of: rest) == "network" ? .sndlibXML : .graphML
    case "{", "[": self = .nodeLinkJSON
    case "?": self = .sndlibNative
    case nil: return nil
    default:
      if EdgeListReader.isHead(rest.prefix { !TextScanner.isLineEnd($0) }) {
        self = .edgeList
      } else if let format = Self.bracket(behind: rest) {
        self = format
      } else {
        return nil
      }
    }
  }

  /// The name of the root element without its prefix; nil if the beginning of the text does not show it.
  private static func rootElement(of bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      let end: [UInt8]
      switch rest.first.map(Unicode.Scalar.init) {
      case "?": end = Array("?>".utf8)
      case "!": end = Array((rest.starts(with: "!--".utf8) ? "-->" : ">").utf8)
      default:
        let name = rest.prefix { !TextScanner.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
      }
      guard let close = rest.firstRange(of: end) else { return nil }
      rest = rest[close.upperBound...]
    }
    return nil
  }

  /// GML or DOT: `graph [` behind any words, quoted texts and lists, or `{` where the first word is strict, graph or
  /// digraph.
  private static func bracket(behind bytes: ArraySlice<UInt8>) -> GraphFormat? {
    var scanner = TextScanner(Array(bytes))
    var words: [String] = []
    var depth = 0
    while true {
      scanner.skipSpaceAndComments()
      guard let byte = scanner.next else { return nil }
      switch Unicode.Scalar(byte) {
      case "{": return ["strict", "graph", "digraph"].contains(words.first) ? .dot : nil
      case "[":
        if depth == 0, words.last == "graph" { return .gml }
        depth += 1
        scanner.advance()
      case "\"":
        guard let text = scanner.quoted(escapes: true) else { return nil }
        words.append("\"\(text)\"")
      case "]":
        guard depth > 0 else { return nil }
        depth -= 1
        scanner.advance()
      case "}": return nil
      default: words.append(scanner.text { !TextScanner.isSpace($0) && !"[]{}\"".utf8.contains($0) }.lowercased())
      }
    }
  }
}
