import ArgumentParser
import BoundCheck
import Trials

/// The data of a command, the network on which it trains, and the columns that the nodes of the network see.
struct NetworkDataOptions: ParsableArguments {
  @OptionGroup var source: CheckDataOptions

  @OptionGroup var tableOptions: TableOptions

  @OptionGroup var textOptions: TextOptions

  @OptionGroup var network: NetworkOptions

  @OptionGroup var graphOptions: GraphOptions

  @Option(
    help: ArgumentHelp(
      "Without --graph: the number of sensors, \(Limits.sensors), or the columns of each: 'a,b;c;d,e'. (default: 8)",
      valueName: "sensors"))
  var sensors: SensorOption?

  /// Refuses options that contradict one another.
  ///
  /// - Throws: `ValidationError`.
  func requireValid() throws {
    try tableOptions.requireValid()
    try graphOptions.requireValid()
    try source.requireValid(with: tableOptions, textOptions)
    try network.requireValid(with: graphOptions)
  }

  /// Reads or draws the data and the network.
  ///
  /// - Returns: both, with lines of the answer on how the network was read or drawn.
  /// - Throws: `GraphError`, `DatasetError` or `ViewError`; `CommandFailure` if `--root` names no node.
  func load(
    for configuration: some NetworkConfiguration
  ) throws -> (dataset: Dataset, network: CheckNetwork, notes: [String]) {
    let given = try network.network(
      graphOptions, latentWidth: configuration.latentWidth, exponent: configuration.exponent)
    let request = try network.views(of: given, sensors: sensors?.choice)
    let (dataset, split) = try source.load(
      tableOptions, textOptions, seed: configuration.seed, columns: request.columns)
    func chosen() throws -> CheckNetwork {
      try CheckNetwork(
        of: dataset, views: request, graph: given.map { ($0.graph, $0.root) },
        bitsPerValue: graphOptions.reading.bitsPerValue, configuration: configuration, split: split)
    }
    let network = try given.map { try GraphOptions.naming($0.file, chosen) } ?? chosen()
    let tree = network.tree
    let notes =
      given?.notes ?? [GivenNetwork.rootNote(tree.graph.nodeNames[tree.root], "of the network that is drawn")]
    return (dataset, network, notes)
  }
}
