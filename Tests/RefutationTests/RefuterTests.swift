import Foundation
import Testing
import Verification

@testable import Refutation

@Suite struct `The refuter` {
  static let isThorough = ProcessInfo.processInfo.environment["DINL_EFFORT"] == "thorough"

  /// What the refuter answers.
  func result(_ text: String, losses: [Int]? = nil, systems: Int? = nil, threads: Int = 1) async throws
    -> RefutationReport
  {
    var options = Refuter.Options()
    if let losses { options.losses = losses.map { Fraction($0) } }
    if let systems { options.systems = systems }
    options.threads = threads
    let inequality = try Inequality(text)
    return RefutationReport(inequality, await Refuter(inequality, options: options).run(), options: options)
  }

  static let bound = "sqrt(2*sigma^2*I/m)"

  static let falsehoods: [String] = [
    "gap <= I/m", "gap <= sqrt(2*sigma^2*I*ln2/m)", "gap <= sqrt(2*(range/4)^2*I/m)", "gap <= 2*sigma^2*I/m",
    "gap <= sqrt(2*sigma^2*I/(2*m))", "gap <= sqrt(2*I/m)", "absgap <= sqrt(I/(2*m))",
    "meanabsgap <= \(bound)", "gap95 <= \(bound)", "I <= Isamples", "I <= CMI",
    "range*sqrt(2*CMI/m) <= \(bound)", "gap <= sigma*sqrt(2*CMI/m)",
    "Epop <= D + \(bound)", "Epop <= D + delta + sqrt(2*sigma^2*Rg/m)", "Epop <= D + deltab + \(bound)",
    "Epop <= Dpopulation + delta + \(bound)", "Epop <= D + deltapopulation + \(bound)",
    "Epop >= Denvelope", "Epop >= Dpopulation",
  ]

  /// A fifth of the default number of systems, which suffices for every false inequality here.
  static let fewSystems = 40_000

  @Test(arguments: falsehoods)
  func `refutes every false inequality by itself, and the file it writes refutes it again`(text: String) async throws {
    let report = try await result(text, systems: Self.fewSystems)
    #expect(report.verdict == .refuted)
    let file = try #require(report.counterexample).system
    let copy = try SystemFile(json: file.json(), named: "copy")
    #expect(copy == file)
    let inequality = try Inequality(text)
    let figures = try copy.figures()
    let sides = try #require(inequality.sides(figures.value(of:)))
    #expect(inequality.isRefuted(by: sides))
  }

  @Test(arguments: [
    (2, "2"), (1.9999999, "1.9999998999999999"), (2.0.nextDown, "1.9999999999999996"), (4.328085122666, "4.328085"),
    (1.8708286933869707, "1.87082869"), (1.0000000001, "1.0000000001"), (1e20, "1e+20"),
  ])
  func `a factor that is stated as a lower bound is not rounded up`(factor: Double, text: String) throws {
    #expect(RefutationReport.limit(atMost: factor) == text)
    let decimal = try #require(DecimalNumeral(RefutationReport.limit(atMost: factor)))
    #expect(decimal <= DecimalNumeral(exactly: factor))
    // The control: six digits, rounded to nearest, may exceed it.
    #expect(String(format: "%.6g", 1.8708286933869707) == "1.87083")
  }

  @Test func `control: the losses that make a false inequality false are needed`() async throws {
    for (text, losses) in [("gap <= sqrt(2*I/m)", [0, 3]), ("absgap <= sqrt(I/(2*m))", [-1, 1])] {
      #expect(try await result(text, losses: losses).verdict == .refuted)
      #expect(try await result(text, losses: [0, 1], systems: 4000).verdict != .refuted)
    }
  }

  @Test(arguments: ProvenInequality.all.map(\.inequality.text))
  func `refutes none of the proven inequalities`(text: String) async throws {
    let report = try await result(text, systems: Self.isThorough ? nil : 2000)
    #expect(report.verdict == .valid)
    #expect(report.systems > 500)
  }

  @Test func `calls a misstatement that only loosens a bound valid but loose, with its factor`() async throws {
    let inBits = try await result("gap <= sqrt(2*sigma^2*(I/ln2)/m)", systems: 4000)
    #expect(inBits.verdict == .loose)
    let factor = try #require(inBits.deduction).factor
    #expect(factor <= 1 / Double(0.6931471805599453).squareRoot() && factor > 1.2)
    let unit = try await result("gap <= sqrt(2*I/m)", losses: [0, 1], systems: 4000)
    #expect(unit.verdict == .loose && unit.deduction?.factor ?? 0 > 1.99)
  }

