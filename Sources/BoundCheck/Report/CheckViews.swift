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

  /// Notes on nodes that see no column and columns that no node sees; names beyond a number are only counted.
  func viewNotes(namesAtMost most: Int) -> [String] {
    func list(_ names: [String]) -> String {
      names.count > most
        ? names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more" : names.joined(separator: ", ")
    }
    var notes: [String] = []
    if !relays.isEmpty { notes.append("relays, which see no column: \(list(relays))") }
    if !columnsLeftOut.isEmpty { notes.append("columns that no node sees: \(list(columnsLeftOut))") }
    return notes
  }

  static let viewTitles = ["node", "sees"]

  /// One row per node that sees columns, with their names.
  var viewRows: [[String]] {
    sensors.map { [nodes[$0] + ($0 == root ? " (fusion)" : ""), views[$0].joined(separator: ", ")] }
  }

  /// The columns that each node sees, for a terminal: rule, table and notes; long lists are cut.
  var viewText: String {
    let (rows, names) = (40, 12)
    var table = TextTable(Self.viewTitles)
    for node in sensors.prefix(rows) {
      let own = views[node]
      let more = own.count > names ? ", and \(own.count - names) more" : ""
      table.append([
        nodes[node] + (node == root ? " (fusion)" : ""),
        own.prefix(names).joined(separator: ", ") + more,
      ])
    }
    var lines = [viewSentence + ":", table.text(cellWidth: 60)]
    if sensors.count > rows { lines.append("and \(sensors.count - rows) more nodes, in check.json") }
    return (lines + viewNotes(namesAtMost: names).map { $0.plain(upTo: .max) }).joined(separator: "\n")
  }
}
