import Foundation
import JSONReading
import PropertySearch

/// An input that is kept in a file: its choices, and the input as text.
public struct Replay: Encodable, Equatable, Sendable {
  /// One choice as the file stores it: its kind, its signed distance, and its range.
  public struct Entry: Encodable, Equatable, Sendable {
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

    fileprivate init(_ field: JSONField) throws(JSONFieldError) {
      kind = try field.member("kind").text()
      distance = try field.member("distance").text()
      below = try field.member("below").text()
      above = try field.member("above").text()
      let scope = try field.member("scope")
      guard let number = Int32(exactly: try scope.integer()) else { throw scope.fault("is beyond 32 bits") }
      self.scope = number
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

  /// The name of the test.
  public var test: String
  /// The input as a Swift expression, for people.
  public var input: String
  /// The choices that make the input, as the file stores them.
  public var choices: [Entry]

  /// The record of an input.
  ///
  /// - Parameters:
  ///   - test: The name of the test.
  ///   - input: The input as a Swift expression.
  ///   - choices: The choices that make the input.
  public init(test: String, input: String, choices: [Choice]) {
    self.test = test
    self.input = input
    self.choices = choices.map(Entry.init)
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``ReplayError`` if the text is not strict JSON, lacks a field of a replay, or has a malformed choice.
  public init(json data: Data) throws(ReplayError) {
    do {
      let field = JSONField(try JSONReader.value(of: data))
      (test, input) = (try field.member("test").text(), try field.member("input").text())
      choices = try field.member("choices").elements().map(Entry.init)
    } catch {
      throw ReplayError(description: "it is not a replay")
    }
    guard recorded != nil else { throw ReplayError(description: "a choice is malformed") }
  }

  /// The choices; `nil` if an entry is malformed.
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
