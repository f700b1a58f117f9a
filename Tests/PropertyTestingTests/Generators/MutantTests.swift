import PropertyTesting
import Testing

@Suite struct `Mutants of texts` {
  static let seeds = [#"{"a": [1, 2.5, -3], "b": "ü"}"#, "x,y\n1,2\n"]

  struct PlantedError: Error, CustomStringConvertible { let description: String }

  /// What a search against a reader finds.
  func failure(_ read: ([UInt8]) throws -> Void) -> Search.Failure<MutatedText>? {
    let outcome = Search(cases: 2000).run(Generator.mutants(of: Self.seeds)) { text in
      ReaderCheck.fault(of: PlantedError.self, text, read) == nil ? .passed : .failed
    }
    if case .failed(let failure) = outcome { return failure }
    return nil
  }

  @Test func `differ, stay short, and include invalid, extreme and deeply nested texts`() throws {
    var texts = Set<MutatedText>()
    var (invalid, extreme, deep) = (0, 0, 0)
    for seed in 0..<2000 {
      var source = ChoiceSource()
      source.start(seed: UInt64(seed) &* 0x9E37_79B9 &+ 5, size: seed % 100 + 1)
      let text = try source.draw(Generator.mutants(of: Self.seeds))
      texts.insert(text)
      #expect(text.bytes.count <= 1 << 15)
      if String(validating: text.bytes, as: UTF8.self) == nil { invalid += 1 }
      let lossy = String(decoding: text.bytes, as: UTF8.self)
      if lossy.contains("9223372036854775808") || lossy.contains("1e400") { extreme += 1 }
      if lossy.contains(String(repeating: "[", count: 400)) { deep += 1 }
    }
    #expect(
      texts.count > 1800 && invalid > 200 && extreme > 20 && deep > 5, "\(texts.count) \(invalid) \(extreme) \(deep)")
  }

  @Test func `find no fault in a correct reader`() {
    #expect(failure { bytes in if bytes.count > 20 { throw PlantedError(description: "too long") } } == nil)
  }

  @Test func `control: an error of another type is caught, and shrunk to one edit`() throws {
    struct Foreign: Error {}
    let found = try #require(
      failure { bytes in if String(validating: bytes, as: UTF8.self) == nil { throw Foreign() } })
    #expect(found.isComplete && found.minimal.bytes.count <= Self.seeds[0].utf8.count + 4)
  }

  @Test(arguments: ["", "two\nlines", "\u{1B}[31m", "\u{202E}", "\u{2028}", String(repeating: "long", count: 501)])
  func `control: a message that is empty, too long or has control characters is caught`(message: String) {
    #expect(failure { bytes in if bytes.count > 30 { throw PlantedError(description: message) } } != nil)
  }

  @Test func `control: a trap ends the process`() async {
    await #expect(processExitsWith: .failure) {
      var source = ChoiceSource()
      for seed in 0..<2000 {
        source.start(seed: UInt64(seed), size: 50)
        let text = try source.draw(Generator.mutants(of: ["[1, 2]"]))
        _ = ReaderCheck.fault(of: PlantedError.self, text) { bytes in
          let digits = String(decoding: bytes.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
          _ = Int(Double(digits) ?? 0)
        }
      }
    }
  }

  @Test func `a failing mutant is written so that it can be pasted`() {
    #expect(swiftLiteral(of: MutatedText(Array("a\n\"".utf8))) == #"Array("a\n\"".utf8)"#)
    #expect(swiftLiteral(of: MutatedText([0x61, 0xFF, 0x00])) == "[0x61, 0xFF, 0x00]")
  }
}
