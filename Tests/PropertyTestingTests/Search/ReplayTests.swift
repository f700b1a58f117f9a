import Foundation
import PropertyTesting
import Testing

@Suite struct `Recorded inputs are drawn again` {
  struct Input: Equatable, Sendable {
    var list: [Int]
    var numbers: [Double]
    var graph: GeneratedGraph<Double>
    var root: Int
    var system: LearningSystem
  }

  static let inputs = Generator<Input> { source throws(Discard) in
    let list = try source.draw(Generator<Int>.integer.array(count: 0...20).filter { $0.count != 3 })
    let numbers = try source.draw(Generator<Double>.double.array(count: 0...5))
    let rooted = try source.draw(
      Generator<(graph: GeneratedGraph<Double>, root: Int)>.rootedGraph(
        .connected(vertices: 1...20, extraLinks: 0...20), capacity: .capacity))
    let system = try source.draw(
      Generator<LearningSystem>.learningSystem(samples: 1...2, hypotheses: 1...3, values: 1...3))
    return Input(list: list, numbers: numbers, graph: rooted.graph, root: rooted.root, system: system)
  }

  static func drawn(_ seed: Int) throws -> (input: Input, choices: [Choice]) {
    var source = ChoiceSource()
    source.start(seed: UInt64(seed) &* 0x9E37_79B9 &+ 7, size: seed % 100 + 1)
    return (try source.draw(inputs), source.recording.choices)
  }

  /// The input that choices give after they are written to a text and read back.
  static func replayed(_ choices: [Choice]) throws -> (input: Input, isExact: Bool) {
    let data = try JSONEncoder().encode(Replay(test: "", input: "", choices: choices))
    let read = try #require(try Replay(json: data).recorded)
    var source = ChoiceSource()
    source.start(replaying: read)
    return (try source.draw(inputs), source.replayedExactly)
  }

  @Test func `all of a thousand inputs are drawn again exactly`() throws {
    let exact = try (0..<1000).count { seed in
      let (input, choices) = try Self.drawn(seed)
      let again = try Self.replayed(choices)
      return again.input == input && again.isExact
    }
    #expect(exact == 1000)
  }

  @Test func `control: an altered choice is not drawn again exactly`() throws {
    let exact = try (0..<1000).count { seed in
      let (input, choices) = try Self.drawn(seed)
      var altered = choices
      altered[0].magnitude = altered[0].magnitude == 0 ? 1 : 0
      guard let again = try? Self.replayed(altered) else { return false }
      return again.input == input && again.isExact
    }
    #expect(exact == 0)
  }

  /// A hash of the choices of a thousand cases, computed once in a debug and once in a release build.
  static let fingerprint: UInt64 = 14_021_769_580_603_366_766

  @Test func `the same choices are drawn in debug and release`() throws {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for seed in 0..<1000 {
      for choice in try Self.drawn(seed).choices {
        for word in [choice.magnitude, UInt64(choice.kind.rawValue), choice.isNegative ? 1 : 0] {
          hash = (hash ^ word) &* 0x100_0000_01B3
        }
      }
    }
    #expect(hash == Self.fingerprint)
  }
}
