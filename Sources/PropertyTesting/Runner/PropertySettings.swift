import Foundation
import Testing

/// The settings with which a property is checked.
public struct PropertySettings: Sendable {
  /// The number of passing cases that are wanted; multiplied if the environment asks for a thorough run.
  public var cases = 1000
  /// The number of evaluations that shrinking may use.
  public var maximumEvaluations = 5000
  /// The probability with which a demand of coverage that is met may be called missed.
  public var coverageFalseAlarm = 1e-9
  /// Whether the shares of labels and the histogram are printed when the property passes.
  public var printsObservations = false

  /// Settings with the given values, which are the defaults if omitted.
  ///
  /// - Parameters:
  ///   - cases: The number of passing cases that are wanted.
  ///   - maximumEvaluations: The number of evaluations that shrinking may use.
  ///   - coverageFalseAlarm: The probability with which a demand of coverage that is met may be called missed.
  ///   - printsObservations: Whether to print the shares of labels and the histogram when the property passes.
  public init(
    cases: Int = 1000, maximumEvaluations: Int = 5000, coverageFalseAlarm: Double = 1e-9,
    printsObservations: Bool = false
  ) {
    self.cases = cases
    self.maximumEvaluations = maximumEvaluations
    self.coverageFalseAlarm = coverageFalseAlarm
    self.printsObservations = printsObservations
  }

  /// The factor on the number of cases: 1 by default, 100 with `DINL_EFFORT=thorough`.
  public static var effort: Int { PropertyEnvironment.current.factor }

  /// The settings of properties that are given none: those of the enclosing `.property` trait, if there is one.
  @TaskLocal public static var current = PropertySettings()
}

/// A trait that gives the properties of a test or suite their settings.
public struct PropertyTrait: TestTrait, SuiteTrait, TestScoping {
  let settings: PropertySettings
  /// Whether a suite passes the trait on to its tests and suites: always.
  public var isRecursive: Bool { true }

  /// Runs a test with the settings and the issue handling of the trait.
  ///
  /// - Throws: what the test throws.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await PropertySettings.$current.withValue(settings) {
      guard !IssueScope.isInstalled else { return try await function() }
      try await IssueScope.$isInstalled.withValue(true) {
        try await IssueScope.installed.provideScope(for: test, testCase: testCase, performing: function)
      }
    }
  }
}

extension Trait where Self == PropertyTrait {
  /// Checks the properties of a test or suite with these settings.
  public static func property(_ settings: PropertySettings) -> PropertyTrait {
    PropertyTrait(settings: settings)
  }

  /// Checks the properties of a test or suite on this number of cases.
  public static func property(cases: Int) -> PropertyTrait {
    PropertyTrait(settings: PropertySettings(cases: cases))
  }
}

/// The settings for all properties that environment variables give.
struct PropertyEnvironment {
  /// The fixed seed of the suite: the same cases on every run.
  static let defaultSeed: UInt64 = 0x0D1A_7E57_5EED_0001
  /// The factor on the number of cases in a thorough run.
  static let thoroughFactor = 100

  var seed = defaultSeed
  var factor = 1
  var onlyCase: Int?
  var records = false
  /// Whether tests attach evidence.
  var attachesEvidence = false
  /// Complaints about variables that cannot be read.
  var complaints: [String] = []

  static let current = PropertyEnvironment(ProcessInfo.processInfo.environment)

  init(_ variables: [String: String]) {
    if let text = variables["DINL_SEED"] {
      let digits = text.lowercased().hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
      if let digits {
        seed = digits
      } else {
        complaints.append("DINL_SEED is \"\(text)\"; give a whole number, decimal or from 0x")
      }
    }
    switch variables["DINL_EFFORT"] {
    case nil, "default": break
    case "thorough": factor = Self.thoroughFactor
    case let text?: complaints.append("DINL_EFFORT is \"\(text)\"; give default or thorough")
    }
    if let text = variables["DINL_CASE"] {
      onlyCase = Int(text).flatMap { $0 >= 0 ? $0 : nil }
      if onlyCase == nil { complaints.append("DINL_CASE is \"\(text)\"; give the number of a case, from 0") }
    }
    records = variables["DINL_RECORD"] == "1"
    attachesEvidence = variables["DINL_EVIDENCE"] == "1"
  }
}
