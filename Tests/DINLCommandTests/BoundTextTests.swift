import Foundation
import Refutation
import Testing
import Verification

@testable import DINLCommand

@Suite struct `What dinl bound prints` {
  func report(_ json: String) throws -> BoundReport {
    BoundReport(SystemFigures(try SystemFile(json: Data(json.utf8), named: "text").system()))
  }

  /// A fair coin, guessed with probability 3/4, at a loss of 10^−20 where it is missed.
  static let faint = """
    {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [["3/4", "1/4"], ["1/4", "3/4"]],
     "loss": [[0, "1e-20"], ["1e-20", 0]]}
    """

  @Test func `a faint figure keeps its digits, and what is 0 is 0`() throws {
    func rows(_ json: String) throws -> [[String]] {
      let figures = BoundTables.figures(try report(json).figures)
      return figures.split(separator: "\n").map { $0.split(separator: " ").prefix(2).map(String.init) }
    }
    // gap = P(right) − 1/2 of the loss, σ half of it.
    for row in [["gap", "2.5e-21"], ["Epop", "5e-21"], ["range", "1e-20"], ["sigma", "5e-21"]] {
      #expect(try rows(Self.faint).contains(row), "\(row)")
    }
    #expect(try rows(Self.faint.replacing("\"1e-20\"", with: "0")).contains(["range", "0"]))
  }

  @Test(arguments: [
    (0.25, 0.25, 0.25, "0.25"), (1, 1.0.nextDown, 1.0.nextUp, "1"),
    (2.5e-21, 2.499e-21, 2.501e-21, "2.49e-21 to 2.51e-21"),
    (0, -1e-16, 2e-16, "0 ± 2e-16"), (0, 0, 1e-300, "0 to 1e-300"), (0, 0, 0, "0"), (0.5, -1, 0.01, "-1 to 0.01"),
    (-0.0, -0.0, -0.0, "0"), (1.0000005, 1.00000049, 1.00000051, "1"),
  ])
  func `a number has six digits where its ends tell them, else its ends`(
    value: Double, lower: Double, upper: Double, text: String
  ) {
    #expect(BoundTables.number(value, from: lower, to: upper) == text)
  }

  @Test func `control: a number that may be 0 is not shown as another`() {
    let text = BoundTables.number(3e-17, from: -1e-16, to: 1e-16)
    #expect(text == "0 ± 1e-16" && !text.contains("3e-17"))
    #expect(BoundTables.number(0.25, from: 0, to: 0.5) == "0 to 0.5")
  }

  /// A system whose gates pass nothing, or pass the same of every hypothesis.
  static func gated(algorithm: String, loss: String, channel: String) -> String {
    """
    {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": \(algorithm), "loss": \(loss), "beta": "1/2",
     "gates": [{"channel": \(channel)}]}
    """
  }

  @Test func `where rounding leaves D open, it is not called infinite, and the population's D is finite`() throws {
    let coin = Self.gated(
      algorithm: "[[1, 0], [0, 1]]", loss: "[[0, 1], [1, 0]]", channel: "[[[1], [1]], [[1], [1]]]")
    let single = Self.gated(
      algorithm: "[[1], [1]]", loss: "[[0, 1]]", channel: #"[[["3/4", "1/4"], ["1/4", "3/4"]]]"#)
    for (json, isInfinite) in [(coin, false), (single, true)] {
      let report = try report(json)
      // A sample of one value needs no rate, and the single gate has one on the population.
      #expect(report.omitted.contains { $0.contains("infinite") } == isInfinite, "\(report.omitted)")
      // D at a rate that every hypothesis has is the least risk: 1/2.
      for name in ["Dpopulation", "Denvelopepopulation"] {
        let figure = try #require(report.figures.first { $0.name == name })
        #expect(figure.lower <= 0.5 && figure.upper >= 0.5 && figure.upper < 0.5000001, "\(figure)")
      }
      #expect(report.bounds.contains { $0.claim == "GB-004" } && !report.bounds.contains(where: \.isRefuted))
      // The bound by D, whose upper end is infinite or which is infinite itself, is left out.
      #expect(report.bounds.contains { $0.inequality.hasPrefix("Epop <= Dpopulation +") })
      #expect(!report.bounds.contains { $0.inequality.hasPrefix("Epop <= D +") })
      for bound in report.bounds {
        #expect([bound.mostLesser, bound.mostGreater, bound.leastSlack, bound.mostSlack].allSatisfy { $0.isFinite })
      }
      let shown = Set(report.figures.map(\.name))
      for name in ["D", "Denvelope", "Dempirical"] where !shown.contains(name) {
        #expect(report.omitted.contains { $0.contains(name) }, "\(name)")
      }
    }
  }

  @Test func `where no hypothesis has so low a rate, D is called infinite`() throws {
    // The sample of one value needs no rate on itself; both hypotheses tell the population's values apart.
    let json = Self.gated(
      algorithm: "[[1, 0], [0, 1]]", loss: "[[0, 1], [1, 0]]",
      channel: "[[[1, 0], [0, 1]], [[1, 0], [0, 1]]]")
    let report = try report(json)
    #expect(report.omitted.contains { $0.hasPrefix("D, Denvelope") && $0.contains("infinite") }, "\(report.omitted)")
    #expect(!report.figures.contains { $0.name == "D" })
    // On its own value each sample's hypotheses have rate 0.
    #expect(!report.omitted.contains { $0.hasPrefix("Dempirical: infinite") }, "\(report.omitted)")
  }

  @Test func `where on some sample no hypothesis has so low a rate, Dempirical is called infinite`() throws {
    let json = """
      {"version": 1, "samples": 2, "law": ["1/2", "1/2"], "algorithm": [[1], [1], [1], [1]], "loss": [[0, 1]],
       "beta": "1/2", "gates": [{"channel": [[[1, 0], [0, 1]]]}]}
      """
    // The mean rate is half of ln 2, and the sample of two values needs ln 2.
    let omitted = try report(json).omitted
    #expect(
      omitted.contains("Dempirical: infinite, for on some sample no hypothesis has so low a rate"), "\(omitted)")
  }

  @Test func `a variational rate that is not given is left out with the reason`() throws {
    func reasons(_ prior: String) throws -> [String] {
      let json = """
        {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [["4/7", "3/7"], ["3/7", "4/7"]],
         "loss": [[0, 1], [1, 0]], "gates": [{"channel": [[[1, 0], [0, 1]], [[1, 0], [0, 1]]]\(prior)}]}
        """
      return try report(json).omitted.filter { $0.contains("variational") }
    }
    let reason =
      "the variational rate and what rests on it: a gate names no priors, or one that is 0 where its channel is not"
    #expect(try reasons("") == [reason])
    #expect(try reasons(#", "prior": [[1, 0], ["1/2", "1/2"]]"#) == [reason])
    #expect(try reasons(#", "prior": [["1/3", "2/3"], ["1/2", "1/2"]]"#).isEmpty)
  }
}
