import Console
import PlainText

/// A network in results, whose nodes see columns of the data.
package protocol ViewedNetwork {
  /// The names of the nodes.
  var nodes: [String] { get }
  /// The index of the fusion node.
  var root: Int { get }
  /// The rule that assigned the columns to nodes.
  var viewRule: ViewAssignment.Rule { get }
  /// The names of the features that each node sees; a node other than the root that sees none is a relay.
  var views: [[String]] { get }
  /// The columns of the data that no node sees.
  var columnsLeftOut: [String] { get }
}

extension ViewedNetwork {
  /// The indices of the nodes that see columns, ascending.
  package var sensors: [Int] { nodes.indices.filter { !views[$0].isEmpty } }

  /// The names of the nodes other than the fusion node that see no column.
  package var relays: [String] { nodes.indices.filter { $0 != root && views[$0].isEmpty }.map { nodes[$0] } }

  /// The rule that assigned the columns to nodes, in a sentence.
  package var viewSentence: String {
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
  private var viewNotes: [(text: String, names: [String])] {
    [("relays, which see no column", relays), ("columns that no node sees", columnsLeftOut)].filter { !$0.1.isEmpty }
  }

  private func title(of sensor: Int) -> String { nodes[sensor] + (sensor == root ? " (fusion)" : "") }

  /// The columns that each node sees, for a terminal: rule, table and notes; long lists are cut.
  ///
  /// - Parameters:
  ///   - width: the number of columns of the output, to which the table fits.
  ///   - rows: the most nodes that are shown.
  ///   - names: the most names of a list that are shown.
  ///   - file: the file that has them all.
  package func viewText(width: Int, rows: Int = 40, names: Int = 12, file: String) -> String {
    func list(_ all: [String]) -> String {
      all.prefix(names).joined(separator: ", ") + (all.count > names ? " and \(all.count - names) more" : "")
    }
    var table = TextTable(["node", "columns that it sees"])
    for node in sensors.prefix(rows) { table.append([title(of: node), list(views[node])]) }
    var lines = [viewSentence + ":", table.text(width: width)]
    if sensors.count > rows { lines.append("and \(sensors.count - rows) more nodes, in \(file)") }
    return (lines + viewNotes.map { "\($0.text): \(list($0.names))".plain(upTo: .max) }).joined(separator: "\n")
  }

  /// The columns that each node sees, for a page: rule, table and notes.
  package var viewMarkup: [Markup] {
    let rows = sensors.map { node in
      [
        TableCell(title(of: node), style: "name"), TableCell("\(views[node].count)"),
        TableCell(Markup.names(views[node]), style: "name"),
      ]
    }
    return [
      .element("p", text: viewSentence + "."), .table(titles: ["Node", "Columns", "Their names"], rows: rows),
    ] + viewNotes.map { .element("p", ["class": "soft"], [.text("\($0.text): ")] + Markup.names($0.names)) }
  }
}
