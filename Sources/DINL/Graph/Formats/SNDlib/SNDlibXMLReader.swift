import Foundation
import PlainText

/// Reads SNDlib's XML: network, networkStructure, nodes and links; what else it holds is passed over.
struct SNDlibXMLReader {
  private static let remedy = "give SNDlib's XML: network, networkStructure, nodes, links"

  private var network = SNDlibNetwork()
  /// The names of the elements that are open, outermost first.
  private var open: [String] = []
  private var text = ""
  private var hasNodes = false

  /// The network of a text.
  ///
  /// - Throws: `malformed` with the line.
  /// - Complexity: O(n) for n bytes.
  static func network(_ data: Data) throws(GraphError) -> SNDlibNetwork {
    try XMLElementReader.reading(data, remedy: remedy) { xml throws(GraphError) in
      var reader = SNDlibXMLReader()
      reader.network.lastExactLine = XMLElementReader.lastExactLine
      while let event = try xml.next() {
        switch event {
        case .start: try reader.start(xml)
        case .end: try reader.end(xml)
        case .text(let characters): reader.text += characters
        }
      }
      guard reader.hasNodes else { throw xml.fault("no element nodes", Self.remedy) }
      return reader.network
    }
  }

  /// The names of the innermost elements that are open, such as "nodes/node".
  private func path(_ count: Int) -> String { open.suffix(count).joined(separator: "/") }

  private mutating func start(_ xml: borrowing XMLElementReader) throws(GraphError) {
    text = ""
    open.append(xml.name)
    switch path(2) {
    case "networkStructure/nodes":
      guard !hasNodes else { throw xml.fault("a second element nodes", "give a file with one network") }
      hasNodes = true
      network.isGeographic = xml.attribute("coordinatesType") == "geographical"
    case "nodes/node":
      network.nodes.append(SNDlibNetwork.Node(id: try xml.required("id"), line: xml.line))
    case "links/link": network.links.append(SNDlibNetwork.Link(line: xml.line))
    default:
      guard open.count > 1 || open == ["network"] else {
        throw xml.fault("the root element is \(open[0].plain(upTo: 40)), not network", Self.remedy)
      }
    }
    if xml.isEmpty { try end(xml) }
  }

  private mutating func end(_ xml: borrowing XMLElementReader) throws(GraphError) {
    let value = text.withoutXMLSpaceAtEnds
    let (node, link) = (network.nodes.count - 1, network.links.count - 1)
    switch path(3) {
    case "node/coordinates/x" where node >= 0: network.nodes[node].x = try amount(value, xml).number
    case "node/coordinates/y" where node >= 0: network.nodes[node].y = try amount(value, xml).number
    case "links/link/source" where link >= 0: try set(\.source, of: link, to: value, xml)
    case "links/link/target" where link >= 0: try set(\.target, of: link, to: value, xml)
    case "link/preInstalledModule/capacity" where link >= 0: network.links[link].preinstalled = try amount(value, xml)
    case "additionalModules/addModule/capacity" where link >= 0:
      network.links[link].modules.append(try amount(value, xml).number)
    case "networkStructure/links/link" where link >= 0:
      for (name, end) in [("source", network.links[link].source), ("target", network.links[link].target)]
      where end.isEmpty {
        throw xml.fault("a link has no \(name)", "add the element")
      }
    case "network/meta/unit": network.unit = value
    default: break
    }
    open.removeLast()
    text = ""
  }

  private mutating func set(
    _ end: WritableKeyPath<SNDlibNetwork.Link, String>, of link: Int, to name: String,
    _ xml: borrowing XMLElementReader
  ) throws(GraphError) {
    guard network.links[link][keyPath: end].isEmpty else {
      throw xml.fault("a link has two elements \(xml.name)", "keep one of them")
    }
    network.links[link][keyPath: end] = name
  }

  private func amount(
    _ text: String, _ xml: borrowing XMLElementReader
  ) throws(GraphError) -> SNDlibNetwork.Amount {
    guard let amount = SNDlibNetwork.Amount(text) else {
      throw xml.fault("'\(text.plain(upTo: 40))' is no number", "write a decimal number or UNLIMITED")
    }
    return amount
  }
}
