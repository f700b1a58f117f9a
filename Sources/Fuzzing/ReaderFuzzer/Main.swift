#if Fuzzing
  import Foundation
  import PropertySearch

  /// The reader named by the environment variable DINL_READER.
  private let reader: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["DINL_READER"] ?? ""
    guard let reader = FuzzedReader(rawValue: name) else {
      let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")
      FileHandle.standardError.write(Data("error: DINL_READER is \"\(name)\"; set it to one of \(names)\n".utf8))
      exit(64)
    }
    return reader
  }()

  /// Gives one input to the reader, and ends the process with a message if the reader's result is wrong.
  ///
  /// - Returns: 0, as libFuzzer requires.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = MutatedText(Array(UnsafeBufferPointer(start: bytes, count: count)))
    guard let fault = reader.fault(of: text) else { return 0 }
    FileHandle.standardError.write(Data("fault: \(fault)\n".utf8))
    abort()
  }

  /// The mutation of libFuzzer itself.
  @_silgen_name("LLVMFuzzerMutate")
  private func mutateBlindly(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

  /// Mutates half of the inputs with the edits of the mutant tests: libFuzzer alone seldom gets past a format's
  /// grammar.
  @_cdecl("LLVMFuzzerCustomMutator")
  public func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: CUnsignedInt) -> Int {
    guard count > 0, seed % 2 == 0,
      let text = String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    else { return mutateBlindly(bytes, count, most) }
    var source = ChoiceSource()
    // At the least size a mutant has few edits; libFuzzer mutates it several times in a row.
    source.start(seed: UInt64(seed), size: 1)
    guard let mutant = try? source.draw(Generator.mutants(of: [text])), !mutant.bytes.isEmpty,
      mutant.bytes.count <= most
    else { return mutateBlindly(bytes, count, most) }
    for (place, byte) in mutant.bytes.enumerated() { bytes[place] = byte }
    return mutant.bytes.count
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
