import CReferences
import DINL
import Foundation

extension Job {
  /// A file and its tree, each side in a process of its own, whose memory is counted.
  static let reading = Job(
    name: "reading", work: "node-link JSON with 1,250,000 links, read and its tree found", wanted: 1.5, wantedBytes: 4e8
  ) { setting in
    var stream = RandomStream(seed: 9)
    let graph = try sparse(setting.size(312_500, small: 1000), &stream)
    let file = setting.folder.appending(path: "graph.json")
    try nodeLinkText(of: graph).write(to: file)
    var comparison = Comparison(try ServedWork.process(["reading", file.path], in: setting.folder))
    let nodes = graph.nodeCount
    comparison.add(Reference { _ in dinl_reference_reading(file.path, nodes) }, .equal)
    try comparison.add(.networkX, input: [], arguments: [file.path], .equal, in: setting)
    return comparison
  }

  /// The text that NetworkX writes for a graph of numbered nodes.
  static func nodeLinkText(of graph: CapacitatedGraph) -> Data {
    var text = "{\"directed\": false, \"multigraph\": false, \"graph\": {}, \"nodes\": ["
    text += (0..<graph.nodeCount).map { "{\"id\": \($0)}" }.joined(separator: ", ")
    text += "], \"edges\": ["
    text += graph.links.map {
      "{\"source\": \($0.first), \"target\": \($0.second), \"capacity\": \($0.capacity)}"
    }.joined(separator: ", ")
    return Data((text + "]}\n").utf8)
  }
}
