import Foundation
import TestSupport
import Verification

/// The models of `drawn.json`, and what the program answers to some of them.
struct DrawnModels {
  /// A model with its value to 40 digits.
  struct Model: Sendable {
    let id: String
    let kind: String
    let value: String
    /// Whether it is one of the adversarial half.
    var isHard: Bool { id.hasPrefix("hard") }
  }

  /// What became of a model: an interval, or why it was refused.
  struct Outcome: Decodable, Sendable {
    let id: String
    let value: Double?
    let lower: Double?
    let upper: Double?
    let error: String?

    /// Whether the interval contains a decimal to its last digit; an infinite end bounds nothing.
    func contains(_ decimal: DecimalNumeral) -> Bool {
      guard let lower, let upper, lower <= upper else { return false }
      return (lower == -.infinity || (lower.isFinite && DecimalNumeral(exactly: lower) <= decimal))
        && (upper == .infinity || (upper.isFinite && decimal <= DecimalNumeral(exactly: upper)))
    }

    /// The same interval, its whole width and two roundings higher.
    var shifted: Outcome {
      guard let lower, let upper else { return self }
      let width = upper - lower
      return Outcome(
        id: id, value: value, lower: (lower + width).nextUp.nextUp, upper: (upper + width).nextUp.nextUp, error: error)
    }
  }

  static let url = Project.data.appending(path: "information/drawn.json")

  /// All entries as they are written.
  static func entries() throws -> [[String: Any]] {
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    return document?["values"] as? [[String: Any]] ?? []
  }

  /// The entries of a run: all of a thorough one, else a tenth that follows from the seed (`DINL_SEED`).
  static func selection() throws -> [[String: Any]] {
    let environment = ProcessInfo.processInfo.environment
    if environment["DINL_EFFORT"] == "thorough" { return try entries() }
    let seed = environment["DINL_SEED"] ?? "default"
    return try entries().filter { entry in
      // The hash of Fowler, Noll and Vo.
      let hash = "\(seed) \(entry["id"] as? String ?? "")".utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01b3
      }
      return (hash >> 24) % 10 == 0
    }
  }

  static func model(_ entry: [String: Any]) -> Model? {
    guard let id = entry["id"] as? String, let kind = entry["kind"] as? String, let value = entry["value"] as? String
    else { return nil }
    return Model(id: id, kind: kind, value: value)
  }

  /// The program's answers to entries, in their order.
  static func answers(_ entries: [[String: Any]]) throws -> (status: Int32, outcomes: [Outcome]) {
    try withTemporaryDirectory { directory in
      try JSONSerialization.data(withJSONObject: entries).write(to: directory.appending(path: "asked.json"))
      let outcome = try DINLProgram.call(["information", "asked.json", "--json"], in: directory)
      let decoder = JSONDecoder()
      decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
      return (outcome.status, try decoder.decode([Outcome].self, from: Data(outcome.output.utf8)))
    }
  }
}
