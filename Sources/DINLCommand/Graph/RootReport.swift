import Console
import DINL
import PlainText

/// What the command prints of all roots.
struct RootReport: Encodable {
  struct Root: Encodable {
    let root: String
    let largestDistance: Double
    let meanDistance: Double
    let exchangeReduction: Double
  }

  let exponent: Double
  /// The best first.
  let roots: [Root]
  let leftOutSelfLoops: Int
  let leftOutNodes: Int
  let leftOutLinks: Int

  init(_ ranked: [RootFigures], of reading: GraphFile, exponent: Double) {
    let graph = reading.graph
    self.exponent = exponent
    leftOutSelfLoops = reading.selfLoops
    (leftOutNodes, leftOutLinks) = (reading.leftOut?.nodeNames.count ?? 0, reading.leftOut?.links ?? 0)
    roots = ranked.map { figures in
      Root(
        root: graph.nodeNames[figures.root], largestDistance: figures.largestDistance,
        meanDistance: figures.meanDistance, exchangeReduction: figures.exchangeReduction)
    }
  }

  func table(_ reading: GraphFile) -> String {
    let unit = exponent == 1 ? "s" : "s^\(exponent)"
    var table = TextTable(
      ["root", "largest distance in \(unit)", "mean distance in \(unit)", "exchange saved"],
      alignments: [.left, .right, .right, .right])
    for root in roots {
      table.append([
        root.root, short(root.largestDistance, digits: 6), short(root.meanDistance, digits: 6),
        percent(root.exchangeReduction, digits: 2),
      ])
    }
    return
      ([
        table.text(width: Terminal.listWidth), "",
        "order            least largest distance first, then least mean distance, both in 12 digits, then first name; "
          + "--root best takes the first",
      ] + reading.notes).joined(separator: "\n")
  }
}
