import DINL
import PlainText

/// What is written of a graph, which may have self-loops and links without a capacity.
struct WrittenGraph {
  struct WrittenLink {
    var first: Int
    var second: Int
    var capacity: Double?
    var width = 1

    /// What a format writes of the capacity; nothing without one.
    func stated(_ text: (Double) -> String) -> String { capacity.map(text) ?? "" }
  }

  var nodeNames: [String]
  var links: [WrittenLink]

  init(_ graph: CapacitatedGraph) {
    nodeNames = graph.nodeNames
    links = graph.links.map {
      WrittenLink(first: $0.first, second: $0.second, capacity: $0.capacity, width: $0.width)
    }
  }
}

/// Writers of graphs in the formats that are read, for tests.
enum GraphWriters {
  /// A name as a text in double quotes of GML, with references for what is not plain.
  static func gml(_ graph: WrittenGraph) -> String {
    let nodes = graph.nodeNames.enumerated().map { "  node [ id \($0) label \"\(references($1))\" ]" }
    let edges = graph.links.map {
      "  edge [ source \($0.first) target \($0.second)\($0.stated { " capacity \($0)" }) width \($0.width) ]"
    }
    return (["graph ["] + nodes + edges + ["]"]).joined(separator: "\n")
  }

  static func nodeLinkJSON(_ graph: WrittenGraph) -> String {
    func quoted(_ name: String) -> String { "\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
    let nodes = graph.nodeNames.map { "{\"id\": \(quoted($0))}" }
    let edges = graph.links.map {
      "{\"source\": \(quoted(graph.nodeNames[$0.first])), \"target\": \(quoted(graph.nodeNames[$0.second]))"
        + "\($0.stated { ", \"capacity\": \($0)" }), \"width\": \($0.width)}"
    }
    return "{\"nodes\": [\(nodes.joined(separator: ", "))],\n\"edges\": [\(edges.joined(separator: ",\n"))]}"
  }

  static func dot(_ graph: WrittenGraph) -> String {
    let nodes = graph.nodeNames.enumerated().map { "  n\($0) [name=\"\(references($1))\"]" }
    let edges = graph.links.map {
      "  n\($0.first) -- n\($0.second) [\($0.stated { "capacity=\"\($0)\", " })width=\($0.width)];"
    }
    return (["graph {"] + nodes + edges + ["}"]).joined(separator: "\n")
  }

  static func edgeList(_ graph: WrittenGraph, separator: String) -> String {
    func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
    let lines = graph.links.map { link in
      [
        quoted(graph.nodeNames[link.first]), quoted(graph.nodeNames[link.second]), quoted(link.stated { "\($0)" }),
        "\(link.width)",
      ]
      .joined(separator: separator)
    }
    return ([["source", "target", "capacity", "width"].joined(separator: separator)] + lines).joined(separator: "\n")
  }

  static func graphML(_ graph: WrittenGraph) -> String {
    let nodes = graph.nodeNames.enumerated().map {
      "<node id=\"\($0)\"><data key=\"l\">\(references($1))</data></node>"
    }
    let edges = graph.links.map {
      "<edge source=\"\($0.first)\" target=\"\($0.second)\">\($0.stated { "<data key=\"c\">\($0)</data>" })"
        + "<data key=\"w\">\($0.width)</data></edge>"
    }
    let keys = [("l", "node", "label"), ("c", "edge", "capacity"), ("w", "edge", "width")].map {
      "<key id=\"\($0.0)\" for=\"\($0.1)\" attr.name=\"\($0.2)\"/>"
    }
    return "<graphml>\(keys.joined())<graph edgedefault=\"undirected\">\((nodes + edges).joined(separator: "\n"))"
      + "</graph></graphml>"
  }

  static func sndlibNative(_ graph: WrittenGraph) -> String {
    let nodes = graph.nodeNames.map { " \($0) ( 0 0 )" }
    let links = graph.links.enumerated().map {
      " L\($0) ( \(graph.nodeNames[$1.first]) \(graph.nodeNames[$1.second]) ) \($1.capacity ?? 0) 0 0 0 ( )"
    }
    return
      (["?SNDlib native format; type: network; version: 1.0", "NODES ("] + nodes + [")", "LINKS ("] + links + [")"])
      .joined(separator: "\n")
  }

  static func sndlibXML(_ graph: WrittenGraph) -> String {
    let nodes = graph.nodeNames.map { "<node id=\"\($0)\"/>" }
    let links = graph.links.map {
      "<link><source>\(graph.nodeNames[$0.first])</source><target>\(graph.nodeNames[$0.second])</target>"
        + "<preInstalledModule><capacity>\($0.capacity ?? 0)</capacity></preInstalledModule></link>"
    }
    return "<network><networkStructure><nodes>\(nodes.joined())</nodes><links>\(links.joined(separator: "\n"))</links>"
      + "</networkStructure></network>"
  }

  private static func references(_ text: String) -> String {
    text.unicodeScalars.map { $0.properties.isAlphabetic ? String($0) : "&#\($0.value);" }.joined()
  }
}

/// A graph by its names, whatever the order of its nodes and links and of the ends of a link.
struct NamedGraph: Equatable {
  struct NamedLink: Hashable {
    let ends: Set<String>
    let capacity: Double
    let width: Int
  }

  let names: Set<String>
  let links: Set<NamedLink>

  init(_ graph: CapacitatedGraph) {
    names = Set(graph.nodeNames)
    links = Set(
      graph.links.map {
        NamedLink(
          ends: [graph.nodeNames[$0.first], graph.nodeNames[$0.second]], capacity: $0.capacity, width: $0.width)
      })
  }
}
