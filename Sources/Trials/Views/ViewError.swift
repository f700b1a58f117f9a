import PlainText

/// Why columns cannot be assigned to nodes as requested; every message names the fault, its place and a remedy.
public enum ViewError: Error, Equatable, CustomStringConvertible {
  /// An option that does not have the form NODE=COLUMN,COLUMN.
  case malformed(text: String)
  /// The option for sensors of a drawn network with a graph of the user's.
  case sensorsOfGraph
  /// Columns for sensors in order together with columns for named nodes.
  case sensorsBesideViews
  /// No node has the name.
  case unknownNode(name: String, place: String, nodes: [String])
  /// Two options name the same node.
  case nodeTwice(name: String)
  /// No feature has the name.
  case unknownColumn(name: String, place: String, columns: [String])
  /// A column is requested twice.
  case columnTwice(name: String, places: [String])
  /// The names of some columns begin with a node's name, those of others do not.
  case namesContradict(named: String, node: String, unnamed: [String])
  /// A column's name begins with that of a node that is requested to see nothing.
  case columnOfRelay(name: String, place: String)
  /// No node other than the fusion node sees a column.
  case nothingSeen

  /// One line that says what is wrong, where, and how to remedy it.
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
