import PlainText
import Verification

/// The laws of the court, in the order in which they are judged.
package struct LawCatalog: Sendable {
  /// A law that is not yet certified: its name, and how its interval is made.
  private struct Entry: Sendable {
    let name: String
    let law: @Sendable (String) throws -> CertifiedLaw
  }

  private static let entries: [Entry] = [
    Entry(name: "independent") { try .normal($0, correlation: "0") },
    Entry(name: "normal-weak") { try .normal($0, correlation: "0.3") },
    Entry(name: "normal-strong") { try .normal($0, correlation: "0.9") },
    Entry(name: "normal-extreme") { try .normal($0, correlation: "0.9999") },
    Entry(name: "student") { try .student($0) },
    Entry(name: "uniform-noise") { try .uniform($0, halfWidth: "0.25") },
    Entry(name: "noisy-mixture") { try .noisyMixture($0, [(1, -3, 0.25), (2, 0, 0.25), (1, 3, 0.25)]) },
    Entry(name: "two-signs") { try .twoSigns($0, correlation: "0.9") },
    Entry(name: "plane") {
      try .plane(
        $0, weights: [1, 1, 2], means: [[-2, 0], [2, 1], [0, -2]],
        covariances: [
          .init(first: 1, mixed: 0.5, second: 1), .init(first: 0.5, mixed: -0.25, second: 1),
          .init(first: 1, mixed: 0, second: 0.5),
        ])
    },
    Entry(name: "blocks") {
      try .linear(
        $0, "X has 2 standard normal coordinates; Y has 3, sums of those of X and standard normal noise",
        matrix: [[1, 0], [1, 1], [0, -1]])
    },
    Entry(name: "independent-blocks") {
      try .linear(
        $0, "X and Y have 2 and 3 independent standard normal coordinates", matrix: [[0, 0], [0, 0], [0, 0]])
    },
    Entry(name: "labels") {
      try .table(
        $0, "X and Y are labels, Y that of X through a noisy channel",
        [[6, 1, 1, 0], [1, 5, 1, 1], [0, 1, 2, 1], [1, 1, 1, 9]])
    },
    Entry(name: "independent-labels") {
      try .table(
        $0, "X and Y are independent and uniform on 8 labels each",
        Array(repeating: Array(repeating: 1, count: 8), count: 8))
    },
    Entry(name: "label-of-mixture") {
      try .label(
        $0, "Y is the label of a mixture of 3 normal laws, X drawn from the component of the label",
        [(1, -2, 1), (2, 0, 0.5), (1, 3, 2)])
    },
    Entry(name: "independent-label") {
      try .label($0, "Y is a fair coin, and X standard normal, independent of it", [(1, 0, 1), (1, 0, 1)])
    },
  ]

  /// The names of all laws.
  package static let names = entries.map(\.name)

  /// The laws of some names, in the order of the catalog, each with its number there.
  ///
  /// - Throws: `CourtError` for a name that is unknown or given twice; what certifies a law.
  package static func laws(_ names: [String]) throws -> [(number: Int, law: CertifiedLaw)] {
    var chosen: Set<String> = []
    for name in names {
      guard Self.names.contains(name) else {
        throw CourtError.usage(
          "--laws names \"\(name.plain())\", which is none of \(Self.names.joined(separator: ", "))")
      }
      guard chosen.insert(name).inserted else { throw CourtError.usage("--laws names \(name) twice") }
    }
    return try entries.enumerated().filter { chosen.contains($0.element.name) }.map {
      ($0.offset, try $0.element.law($0.element.name))
    }
  }
}
