import PropertyTesting
import Verification

/// A drawn learning system on a dense flow: the data are samples of one law, the root's output is the hypothesis.
struct DrawnLearning: Sendable, CustomStringConvertible {
  let flow: DrawnProtocol
  let samples: [[Int]]
  let hypothesis: Int
  /// The messages on links that are not on the tree.
  let pruned: Set<Int>
  private let losses: [[Int]]

  static let mostValues = 8

  /// The loss of each hypothesis on each value of a sample.
  var loss: [[Double]] {
    let values = samples[0].reduce(1) { $0 * flow.variables[$1].outcomes }
    return losses.map { row in (0..<values).map { Double(row[$0 % Self.mostValues]) } }
  }

  var description: String {
    let rows = loss.map { $0.map { String(Int($0)) }.joined() }
    return "\(flow), without \(pruned.count), ℓ \(rows.joined(separator: "|"))"
  }

  /// Systems of which the simplest have one sample and three nodes in a triangle.
  static let all = drawn(nodes: 3...4, samples: 1...2)
  static let triangles = drawn(nodes: 3...3, samples: 1...1)

  private static func drawn(nodes range: ClosedRange<Int>, samples: ClosedRange<Int>) -> Generator<DrawnLearning> {
    Generator { source throws(Discard) in
      let head = try DrawnNode.all.draw(from: &source)
      let sampleCount = try source.count(in: samples)
      let (graph, _) = try source.graph(.connected(vertices: range, extraLinks: 1...2), capacity: DrawnNode.all)
      let nodes = [head] + graph.links.prefix(graph.vertexCount - 1).map(\.capacity)
      var drawn = DrawnProtocol(nodeCount: graph.vertexCount)
      var drawnSamples: [[Int]] = []
      for _ in 0..<sampleCount {
        var sample: [Int] = []
        for (node, part) in nodes.enumerated() {
          drawn.variables.append(part.datum.variable(.datum(holder: node), among: sample))
          sample.append(drawn.variables.count - 1)
        }
        drawnSamples.append(sample)
      }
      var pruned: Set<Int> = []
      for sender in nodes.indices.reversed() {
        let known = drawn.known(to: sender)
        for (index, link) in graph.links.enumerated() where max(link.from, link.to) == sender {
          if index >= graph.vertexCount - 1 { pruned.insert(drawn.variables.count) }
          let role = MessageSchedule.Role.message(from: sender, to: min(link.from, link.to))
          drawn.variables.append(link.capacity.result.variable(role, among: known))
        }
      }
      let output = try DrawnVariable.all(outcomes: 2...2).draw(from: &source)
      drawn.variables.append(output.variable(.output(of: 0), among: drawn.known(to: 0)))
      var losses: [[Int]] = []
      for _ in 0..<2 {
        var row: [Int] = []
        for _ in 0..<mostValues { row.append(try source.integer(in: 0...2)) }
        losses.append(row)
      }
      return DrawnLearning(
        flow: drawn, samples: drawnSamples, hypothesis: drawn.variables.count - 1, pruned: pruned, losses: losses)
    }
  }
}