  @Test func `comes within 0.2 % of the bound at 0.01 nats and more`() async throws {
    let report = try await result("gap <= \(Self.bound)", systems: Self.isThorough ? nil : 60_000)
    #expect(report.verdict == .valid)
    #expect(try #require(report.largestRatio) >= 0.998)
    let information = try #require(report.tightest?.figures.first { $0.name == "I" })
    #expect(information.lower >= 0.01)
  }

  @Test func `reports what it cannot decide`() async throws {
    let report = try await result("gap <= 1.01*\(Self.bound)/1.01 + 0*gap", systems: 4000)
    #expect(report.verdict == .valid)
    #expect(try await result("gap <= max(0, \(Self.bound))", systems: 4000).verdict == .notRefuted)
  }

  @Test func `gives the same answer on one thread and on three`() async throws {
    for text in ["gap <= I/m", "gap <= \(Self.bound)"] {
      let (one, three) = (
        try await result(text, systems: 20_000), try await result(text, systems: 20_000, threads: 3)
      )
      #expect(one.summary == three.summary && one.witness?.system == three.witness?.system)
      #expect(one.systems == three.systems)
    }
  }

  @Test(arguments: [
    ("gap <= sqrt(CMI/m)", [0, 1]), ("gap95 <= sqrt((I+ln(2/0.05))*2*sigma^2/m)", [0, 1]),
    ("gap95 <= sqrt((I+ln(2/0.05))*2*sigma^2/m)", [0, 1, 2, 3, 4]), ("I <= m*ln2", [0, 1]),
    ("absgap <= (1e17+0.5-1e17)*sqrt(2*sigma^2*I/m)", [0, 1]),
    ("absgap <= (1e200*1e200)/(1e200*1e200)/2*sqrt(2*sigma^2*I/m)", [0, 1]),
    ("Denvelope <= (1e17+0.1-1e17)*D", [0, 1, 2, 3, 4]),
  ])
  func `refutes by structured systems, and by constants that are exact`(text: String, losses: [Int]) async throws {
    #expect(try await result(text, losses: losses, systems: Self.fewSystems).verdict == .refuted)
  }

  @Test func `names losses of range 1 where they make a refuted inequality true`() async throws {
    let report = try await result("gap <= sqrt(2*I/m)")
    #expect(report.summary.hasPrefix("refuted for losses in {0,1,2,3,4}: gap <= sqrt(2*I/m)"))
    #expect(report.summary.hasSuffix("it follows from GB-001, absgap <= sqrt(2*sigma^2*I/m): see --losses 0,1"))
    #expect(try await result("gap <= I/m").unitDeduction == nil)
  }

  @Test(arguments: ["gap <= 1/0", "ln(-1) <= I", "sqrt(0-1) <= 1/(gap-gap)", "I <= I^1e17/I^1e17"])
  func `reports that a side has no value on any system`(text: String) async throws {
    let report = try await result(text, systems: 800)
    #expect(report.verdict == .undefined && report.summary.contains("no value that double precision bounds in any of "))
  }

  @Test func `the tightest system has a range above 0`() async throws {
    for text in ["Isamples <= I", "Epop <= Eemp + \(Self.bound)", "CMI <= m*ln2"] {
      let report = try await result(text, systems: 4000)
      let system = try #require(report.tightest).system
      let range = LossTable.width(system.loss, law: system.law.values)
      #expect(range.lower > 0)
    }
  }

  @Test(arguments: ["I <= (((I+m+sigma)^8)^8)^8", "I <= (I+m+sigma+1e-300)^64*(I+m+sigma+1e-300)^64"])
  func `stops after its time limit, whatever the inequality`(text: String) async throws {
    var options = Refuter.Options()
    (options.systems, options.seconds) = (1_000_000_000, 0.2)
    let inequality = try Inequality(text)
    let result = await Refuter(inequality, options: options).run()
    #expect(result.tried < options.systems / 100)
    #expect(Deduction(of: inequality, isStopped: { true }) == nil)
  }

  @Test func `shows enough digits to distinguish two numbers`() {
    #expect(RefutationReport.distinct(0.017241400001, from: 0.0172414) == "0.017241400001")
    #expect(RefutationReport.distinct(1 + 1e-9, from: 1) == "1.000000001")
    #expect(RefutationReport.distinct(2, from: 1) == "2")
  }
}
