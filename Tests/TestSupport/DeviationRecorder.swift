import CTestStart
import Foundation
import Synchronization
import TestEvidence
import Testing
import Verification

/// The comparisons of each test that came nearest to failing, and those that failed by least.
package struct DeviationTally<Key: Hashable> {
  private struct Place: Hashable {
    let key: Key
    let form: Deviation.Form
    let holds: Bool
  }

  private var nearest: [Place: Double] = [:]
  private var counts: [Place: Int] = [:]

  /// A tally before the first comparison.
  package init() {}

  /// Counts a comparison.
  ///
  /// - Returns: The comparison and the number of its kind so far, if it is the nearest of its kind.
  package mutating func add(_ deviation: Deviation, of key: Key) -> Int? {
    let place = Place(key: key, form: deviation.form, holds: deviation.holds)
    counts[place, default: 0] += 1
    if let known = nearest[place], known >= deviation.nearness { return nil }
    nearest[place] = deviation.nearness
    return counts[place]
  }
}

/// Attaches to each test the comparisons that came nearest to failing, if the run asks for evidence.
package enum DeviationRecorder {
  private static let tally = Mutex(DeviationTally<Test.ID>())

  /// Whether `DINL_EVIDENCE` is 1.
  package static var isAsked: Bool { ProcessInfo.processInfo.environment["DINL_EVIDENCE"] == "1" }

  fileprivate static func start() {
    if isAsked { Comparison.witness = observe }
  }

  /// A comparison as evidence.
  package static func deviation(_ comparison: Comparison) -> Deviation {
    let (form, origin): (Deviation.Form, String) =
      switch comparison.form {
      case .tolerance(let tolerance): (.tolerance, tolerance.origin)
      case .intervals: (.intervals, "the errors of both intervals")
      case .order: (.order, "ends of certified intervals")
      }
    return Deviation(
      form, comparison.first, comparison.second, allowed: comparison.allowed, holds: comparison.holds, origin: origin)
  }

  @Sendable private static func observe(_ comparison: Comparison) {
    guard let test = Test.current else { return }
    let deviation = deviation(comparison)
    guard let count = tally.withLock({ $0.add(deviation, of: test.id) }) else { return }
    let name = String(describing: test.id)
    var document = EvidenceDocument(
      test: name, property: test.displayName ?? test.name, kind: .comparison,
      outcome: deviation.holds ? .passed : .refuted)
    (document.cases, document.deviation) = (count, deviation)
    // A document that cannot be written is one that the audit does not find.
    guard let text = try? document.json() else { return }
    Attachment.record(text, named: "\(EvidenceDocument.fileStem).json")
  }
}

/// Begins to record comparisons; called when the tests are loaded.
@_cdecl("dinl_tests_start") func startTests() { DeviationRecorder.start() }
