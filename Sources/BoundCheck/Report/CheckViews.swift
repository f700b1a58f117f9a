import Console
import PlainText

extension CheckEvidence.Network {
  /// The indices of the nodes that see columns, ascending.
  var sensors: [Int] { nodes.indices.filter { !views[$0].isEmpty } }

  /// The names of the nodes other than the fusion node that see no column.
  var relays: [String] { nodes.indices.filter { $0 != root && views[$0].isEmpty }.map { nodes[$0] } }

  /// The rule that assigned the columns to nodes, in a sentence.
  var viewSentence: String {
    switch viewRule {
    case .views: "Columns go to nodes as --view says"
    case .attributes: "Columns go to nodes as the attribute columns of the graph's nodes says"
    case .viewsAndAttributes:
      "Columns go to nodes as --view says, and else the attribute columns of the graph's nodes"
    case .sensors: "Columns go to sensors as --sensors lists them"
    case .names: "Columns go to the nodes that their names begin with"
    case .pixelColumns: "The image's pixel columns go to \(sensors.count) sensors, one each, in the order of both"
    case .equalSplit:
      "Columns split equally over \(sensors.count) \(sensors.count == 1 ? "node" : "nodes"), in the order of both"
    }
  }

  /// The nodes that see no column and the columns that no node sees, where there are any.
  var viewNotes: [(text: String, names: [String])] {
    [("relays, which see no column", relays), ("columns that no node sees", columnsLeftOut)].filter { !$0.1.isEmpty }
  }

  /// The columns that each node sees, for a terminal: rule, table and notes; long lists are cut.
  ///
  /// - Parameter width: the number of columns of the output, to which the table fits.
  func viewText(width: Int) -> String {
    let (rows, names) = (40, 12)
    func list(_ all: [String]) -> String {
      all.prefix(names).joined(separator: ", ") + (all.count > names ? " and \(all.count - names) more" : "")
    }
    var table = TextTable(["node", "columns that it sees"])
    for node in sensors.prefix(rows) {
      table.append([nodes[node] + (node == root ? " (fusion)" : ""), list(views[node])])
    }
    var lines = [viewSentence + ":", table.text(width: width)]
    if sensors.count > rows { lines.append("and \(sensors.count - rows) more nodes, in check.json") }
    return (lines + viewNotes.map { "\($0.text): \(list($0.names))".plain(upTo: .max) }).joined(separator: "\n")
  }
}
