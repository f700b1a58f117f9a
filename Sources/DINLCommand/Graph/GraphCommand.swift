import ArgumentParser
import Console
import DINL
import Foundation
import GraphDrawing
import PlainText

struct GraphCommand: ParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print a graph's shortest-path tree, its certificate, and the exchange it saves.",
    discussion: """
      Capacities are in values per second, widths in values per sample, distances in seconds^exponent \
      (seconds at exponent 1). The cost of a link is (width / capacity)^exponent.

      FILE is \(GraphFormat.list); its content tells which. XML has at most 1 GB, the others 256 MB.

      A link's capacity is its attribute 'capacity', or the one that --capacity names, a number of values per second \
      or a rate such as "10 Gb/s"; or else its LinkSpeedRaw in bit/s, or its LinkSpeed in \
      LinkSpeedUnits, or the rate that its LinkLabel or label states: "2.5 Gb/s", "10GE", "2 x STM-16", "OC-48", "E3". \
      A LinkLabel of several lines, such as "10GEx4", comes before the speed. Rates in bit/s are divided by \
      --bits-per-value. A label that states a range, a limit or no rate ("1-10Gbps", \
      "< 10 Gbps", "DWDM") leaves the link to --default-capacity. In DOT, a label that is a number alone is a \
      capacity. In SNDlib it is the preinstalled capacity, or else the least module. The output says how many links \
      have theirs from where. The attribute 'width' is 1 by default.

      Parallel links are one link, whose capacity is the sum, in GraphML, SNDlib and DOT that is not strict, in JSON \
      and GML that say multigraph, and in GML of the Topology Zoo; elsewhere they are refused. A directed file gives \
      each link in both directions alike; DOT may give it in one, and with --undirected so may all. Links from a node \
      to itself are left out, and counted in the output.

      A node's name is its label, or else its 'name', or else its id; where labels repeat, the id follows in brackets. \
      In DOT 'name' comes before the label, and the labels that yEd draws count.

      --output writes node-link JSON, GraphML or DOT with the tree in attributes: parent, distance and hops of nodes, \
      tree of links, root and exponent of the graph; read again, it gives the same tree.

      Exit codes: 64 wrong usage, 65 wrong data, 66 the file cannot be read, 70 a fault of the program, \
      73 a file that cannot be written or exists, 74 the output is lost.
      """)

  @Argument(help: "The file of the graph, or - for standard input.", completion: .file())
  var file: String

  @OptionGroup var options: GraphOptions

  @Option(
    help: """
      The exponent p of the cost (width / capacity)^p, \(Limits.exponent); 0 counts hops. \
      (default: that of the file, else 1)
      """)
  var exponent: Double?

  @Flag(
    help: """
      Print the graph with its tree as Graphviz DOT instead; what is left out or has the default capacity is said on \
      standard error.
      """)
  var dot = false

  @OptionGroup var answer: AnswerOptions

  @Flag(
    help: """
      Compare every node as root instead, of a graph of at most \(RootFigures.greatestNodeCount) nodes, the best \
      first: the least largest distance, then the least mean distance, then the first name.
      """)
  var compareRoots = false

  @Option(
    help: ArgumentHelp(
      "Write the graph with its tree to this file too, by its extension: .json, .graphml or .dot. (default: none)",
      valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Draw the graph with its tree into this SVG file too, by the coordinates of the file if it has some. "
        + "(default: none)",
      valueName: "file"), completion: .file())
  var svg: String?

  @Flag(help: "Replace the files of --output and --svg if they exist.")
  var force = false

  func requireValid() throws {
    try options.requireValid()
    if dot, answer.json { throw ValidationError("--dot and --json exclude each other; give one") }
    if dot, answer.quiet { throw ValidationError("--quiet prints no DOT; leave out --dot, or --quiet") }
    try Limits.exponent.check(exponent)
    if let output, TreeFile.Format(extensionOf: URL(fileURLWithPath: output)) == nil {
      throw ValidationError(
        "--output \(output.quoted) names no format that is written; end it in .json, .graphml or .dot")
    }
    if let output, let svg, Self.isSameFile(output, svg) {
      throw ValidationError("--output and --svg name the same file; give two")
    }
    guard compareRoots else { return }
    let others = [("--dot", dot), ("--output", output != nil), ("--svg", svg != nil), ("--root", options.root != nil)]
    for (option, isGiven) in others where isGiven {
      throw ValidationError(
        "\(option) is for one tree, and --compare-roots for those of all roots; give one of the two")
    }
  }

  private static func isSameFile(_ first: String, _ second: String) -> Bool {
    let paths = [first, second].map { URL(fileURLWithPath: $0).absoluteURL.standardizedFileURL.path }
    return paths[0] == paths[1]
  }

  func run() throws {
    if let output { try OutputFile.requireWritable(URL(fileURLWithPath: output), force: force) }
    if let svg { try OutputFile.requireWritable(URL(fileURLWithPath: svg), force: force, option: "--svg") }
    let reading = try options.read(file)
    let exponent = try usedExponent(in: reading)
    if compareRoots { return try printRoots(of: reading, exponent: exponent) }
    let (root, reason) = try options.root(in: reading, graph: reading.graph, exponent: exponent, of: file)
    let tree = try GraphOptions.naming(file) { try reading.graph.shortestPathTree(from: root, exponent: exponent) }
    let files = try contents(tree, reading)
    if dot {
      answer.note(reading.notices, of: GraphOptions.shown(file))
      try answer.print(text: tree.dot(), terminator: "")
    } else {
      let report = GraphReport(tree, reading)
      try answer.print(json: report, text: report.table(reason: reason, reading))
    }
    for (option, path, data) in files {
      try OutputFile.write(data, to: URL(fileURLWithPath: path), option: option)
    }
    if !dot, !answer.json, !files.isEmpty {
      try answer.print(text: "\nWrote \(files.map(\.path.plainPath).joined(separator: ", "))")
    }
  }

  /// The exponent of --exponent, or that of the file, or 1.
  private func usedExponent(in reading: GraphFile) throws -> Double {
    if let exponent { return exponent }
    let written = try reading.exponent() ?? 1
    guard Limits.exponent.range.contains(written) else {
      throw GraphOptions.named(
        file,
        .malformed(
          place: "exponent of the graph", problem: "is \(written); it must be \(Limits.exponent)",
          remedy: "give --exponent"))
    }
    return written
  }

  /// The files that are to be written, whole, so that nothing is written if one of them cannot be made.
  private func contents(
    _ tree: ShortestPathTree, _ reading: GraphFile
  ) throws -> [(option: String, path: String, data: Data)] {
    var files: [(option: String, path: String, data: Data)] = []
    if let output, let format = TreeFile.Format(extensionOf: URL(fileURLWithPath: output)) {
      let written = TreeFile(tree, positions: reading.positions, columns: try reading.columns())
      let data = try GraphOptions.naming(file) { try written.data(as: format) }
      files.append(("--output", output, data))
    }
    if let svg {
      let name = file == "-" ? "the graph" : URL(fileURLWithPath: file).lastPathComponent
      let drawing = TreeDrawing(tree, positions: reading.positions, fileName: name)
      files.append(("--svg", svg, Data(drawing.svg().utf8)))
    }
    return files
  }

  private func printRoots(of reading: GraphFile, exponent: Double) throws {
    let ranked = try GraphOptions.rankedRoots(of: reading.graph, exponent: exponent, file: file)
    let report = RootReport(ranked, of: reading, exponent: exponent)
    try answer.print(json: report, text: report.table(reading))
  }
}
