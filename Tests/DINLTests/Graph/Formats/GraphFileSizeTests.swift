import DINL
import Foundation
import Testing

@Suite struct `A graph's file may have as many bytes as its format allows, wherever it comes from` {
  enum Format: String, CaseIterable, Sendable {
    case json, graphml

    /// A graph of two nodes, to which space may be added.
    var text: String {
      switch self {
      case .json:
        #"{"nodes": [{"id": "r"}, {"id": "a"}], "edges": [{"source": "r", "target": "a", "capacity": 1}]}"#
      case .graphml:
        """
        <graphml><key id="c" for="edge" attr.name="capacity"/><graph edgedefault="undirected"><node id="r"/>
        <node id="a"/><edge source="r" target="a"><data key="c">1</data></edge></graph></graphml>
        """
      }
    }
  }

  enum Origin: CaseIterable, Sendable {
    case fileWithEnding, file, pipeWithEnding, pipe
    /// A pipe without a name, as standard input is given: /dev/fd/0.
    case descriptor

    /// Gives a short text to a reader.
    func offer<Value>(_ text: String, ending: String, to reader: (URL) throws -> Value) throws -> Value {
      let hasEnding = self == .fileWithEnding || self == .pipeWithEnding
      let url = FileManager.default.temporaryDirectory
        .appending(path: "dinl-\(UUID().uuidString)" + (hasEnding ? ".\(ending)" : ""))
      defer { try? FileManager.default.removeItem(at: url) }
      switch self {
      case .fileWithEnding, .file: try Data(text.utf8).write(to: url)
      case .pipeWithEnding, .pipe:
        #expect(mkfifo(url.path, 0o600) == 0)
        let path = url.path
        Thread {
          // Waits until the reader opens the pipe.
          guard let handle = FileHandle(forWritingAtPath: path) else { return }
          try? handle.write(contentsOf: Data(text.utf8))
          try? handle.close()
        }.start()
      case .descriptor:
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        return try withExtendedLifetime(pipe) {
          try reader(URL(fileURLWithPath: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"))
        }
      }
      return try reader(url)
    }
  }

  /// Limits that the texts do not reach, that of XML the greater one.
  static let sizes: GraphFile.Sizes = {
    var sizes = GraphFile.Sizes()
    (sizes.others, sizes.xml) = (400, 500)
    return sizes
  }()

  /// Whether a reader takes a text with as many bytes as its format allows, and refuses one with a byte more.
  func keepsLimit(of format: Format, from origin: Origin, _ read: (URL) throws -> Void) throws -> Bool {
    let limit = format == .json ? Self.sizes.others : Self.sizes.xml
    let isRefused = try [limit, limit + 1].map { size -> Bool in
      let text = format.text.padding(toLength: size, withPad: " ", startingAt: 0)
      return try origin.offer(text, ending: format.rawValue) { url -> Bool in
        do { try read(url) } catch {
          #expect("\(error)".contains("is larger than"), "\(error)")
          return true
        }
        return false
      }
    }
    return isRefused == [false, true]
  }

  @Test(arguments: Format.allCases, Origin.allCases) func `is read up to that size`(
    format: Format, origin: Origin
  ) throws {
    #expect(try keepsLimit(of: format, from: origin) { _ = try GraphFile.read(from: $0, sizes: Self.sizes) })
  }

  @Test func `has 256 MB as JSON and 1 GB as GraphML`() {
    #expect(GraphFile.Sizes().others == 256 << 20 && GraphFile.Sizes().xml == 1 << 30)
  }

  @Test func `control: the same limit for both formats is refuted, wherever the file comes from`() throws {
    func read(_ url: URL) throws {
      var sizes = Self.sizes
      sizes.others = sizes.xml
      _ = try GraphFile.read(from: url, sizes: sizes)
    }
    for origin in Origin.allCases {
      #expect(try keepsLimit(of: .graphml, from: origin, read), "\(origin)")
      #expect(try !keepsLimit(of: .json, from: origin, read), "\(origin)")
    }
  }
}
