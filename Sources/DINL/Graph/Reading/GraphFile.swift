import FileReading
import Foundation

/// A graph, with what its file says about capacities, the places of nodes, and the columns that nodes see.
///
/// A node's name is its label, or else its `name`, or else yEd's label, or else its id; where labels repeat, the id
/// follows in brackets. A link's capacity is its `capacity`, or the attribute of another name that the options give, in
/// values per second or as a rate with its unit; or else its `LinkSpeedRaw` in bit/s, or else its `LinkSpeed` in the
/// `LinkSpeedUnits` K, M, G or T bit/s, or else the rate that its `LinkLabel` or `label` states, as ``LinkRate`` reads
/// it; a `LinkLabel` of several lines, such as "10GEx4", comes before the speed. Rates in bit/s are divided by the bits
/// of a value. Its width is its `width`, 1 by default.
///
/// The capacities of parallel links add up in GraphML, SNDlib, DOT that is not strict, JSON and GML that say
/// `multigraph`, and GML whose `Creator` is the Topology Zoo; elsewhere a link that stands twice is refused. A directed
/// file must give every link in both directions alike; DOT may give it in one, and so may others if the options say so.
/// Links from a node to itself are left out.
public struct GraphFile: Sendable {
  /// The graph that the file describes.
  public let graph: CapacitatedGraph
  /// The format of the file.
  public let format: GraphFormat
  /// How many links that are kept have their capacity from where.
  public let capacities: LinkCapacities
  /// The number of links from a node to itself, which are left out.
  public let selfLoops: Int
  /// What else is left out, if only the largest component is kept and it is not the whole graph.
  public let leftOut: LeftOutPart?
  /// The indices in the file of the graph's nodes, ascending.
  private let kept: [Int]
  private let document: ReadDocument
  private var path: String?

  /// The graph in a file's content.
  ///
  /// - Parameters:
  ///   - data: the content.
  ///   - format: its format; nil to have the content tell.
  ///   - options: what to assume for what the content does not give, and what to keep.
  /// - Throws: `malformed`, which names the line or the field, or another error of the graph, in `inPlace`.
  /// - Complexity: O(n) expected for n bytes.
  public init(
    _ data: consuming Data, as format: GraphFormat? = nil, options: CapacitatedGraph.ReadingOptions = .init()
  ) throws(GraphError) {
    guard let format = format == nil ? GraphFormat(of: copy data) : format else {
      throw .malformed(place: nil, problem: "is in no format that is read", remedy: "give \(GraphFormat.list)")
    }
    let attributes = LinkAttributes(options)
    var read = try ReadDocument.read(consume data, as: format, attributes)
    selfLoops = read.records.removeSelfLoops()
    try read.records.requireCapacities(named: options.capacityName)
    if options.readsAsUndirected, read.records.directions == .both { read.records.directions = .either }
    kept = options.keepsLargestComponent ? read.records.largestComponent : Array(read.records.nodeNames.indices)
    leftOut = LeftOutPart(of: read.records, keeping: kept)
    if leftOut != nil { read.records = read.records.part(of: kept) }
    graph = try CapacitatedGraph(read.records, defaultCapacity: options.defaultCapacity)
    capacities = LinkCapacities(read.records, attributes)
    (self.format, document) = (format, read.document)
  }

  /// One phrase on the number of self-loops; nil without one.
  public var selfLoopNotice: String? {
    switch selfLoops {
    case 0: nil
    case 1: "1 link from a node to itself is left out"
    default: "\(selfLoops) links from a node to itself are left out"
    }
  }

  /// For each node the columns of a table that it sees; nil for a node without the attribute `columns`.
  ///
  /// The attribute is a list of names, in node-link data only, or one text of names separated by commas.
  ///
  /// - Throws: `malformed`, which names the node.
  public func columns() throws(GraphError) -> [[String]?] {
    let columns = try named { () throws(GraphError) in try document.columns() }
    return kept.map { columns[$0] }
  }

  /// For each node where the file places it; nil for a node without a position.
  public var positions: [NodePosition?] {
    let positions = document.positions
    return kept.map { positions[$0] }
  }

  /// The index of the node that the graph's attribute `root` names by its id, as a file written with a tree has it; nil
  /// without that attribute, or if that node is left out.
  ///
  /// - Throws: `malformed` if no node has that id.
  public func root() throws(GraphError) -> Int? {
    let root = try named { () throws(GraphError) in try document.root() }
    return root.flatMap(kept.firstIndex)
  }

  /// The exponent of the cost that the graph's attribute `exponent` gives; nil without that attribute.
  ///
  /// - Throws: `malformed` if it is no number.
  public func exponent() throws(GraphError) -> Double? {
    try named { () throws(GraphError) in try document.exponent() }
  }

  /// Names the file in what is wrong with its content.
  private func named<Value>(_ body: () throws(GraphError) -> Value) throws(GraphError) -> Value {
    do throws(GraphError) { return try body() } catch {
      guard let path else { throw error }
      throw .inFile(path, error)
    }
  }
}

extension GraphFile {
  /// The graph in a file, whose content tells its format; the name of the file has no influence.
  ///
  /// The file may be a pipe. XML has at most 1 GB, every other format 256 MB.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - name: the name of the file in errors; by default its path.
  ///   - options: what to assume for what the file does not give, and what to keep.
  /// - Throws: `inaccessible` if the file cannot be read; otherwise `inFile`, which wraps the error.
  public static func read(
    from file: URL, named name: String? = nil, options: CapacitatedGraph.ReadingOptions = .init()
  ) throws(GraphError) -> GraphFile {
    try read(from: file, named: name, options: options, sizes: Sizes())
  }

  /// The greatest numbers of bytes of a file, wherever it comes from: their values take many times that in memory.
  package struct Sizes: Sendable {
    package var xml = InputFile.greatestSize
    package var others = InputFile.greatestJSONSize

    package init() {}
  }

  /// The graph in a file of limited size.
  package static func read(
    from file: URL, named name: String? = nil, options: CapacitatedGraph.ReadingOptions = .init(), sizes: Sizes
  ) throws(GraphError) -> GraphFile {
    let path = name ?? file.relativePath
    let data: Data
    do throws(InputFileError) {
      data = try InputFile.contents(of: file, upTo: sizes.others, orUpTo: sizes.xml) {
        GraphFormat(of: $0)?.isXML ?? false
      }
    } catch {
      throw .inaccessible(file: path, problem: error.advice("a graph"), .reading)
    }
    do throws(GraphError) {
      var read = try GraphFile(consume data, options: options)
      read.path = path
      return read
    } catch {
      throw .inFile(path, error)
    }
  }
}
