import Foundation
import PropertyTesting
import Testing

@Suite struct `Mutated replays are drawn or refused in one line` {
  @Test func `holds for any choices`() throws {
    let seeds = try (0..<3).map { seed in
      let choices = try `Recorded inputs are drawn again`.drawn(seed).choices
      let replay = Replay(test: "t", input: "i", choices: Array(choices.prefix(12)))
      return String(decoding: try JSONEncoder().encode(replay), as: UTF8.self)
    }
    checkReader(seeds, failure: ReplayError.self) { bytes in
      let replay = try Replay(json: Data(bytes))
      var source = ChoiceSource()
      source.start(replaying: try #require(replay.recorded))
      _ = try? source.draw(`Recorded inputs are drawn again`.inputs)
    }
  }

  @Test func `control: a replay with two equal keys is refused, though a lenient decoder accepts it`() throws {
    let text = Data(#"{"test": "t", "test": "u", "input": "i", "choices": []}"#.utf8)
    #expect(throws: ReplayError.self) { try Replay(json: text) }
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: text) }
  }
}
