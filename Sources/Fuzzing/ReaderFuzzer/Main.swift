#if Fuzzing
  import DINL
  import Foundation
  import PropertySearch
  import PropertyTesting
  import Refutation
  import Reproduction

  /// A reader that libFuzzer attacks, named by the environment variable DINL_READER.
  enum FuzzedReader: String, CaseIterable {
    case nodeLink, graphML, table, system, information, inequality, replay

    static let chosen: FuzzedReader = {
      let name = ProcessInfo.processInfo.environment["DINL_READER"] ?? ""
      guard let reader = FuzzedReader(rawValue: name) else {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("error: DINL_READER is \"\(name)\"; set it to one of \(names)\n".utf8))
        exit(64)
      }
      return reader
    }()

    /// What is wrong with how the reader ends; `nil` if nothing is.
    func fault(of text: MutatedText) -> String? {
      switch self {
      case .nodeLink:
        ReaderCheck.fault(of: GraphError.self, text) { bytes in
          _ = try CapacitatedGraph(nodeLinkJSON: Data(bytes)).shortestPathTree(from: 0)
        }
      case .graphML:
        ReaderCheck.fault(of: GraphError.self, text) { bytes in
          _ = try CapacitatedGraph(graphML: Data(bytes)).shortestPathTree(from: 0)
        }
      case .table:
        ReaderCheck.fault(of: DatasetError.self, text) { bytes in
          _ = try Dataset.parse(Data(bytes), name: "t", file: "t.csv", label: "y", dropMissing: bytes.count % 2 == 0)
        }
      case .system:
        ReaderCheck.fault(of: SystemFileError.self, text) { bytes in
          let file = try SystemFile(json: Data(bytes), named: "s.json")
          // The figures of a large system are not the reader's.
          if bytes.count < 2000 { _ = try? file.figures() }
        }
      case .information:
        ReaderCheck.fault(of: InformationError.self, text) { bytes in
          for entry in try InformationRequest.read(Data(bytes), named: "i.json") { _ = try entry.get() }
        }
      case .inequality:
        ReaderCheck.fault(of: ExpressionError.self, text) { bytes in
          _ = try Inequality(String(decoding: bytes, as: UTF8.self))
        }
      case .replay:
        ReaderCheck.fault(of: ReplayError.self, text) { bytes in _ = try Replay(json: Data(bytes)) }
      }
    }
  }

  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = MutatedText(Array(UnsafeBufferPointer(start: bytes, count: count)))
    let fault = FuzzedReader.chosen.fault(of: text)
    precondition(fault == nil, fault ?? "")
    return 0
  }
#else
  @main
  struct ReaderFuzzer {
    static func main() {
      print(
        """
        This is a fuzzer only if it is built as one:
        swift build -c release --scratch-path .build/fuzz --traits Fuzzing --sanitize fuzzer --product ReaderFuzzer
        """)
    }
  }
#endif
