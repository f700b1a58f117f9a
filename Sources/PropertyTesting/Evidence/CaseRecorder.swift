import Foundation
import PropertySearch
import TestEvidence

/// The cases of one property, as far as they are shown, and the greatest score among all of them.
final class CaseRecorder<Value> {
  /// What the cases are run for.
  enum Phase: String {
    case replay = "replay of a recorded input"
    case search
    case shrinking
    case smallest = "smallest failing input found"
  }

  /// The cases: the first ones, the one that failed, and the smallest failing one.
  private(set) var observations: [TestCaseObservation] = []
  private(set) var best: EvidenceDocument.Best?
  private let property: String
  private let limit: Int
  private let runStart = Date().timeIntervalSince1970
  /// The bytes of the cases that are kept, as they are written out.
  private var size = 0
  private var phase = Phase.search

  /// A recorder before the first case.
  ///
  /// - Parameters:
  ///   - property: The name of the property.
  ///   - limit: How many cases to keep besides those that fail.
  init(property: String, limit: Int = 200) {
    (self.property, self.limit) = (property, limit)
  }

  func begin(_ phase: Phase) {
    self.phase = phase
  }

  /// Adds a case that was judged. Those after the first failing one are its simplifications, which are not kept.
  func add(_ value: Value, _ verdict: Search.CaseVerdict, _ remarks: some Sequence<Observer.Remark>, seconds: Double) {
    guard phase != .shrinking else { return }
    for case .score(let score) in remarks
    where verdict != .discarded && !score.isNaN && score > best?.score ?? -.infinity {
      best = EvidenceDocument.Best(score: score, input: swiftLiteral(of: value), drawing: drawing(of: value))
    }
    if verdict == .failed || observations.count < limit && size < Self.mostBytes {
      keep(value, verdict, remarks, seconds: seconds)
    }
    if verdict == .failed { phase = .shrinking }
  }

  /// The verdict on a case, which is added with the remarks that it makes.
  func judged(_ value: Value, _ observer: Observer, _ judge: () -> Search.CaseVerdict) -> Search.CaseVerdict {
    let (before, start) = (observer.remarks.count, ContinuousClock.now)
    let verdict = judge()
    add(value, verdict, observer.remarks.dropFirst(before), seconds: Self.seconds(since: start))
    return verdict
  }

  /// The verdict on a case, which is added with the remarks that it makes, on the caller's actor.
  func judged(
    _ value: Value, _ observer: Observer, isolation: isolated (any Actor)? = #isolation,
    _ judge: nonisolated(nonsending) () async -> Search.CaseVerdict
  ) async -> Search.CaseVerdict {
    let (before, start) = (observer.remarks.count, ContinuousClock.now)
    let verdict = await judge()
    add(value, verdict, observer.remarks.dropFirst(before), seconds: Self.seconds(since: start))
    return verdict
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }

  /// Adds the smallest failing case.
  func addSmallest(_ value: Value, failed: Bool) {
    phase = .smallest
    keep(value, failed ? .failed : .passed, [], seconds: 0)
  }

  /// After so many bytes no further case is kept unless it fails.
  private static var mostBytes: Int { 1 << 17 }

  private func keep(
    _ value: Value, _ verdict: Search.CaseVerdict, _ remarks: some Sequence<Observer.Remark>, seconds: Double
  ) {
    let (status, reason): (TestCaseObservation.Status, String) =
      switch verdict {
      case .passed: (.passed, "")
      case .failed: (.failed, "the property does not hold")
      case .discarded: (.gaveUp, "the case does not meet the assumptions")
      }
    let (representation, arguments) = (swiftLiteral(of: value), Self.arguments(of: value))
    observations.append(
      TestCaseObservation(
        property: property, runStart: runStart, status: status, statusReason: reason,
        representation: representation, arguments: arguments, howGenerated: phase.rawValue,
        features: Self.features(of: remarks), seconds: seconds))
    size += representation.utf8.count + arguments.values.reduce(0) { $0 + $1.utf8.count }
  }

  /// The parts of a value with their names; the whole value if it has no named parts.
  private static func arguments(of value: Value) -> [String: String] {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .tuple || mirror.displayStyle == .struct, !(value is any SwiftLiteralConvertible)
    else {
      return ["value": swiftLiteral(of: value)]
    }
    let parts = mirror.children.enumerated().map { index, child in
      (child.label.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 } ?? "\(index)", swiftLiteral(of: child.value))
    }
    return parts.isEmpty
      ? ["value": swiftLiteral(of: value)] : Dictionary(parts, uniquingKeysWith: { first, _ in first })
  }

  private static func features(of remarks: some Sequence<Observer.Remark>) -> [String: TestCaseObservation.Feature] {
    var features: [String: TestCaseObservation.Feature] = [:]
    for remark in remarks {
      switch remark {
      case .label(let label, let isThere, _): features[label] = .flag(isThere || features[label] == .flag(true))
      case .collected(let value): features["collected"] = .text(value)
      case .score(let score): features["score"] = .number(score)
      }
    }
    return features
  }
}
