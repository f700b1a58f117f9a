import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads markup as XML and judges it, independently of the code that wrote it.
final class MarkupCheck: NSObject, XMLParserDelegate {
  /// The elements that the page may hold, and how many children those of fixed number have.
  private static let children: [String: Int?] = [
    "math": nil, "mrow": nil, "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mspace": 0, "mstyle": nil, "msqrt": nil,
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3,
    "mtable": nil, "mtr": nil, "mtd": nil,
    "main": nil, "p": nil, "ul": nil, "ol": nil, "li": nil, "em": nil, "strong": nil, "code": 0, "pre": nil, "a": nil,
    "div": nil, "blockquote": nil, "table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": nil, "td": nil,
  ]

  private static let attributes: Set = [
    "xmlns", "display", "mathvariant", "lspace", "rspace", "stretchy", "form", "minsize", "maxsize", "movablelimits",
    "accent", "width", "displaystyle", "scriptlevel", "style", "class", "href", "start",
  ]

  private var faults: [String] = []
  private var open: [(name: String, children: Int)] = []

  /// What is wrong with markup: nothing if it is well-formed, holds only admitted elements and attributes, each element
  /// with as many children as it must have, and links only to anchors and to the web.
  static func faults(of source: String) -> [String] {
    let parser = XMLParser(data: Data("<main>\(source)</main>".utf8))
    let check = MarkupCheck()
    parser.delegate = check
    return parser.parse() ? check.faults : ["not well-formed"]
  }

  // The parser reports an end tag that ends nothing, but calls the parsing a success.
  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { faults.append("not well-formed") }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if Self.children[name] == nil { faults.append("\(name) is not admitted") }
    for (name, value) in attributes {
      if !Self.attributes.contains(name) { faults.append("\(name) is not admitted") }
      if name == "href", !["#", "http://", "https://"].contains(where: value.hasPrefix) {
        faults.append("the address \(value) is not admitted")
      }
    }
    if !open.isEmpty { open[open.count - 1].children += 1 }
    open.append((name, 0))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    if let expected = Self.children[name] ?? nil, expected != element.children {
      faults.append("\(name) has \(element.children) children")
    }
  }
}
