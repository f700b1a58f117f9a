import PlainText

/// Why columns cannot go to nodes as they were asked to; every message names what, where and the remedy.
public enum ViewError: Error, Equatable, CustomStringConvertible {
  /// An option that is no node with its columns.
  case malformed(text: String)
  /// Columns for sensors in order, though the nodes have names.
  case sensorsOfGraph
  /// Columns for sensors in order beside columns for named nodes.
  case sensorsBesideViews
  case unknownNode(name: String, place: String, nodes: [String])
  /// Two options for one node.
  case nodeTwice(name: String)
  case unknownColumn(name: String, place: String, columns: [String])
  case columnTwice(name: String, places: [String])
  /// Some columns' names begin with a node's, others do not.
  case namesContradict(named: String, node: String, unnamed: [String])
  /// A column's name begins with that of a node that is to see nothing.
  case columnOfRelay(name: String, place: String)
  /// No node beside the fusion node sees a column.
  case nothingSeen

  public var description: String {
    switch self {
    case .malformed(let text):
      "--view \(text.quoted): is not NODE=COLUMN,COLUMN; write the node's name, an equals sign and the columns' names, "
        + "in double quotes where a name holds a comma"
    case .sensorsOfGraph:
      "--sensors is about the network that is drawn without --graph; say what the graph's nodes see with "
        + "--view NODE=COLUMN,COLUMN"
    case .sensorsBesideViews:
      "--sensors with columns and --view exclude each other; give a number of sensors, or --view alone"
    case .unknownNode(let name, let place, let nodes):
      "\(place): no node is named \(name.quoted); name one of \(nodes.quotedList)"
    case .nodeTwice(let name):
      "--view, --relay: node \(name.quoted) stands twice; name all its columns in one --view, or make it a relay"
    case .unknownColumn(let name, let place, let columns):
      "\(place): no feature is named \(name.quoted); name one of \(columns.quotedList)"
    case .columnTwice(let name, let places):
      places.first == places.last
        ? "\(places.first ?? ""): column \(name.quoted) stands twice; name it once"
        : "\(places.joined(separator: " and ")): both see column \(name.quoted); let one see it"
    case .namesContradict(let named, let node, let unnamed):
      "column \(named.quoted) begins with the name of node \(node.quoted), but \(unnamed.quotedList) "
        + "\(unnamed.count == 1 ? "begins" : "begin") with none, so that columns are not split equally; say who sees what "
        + "with --view NODE=COLUMN,COLUMN"
    case .columnOfRelay(let name, let place):
      "\(place): column \(name.quoted) begins with the name of that node, which is to see no column; say who sees what with "
        + "--view NODE=COLUMN,COLUMN"
    case .nothingSeen:
      "no node beside the fusion node sees a column; give one its columns with --view NODE=COLUMN,COLUMN"
    }
  }
}
