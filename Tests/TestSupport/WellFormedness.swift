import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML parser finds in a page.
package final class WellFormedness: NSObject, XMLParserDelegate {
  package struct Element: Equatable {
    package let name: String
    package let attributes: [String: String]
    package let text: String
  }

  package private(set) var elements: [Element] = []
  private var hasFailed = false
  private var open: [(name: String, attributes: [String: String], text: String)] = []

  /// The elements of a page in the order in which they end, or nil if it is not well-formed.
  package static func elements(of page: String) -> [Element]? {
    let body = page.replacing("<!DOCTYPE html>", with: "")
    let parser = XMLParser(data: Data(body.utf8))
    let reader = WellFormedness()
    parser.delegate = reader
    // The parser reports an end tag that ends nothing, but calls the parsing a success.
    return parser.parse() && !reader.hasFailed ? reader.elements : nil
  }

  package func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append((name, attributes, ""))
  }

  package func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { hasFailed = true }

  package func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !open.isEmpty { open[open.count - 1].text += text }
  }

  package func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    elements.append(Element(name: element.name, attributes: element.attributes, text: element.text))
  }
}
