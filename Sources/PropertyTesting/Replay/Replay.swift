import Foundation
import PropertySearch

/// An input kept in a file: its choices, and what it looked like.
public struct Replay: Codable, Equatable, Sendable {
  /// One choice as it is written: kind, signed distance, and the range.
  public struct Entry: Codable, Equatable, Sendable {
    var kind: String
    var distance: String
    var below: String
    var above: String
    var scope: Int32

    init(_ choice: Choice) {
      kind = "\(choice.kind)"
      distance = (choice.isNegative ? "-" : "") + String(choice.magnitude)
      below = String(choice.below)
      above = String(choice.above)
      scope = choice.scope
    }

    var choice: Choice? {
      let isNegative = distance.hasPrefix("-")
      guard let kind = Choice.Kind(name: kind), let below = UInt64(below), let above = UInt64(above),
        let magnitude = UInt64(isNegative ? distance.dropFirst() : distance[...])
      else { return nil }
      return Choice(
        kind: kind, magnitude: magnitude, isNegative: isNegative, above: above, below: below, scope: scope)
    }
  }

  /// Name of the test.
  public var test: String
  /// The input as Swift, for the reader.
  public var input: String
  public var choices: [Entry]

  public init(test: String, input: String, choices: [Choice]) {
    self.test = test
    self.input = input
    self.choices = choices.map(Entry.init)
  }

  /// The choices; `nil` where an entry is malformed.
  public var recorded: [Choice]? {
    let read = choices.compactMap(\.choice)
    return read.count == choices.count ? read : nil
  }
}

extension Choice.Kind {
  init?(name: String) {
    guard let kind = (UInt8(0)...5).lazy.compactMap(Self.init).first(where: { "\($0)" == name }) else { return nil }
    self = kind
  }
}
