import Foundation
import Reproduction
import TestSupport
import Testing
import Verification

@testable import DINLCommand

@Suite struct `A verdict on which a command is to fail` {
  /// A call, its answer, the verdict that it names, and another verdict.
  struct Case: Sendable, CustomTestStringConvertible {
    let call: String
    let answer: String
    let verdict: String
    let others: [String]

    var testDescription: String { call }
  }

  static let check = "check --dataset wine --draws 60 --pairs 10 --sweep 0 --sweep-draws 0 --latent-width 2"

  static let cases = [
    Case(
      call: "\(check) --epochs 30 --hidden-width 4 --sigma 1e-6", answer: "is violated", verdict: "violated",
      others: ["inconclusive", "invalid"]),
    Case(
      call: "\(check) --draws 2 --epochs 1 --hidden-width 4", answer: "is inconclusive", verdict: "inconclusive",
      others: ["violated", "invalid"]),
    Case(
      call: "refute 'gap <= I/m' --systems 8000", answer: "refuted for", verdict: "refuted", others: ["not-refuted"]),
    Case(
      call: "refute 'gap <= 5' --systems 80", answer: "not refuted in", verdict: "not-refuted", others: ["refuted"]),
    Case(
      call: "bound '\(Project.data.path)/systems/gated.json'", answer: "not refuted", verdict: "not-refuted",
      others: ["refuted"]),
    Case(
      call: "reproduce --dataset wine --seeds 2 --selection-seeds 2 --epochs 1 --hidden-width 4",
      answer: "not met", verdict: "not-confirmed", others: []),
    Case(
      call: "risk --dataset wine --draws 4 --epochs 1 --hidden-width 2 --latent-width 2 --prior-share 0.1",
      answer: "the limit is no better", verdict: "vacuous", others: []),
  ]

  @Test(arguments: cases)
  func `gives 1 after the answer, and 0 where it is not named or not found`(of: Case) throws {
    try withTemporaryDirectory { directory in
      func call(_ options: [String]) throws -> DINLProgram.Outcome {
        try DINLProgram.shell("\"$DINL\" \(of.call) \(options.joined(separator: " "))", in: directory)
      }
      let usual = try call([])
      #expect(usual.status == 0 && usual.output.contains(of.answer), "\(usual)")
      let others = of.others.map { "--fail-on \($0)" }
      if !others.isEmpty { #expect(try call(others).status == 0) }
      let failed = try call(others + ["--fail-on \(of.verdict)"])
      #expect(failed.status == 1 && failed.output == usual.output)
      let results = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
      #expect(results.contains { $0.hasSuffix(".html") } == (of.call.hasPrefix("check") || of.call.hasPrefix("repro")))
    }
  }

  @Test func `is not found in a valid inequality`() throws {
    try withTemporaryDirectory { directory in
      let call = ["refute", "gap <= sqrt(2*sigma^2*I/m)", "--systems", "80"]
      let outcome = try DINLProgram.call(
        call + ["--fail-on", "refuted", "--fail-on", "not-refuted"], in: directory)
      #expect(outcome.status == 0 && outcome.output.hasPrefix("valid"), "\(outcome)")
    }
  }

  @Test func `is each one that speaks against the claim, and no other`() {
    let verdicts: [SupersampleFindings.BoundVerdict] = [.holds, .violated, .inconclusive, .invalid]
    #expect(verdicts.map { CheckFailure($0) } == [nil, .violated, .inconclusive, .invalid])
    #expect(RefuteFailure(.refuted) == .refuted && RefuteFailure(.notRefuted) == .notRefuted)
    #expect(RefuteFailure(.valid) == nil && RefuteFailure(.loose) == nil)
    let failures = ClaimRow.Verdict.allCases.filter { ReproduceFailure($0) != nil }
    #expect(failures == [.notConfirmed, .unmet, .unmetBySettings])
  }
}
