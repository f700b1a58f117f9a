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
    try GraphFile.read(from: file, options: options).graph
  }
}

/// A graph with what else its file says.
public struct GraphFile: Sendable {
  public let graph: CapacitatedGraph
  /// The links that have the default capacity, if any.
  public let defaults: DefaultCapacities?
  private let path: String
  private let writtenColumns: @Sendable () throws(GraphError) -> [[String]?]

  /// For each node the columns of a table that it says it sees, nil where it says nothing.
  ///
  /// A node says so in its attribute `columns`: a list of names in node-link data, names between commas in both formats.
  ///
  /// - Throws: `inFile`, which wraps what is wrong and names the node.
  public func columns() throws(GraphError) -> [[String]?] {
    do throws(GraphError) { return try writtenColumns() } catch { throw .inFile(path, error) }
  }

  /// The graph in a file, as ``CapacitatedGraph/read(from:options:)`` reads it.
  ///
  /// - Throws: as that does.
  public static func read(
    from file: URL, options: CapacitatedGraph.ReadingOptions = .init()
  ) throws(GraphError) -> GraphFile {
    let path = file.relativePath
    return try read(from: file) { (data, format) throws(GraphError) in
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
