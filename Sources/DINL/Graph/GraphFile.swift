import FileReading
import Foundation
import JSONReading
import PlainText

extension CapacitatedGraph {
  /// What a reader assumes for what a file does not give.
  public struct ReadingOptions: Sendable {
    /// The greatest width that a file may give a link, 2³¹ − 1 values per sample. The exchange of any graph that can be
    /// read then fits in an `Int`, and a `Double` holds every width exactly.
    public static let greatestWidth = Int(Int32.max)

    /// The capacity of links that have none, in values per second; nil makes such a link an error.
    public var defaultCapacity: Double?
    /// The number of bits per value, by which GraphML's speeds in bits per second are divided to get values per second.
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
  /// The file may be a pipe. A file without an extension is GraphML if it begins with `<`, else JSON. JSON has at most
  /// 256 MB, GraphML 1 GB.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - options: the default capacity, and the number of bits per value.
  /// - Throws: `inaccessible` if the file cannot be opened; otherwise `inFile`, which wraps the error.
  public static func read(
    from file: URL, options: ReadingOptions = ReadingOptions()
  ) throws(GraphError) -> CapacitatedGraph {
    try GraphFile.read(from: file, options: options).graph
  }
}

/// A graph, with what its file says about default capacities and about the columns that nodes see.
public struct GraphFile: Sendable {
  /// The graph that the file describes.
  public let graph: CapacitatedGraph
  /// The links that have the default capacity, if any.
  public let defaults: DefaultCapacities?
  private let path: String
  private let writtenColumns: @Sendable () throws(GraphError) -> [[String]?]

  /// For each node the columns of a table that it sees; nil for a node without the attribute `columns`.
  ///
  /// The attribute is a list of names, in node-link data only, or one text of names separated by commas, in both
  /// formats.
  ///
  /// - Throws: `inFile`, which wraps the error and names the node.
  public func columns() throws(GraphError) -> [[String]?] {
    do throws(GraphError) { return try writtenColumns() } catch { throw .inFile(path, error) }
  }

  /// The graph in a file, as ``CapacitatedGraph/read(from:options:)`` reads it.
  ///
  /// - Throws: as ``CapacitatedGraph/read(from:options:)`` does.
  public static func read(
    from file: URL, options: CapacitatedGraph.ReadingOptions = .init()
  ) throws(GraphError) -> GraphFile {
    try read(from: file, options: options, sizes: Sizes())
  }

  /// The greatest numbers of bytes of a file in each format, wherever it comes from.
  package struct Sizes: Sendable {
    package var json = InputFile.greatestJSONSize
    package var graphML = InputFile.greatestSize

    package init() {}
  }

  /// The graph in a file of limited size.
  package static func read(
    from file: URL, options: CapacitatedGraph.ReadingOptions = .init(), sizes: Sizes
  ) throws(GraphError) -> GraphFile {
    let path = file.relativePath
    return try read(from: file, sizes) { (data, format) throws(GraphError) in
      switch format {
      case .nodeLinkJSON:
        let document = try NodeLinkDocument.reading(data)
        return try GraphFile(document.records(), options, path, columns: document.columns)
      case .graphML:
        let document = try GraphMLReader.document(data)
        return try GraphFile(
          document.records(bitsPerValue: options.bitsPerValue), options, path, columns: document.columns)
      }
    }
  }

  private init(
    _ records: GraphRecords, _ options: CapacitatedGraph.ReadingOptions, _ path: String,
    columns: @escaping @Sendable () throws(GraphError) -> [[String]?]
  ) throws(GraphError) {
    graph = try CapacitatedGraph(records, options: options)
    defaults = DefaultCapacities(records)
    (self.path, writtenColumns) = (path, columns)
  }

  private enum Format { case nodeLinkJSON, graphML }

  /// Whether a file without an extension is GraphML, by its first character; such is the file that a shell substitutes
  /// for a process.
  private static func isGraphML(_ data: Data) -> Bool {
    data.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
  }

  private static func contents(of file: URL, _ format: String, _ sizes: Sizes) throws(InputFileError) -> Data {
    switch format {
    case "": try InputFile.contents(of: file, upTo: sizes.json, orUpTo: sizes.graphML, if: isGraphML)
    case "json": try InputFile.contents(of: file, upTo: sizes.json)
    default: try InputFile.contents(of: file, upTo: sizes.graphML)
    }
  }

  private static func read<Value>(
    from file: URL, _ sizes: Sizes, _ body: (Data, Format) throws(GraphError) -> Value
  ) throws(GraphError) -> Value {
    let format = file.pathExtension.lowercased()
    let data: Data
    do throws(InputFileError) { data = try contents(of: file, format, sizes) } catch {
      throw .inaccessible(
        file: file.relativePath,
        problem: "cannot be opened (\(error)); give the path of a file that exists and can be read", .reading)
    }
    do throws(GraphError) {
      switch format {
      case "" where isGraphML(data): return try body(data, .graphML)
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
