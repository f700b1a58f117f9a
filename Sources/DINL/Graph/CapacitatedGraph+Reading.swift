import FileReading
import Foundation
import JSONReading
import PlainText

extension CapacitatedGraph {
  /// What a reader does where a file is silent.
  public struct ReadingOptions: Sendable {
    /// The greatest width that a file may give a link, 2³¹ − 1 values per sample: the exchange of any graph that can
    /// be read is then a count, and every width is exact as a Double.
    public static let greatestWidth = Int(Int32.max)

    /// The capacity of links that have none, in values per second; nil makes such a link an error.
    public var defaultCapacity: Double?
    /// The bits of one value, by which GraphML's link speeds in bits per second become values per second.
    public var bitsPerValue: Double

    /// Options; by default every link must have a capacity, and a value has 32 bits.
    ///
    /// - Parameters:
    ///   - defaultCapacity: in values per second, or nil.
    ///   - bitsPerValue: positive; 32 for the Float values that training exchanges.
    public init(defaultCapacity: Double? = nil, bitsPerValue: Double = 32) {
      precondition(bitsPerValue > 0 && bitsPerValue.isFinite, "a value has a positive number of bits")
      self.defaultCapacity = defaultCapacity
      self.bitsPerValue = bitsPerValue
    }
  }

  /// The graph in a file: `.json` is NetworkX node-link data, `.graphml` and `.xml` are GraphML.
  ///
  /// The file may be a pipe; one without an ending is GraphML if it begins with `<`, else JSON. JSON has at most 256 MB, GraphML 1 GB.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - options: what to do where the file is silent.
  /// - Throws: `inaccessible` if the file cannot be opened; otherwise `inFile`, which wraps what is wrong.
  public static func read(
    from file: URL, options: ReadingOptions = ReadingOptions()
  ) throws(GraphError) -> CapacitatedGraph {
    try read(from: file) { (data, format) throws(GraphError) in
      switch format {
      case .nodeLinkJSON: try CapacitatedGraph(nodeLinkJSON: data, options: options)
      case .graphML: try CapacitatedGraph(graphML: data, options: options)
      }
    }
  }

  /// The graph in a file, and for each node the columns of a table that it says it sees, nil where it says nothing.
  ///
  /// A node says so in its attribute `columns`: a list of names in node-link data, names between commas in both formats.
  ///
  /// - Throws: as ``read(from:options:)`` does.
  public static func readWithColumns(
    from file: URL, options: ReadingOptions = ReadingOptions()
  ) throws(GraphError) -> (graph: CapacitatedGraph, columns: [[String]?]) {
    try read(from: file) { (data, format) throws(GraphError) in
      switch format {
      case .nodeLinkJSON:
        let document = try NodeLinkDocument.reading(data)
        return (try CapacitatedGraph(document, options: options), try document.columns())
      case .graphML:
        let document = try GraphMLReader.document(data)
        return (try CapacitatedGraph(document, options: options), try document.columns())
      }
    }
  }

  private enum Format { case nodeLinkJSON, graphML }

  private static func read<Value>(
    from file: URL, _ body: (Data, Format) throws(GraphError) -> Value
  ) throws(GraphError) -> Value {
    let format = file.pathExtension.lowercased()
    let data: Data
    do throws(InputFileError) {
      data = try InputFile.contents(
        of: file, upTo: format == "json" ? InputFile.greatestJSONSize : InputFile.greatestSize)
    } catch {
      throw .inaccessible(
        file: file.relativePath,
        problem: "cannot be opened (\(error)); give the path of a file that exists and can be read", .reading)
    }
    do throws(GraphError) {
      switch format {
      // What a shell substitutes for a process has no ending: its first character tells.
      case "" where data.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "<"):
        return try body(data, .graphML)
      case "", "json": return try body(data, .nodeLinkJSON)
      case "graphml", "xml": return try body(data, .graphML)
      default:
        throw GraphError.malformed(
          field: "file extension", problem: "'\(file.pathExtension.plain())' names no format that is read",
          remedy: "name the file .json (NetworkX node-link data) or .graphml")
      }
    } catch {
      throw .inFile(file.relativePath, error)
    }
  }
}

/// A link as a file gives it, before directions and parallel links are made one.
struct LinkRecord {
  var source: Int
  var target: Int
  var capacity: Double?
  var width: Int
}

extension CapacitatedGraph {
  /// The graph of a file's nodes and links.
  ///
  /// A directed file must give each link in both directions alike; the pair is one link. Where parallel links are
  /// allowed, those of one width are one link whose capacity is the sum of theirs, as in link aggregation.
  ///
  /// - Throws: `missingCapacity`, `excessiveWidth`, `capacityOverflow`, `asymmetricLink`, `unlikeParallelLinks`, or as
  ///   ``init(nodeNames:links:)``.
  init(
    nodeNames: [String], records: [LinkRecord], isDirected: Bool, allowsParallel: Bool, options: ReadingOptions
  ) throws(GraphError) {
    var links: [Link] = []
    var position: [SIMD2<Int>: Int] = [:]
    for record in records {
      guard let capacity = record.capacity ?? options.defaultCapacity else {
        throw .missingCapacity(GraphError.LinkName(nodeNames[record.source], nodeNames[record.target]))
      }
      let link = Link(record.source, record.target, capacity: capacity, width: record.width)
      try Self.validate(link, nodeNames: nodeNames)
      let name = GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])
      guard link.width <= ReadingOptions.greatestWidth else { throw .excessiveWidth(name, width: link.width) }
      let ends =
        isDirected || link.first < link.second
        ? SIMD2(link.first, link.second) : SIMD2(link.second, link.first)
      guard let earlier = position[ends] else {
        position[ends] = links.count
        links.append(link)
        continue
      }
      guard allowsParallel else { throw .duplicateLink(name) }
      guard links[earlier].width == link.width else { throw .unlikeParallelLinks(name) }
      let sum = links[earlier].capacity + link.capacity
      guard sum.isFinite else { throw .capacityOverflow(name) }
      links[earlier] = Link(links[earlier].first, links[earlier].second, capacity: sum, width: link.width)
    }
    if isDirected {
      var pairs: [Link] = []
      for (index, link) in links.enumerated() {
        guard let reverse = position[SIMD2(link.second, link.first)],
          links[reverse].capacity == link.capacity, links[reverse].width == link.width
        else { throw .asymmetricLink(GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])) }
        if index < reverse { pairs.append(link) }
      }
      links = pairs
    }
    try self.init(nodeNames: nodeNames, links: links)
  }
}
