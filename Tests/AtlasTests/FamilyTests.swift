import Refutation
import Testing
import Verification

@testable import Atlas

@Suite struct `GB-015 families of systems have the closed forms that are proved` {
  /// A family with the members of a size, of its usual numbers of the parameter.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var size: Int?

    var testDescription: String { "\(name) \(size.map(String.init) ?? "")" }

    var family: SystemFamily { get throws { try SystemFamily.named(name) } }
    var report: AtlasReport { get throws { try AtlasReport(try family, size: size) } }
  }

  static let cases = [
    Case(name: "coin", size: 1), Case(name: "coin", size: 4), Case(name: "coin", size: 20),
    Case(name: "memory", size: 2), Case(name: "memory", size: 8), Case(name: "gibbs", size: 1),
    Case(name: "gibbs", size: 4), Case(name: "path", size: 1), Case(name: "path", size: 5), Case(name: "network"),
  ]

  /// The member of a family at a number, such as "1/2".
  static func member(_ name: String, _ number: String, size: Int? = nil) throws -> FamilyMember {
    try #require(try SystemFamily.named(name).members(at: number, size: size).first)
  }

  /// The first comparison with a label.
  static func bound(_ label: String, _ report: MemberReport) throws -> BoundComparison {
    try #require(report.bounds.first { $0.label == label }, "\(label)")
  }

  @Test(arguments: cases)
  func `every closed form agrees with the enumeration`(of: Case) throws {
    for member in try of.report.members {
      #expect(!member.closedForms.isEmpty && member.closedForms.allSatisfy(\.agrees), "\(member.closedForms)")
    }
  }

  @Test(arguments: cases)
  func `no bound and no order is refuted, and what is proved equal is equal`(of: Case) throws {
    let members = try of.family.members(at: nil, size: of.size)
    for member in members {
      let report = try MemberReport(member)
      let refuted = (report.bounds.map(\.bound) + report.orders).filter(\.isRefuted)
      #expect(refuted.isEmpty, "\(member.label): \(refuted)")
      let equal = Set(report.bounds.filter { $0.isAttained == .yes }.map(\.name))
      #expect(equal == member.attained, "\(member.label)")
    }
  }

  /// The same member with other closed forms.
  func changed(
    _ member: FamilyMember, _ change: (FamilyMember.ClosedForm) -> Estimate
  ) -> FamilyMember {
    FamilyMember(
      member.label, member.parameter, member.content,
      closedForms: member.closedForms.map { FamilyMember.ClosedForm($0.quantity, $0.formula, change($0)) })
  }

  @Test(arguments: cases)
  func `control: a closed form that is wrong by a part in a thousand differs`(of: Case) throws {
    for member in try of.family.members(at: nil, size: of.size) {
      let wrong = changed(member) { $0.value * Estimate(exactly: 1 + 0x1p-10) }
      for (form, original) in zip(try MemberReport(wrong).closedForms, member.closedForms) {
        // Nothing tells a multiple of 0 from 0.
        #expect(form.agrees == (original.value == Estimate(exactly: 0)), "\(member.label) \(form)")
      }
    }
  }

  @Test func `control: misquoted closed forms differ`() throws {
    let coin = try Self.member("coin", "1/2", size: 4)
    let gibbs = try Self.member("gibbs", "4", size: 2)
    let path = try Self.member("path", "2")
    let information = try #require(try MemberFigures(gibbs.content).value(.I))
    let logarithm = Estimate.log(Estimate(exactly: 4))
    let misquoted: [(FamilyMember, Quantity, Estimate)] = [
      // t/m, t/2, m·φ(t) and φ(t); the identity without L, and with m left out; the depth twice.
      (coin, .gap, Estimate(exactly: 1 / 8)), (coin, .gap, Estimate(exactly: 1 / 4)),
      (coin, .Isamples, Estimate(exactly: 4) * BinaryEntropy.deficit(bias: Estimate(exactly: 0.5))),
      (coin, .klrisk, BinaryEntropy.deficit(bias: Estimate(exactly: 0.5))),
      (gibbs, .gap, information / (Estimate(exactly: 2) * logarithm)),
      (gibbs, .gap, try #require(gibbs.closedForms.first).value * Estimate(exactly: 2)),
      (path, .range, Estimate(exactly: 81.0 / 256)),
    ]
    for (member, quantity, value) in misquoted {
      let wrong = FamilyMember(
        member.label, member.parameter, member.content, closedForms: [.init(quantity, "misquoted", value)])
      #expect(try MemberReport(wrong).closedForms.map(\.agrees) == [false], "\(quantity) \(value)")
    }
  }

  /// Whether the gap of a Gibbs learner at b certainly exceeds a part of 2σ² ln b.
  func exceeds(part: Double, at number: String) throws -> Bool {
    let report = try MemberReport(try Self.member("gibbs", number))
    let bound = try Self.bound("GB-015 inverse temperature", report).bound
    let greater = Estimate(value: bound.greater, lower: bound.leastGreater, upper: bound.mostGreater)
    return Estimate(value: bound.lesser, lower: bound.leastLesser, upper: bound.mostLesser)
      .certainlyExceeds(Estimate(exactly: part) * greater)
  }

  @Test(arguments: ["65/64", "9/8", "2", "64", "1024"])
  func `the gap of a Gibbs learner is at most the bound by its inverse temperature`(number: String) throws {
    #expect(try !exceeds(part: 1, at: number))
  }

  @Test func `control: an eighth of the bound by the inverse temperature is refuted`() throws {
    #expect(try exceeds(part: 1 / 8, at: "9/8"))
  }

  @Test func `behind deeper gates the gap and all its bounds shrink as the range, and the information stays`() throws {
    let reports = try Case(name: "path").report.members
    func figure(_ name: String, _ report: MemberReport) throws -> Estimate {
      let figure = try #require(report.figures.first { $0.name == name })
      return Estimate(value: figure.value, lower: figure.lower, upper: figure.upper)
    }
    for (depth, report) in reports.enumerated().dropFirst() {
      let tilt = Estimate(exactly: (0..<depth).reduce(1.0) { power, _ in power * 0.75 })
      #expect(try figure("I", report).overlaps(figure("I", reports[0])))
      #expect(try figure("gap", report).overlaps(tilt * figure("gap", reports[0])))
      let gaps = report.bounds.filter { $0.group == .gap || $0.group == .probability }
      #expect(gaps.count >= 12)
      for bound in gaps {
        let first = try Self.bound(bound.label, reports[0]).ends
        let scaled = tilt * Estimate(value: first.lowerBound, lower: first.lowerBound, upper: first.upperBound)
        let own = Estimate(value: bound.value, lower: bound.ends.lowerBound, upper: bound.ends.upperBound)
        #expect(own.overlaps(scaled), "\(bound.label)")
      }
    }
  }

  @Test func `the dense system has the greater gap for r above a half, and the tree for r below`() throws {
    let reports = try AtlasReport(try SystemFamily.named("network"), at: "0,1/4,1/2,3/4,1").members
    let gaps = try reports.map { try #require($0.figures.first { $0.name == "gap" }) }
    let tree = try #require(gaps.last)
    #expect(reports.last?.label == "tree" && gaps.count == 6)
    #expect(gaps[0].upper < tree.lower && gaps[1].upper < tree.lower)
    #expect(gaps[3].lower > tree.upper && gaps[4].lower > tree.upper)
    #expect(gaps[2].lower <= tree.upper && tree.lower <= gaps[2].upper)
  }

  @Test func `the gap of normal samples agrees with quadrature, and GB-002 is below GB-001`() throws {
    for count in [1, 2, 7, 64] {
      let report = try MemberReport(try Self.member("gaussian", "\(count)"))
      let loss = try ClippedSquare(clip: 4)
      // The variances of the error on a training sample and on a fresh one, exact in double precision or to a rounding.
      let (size, noise) = (Double(count), 1.0 / 128)
      let trained = try loss.integral(mean: 0, variance: 1 - 1 / size + noise)
      let fresh = try loss.integral(mean: 0, variance: 1 + 1 / size + noise)
      let gap = try #require(report.figures.first { $0.name == "gap" })
      // Each variance has two roundings, of which the mean of a clipped square follows at most one to one.
      let rounding = Tolerance.rounding(operations: 4, condition: 1, scale: 2)
      let integral = fresh - trained + Estimate(0, within: rounding)
      #expect(integral.overlaps(Estimate(value: gap.value, lower: gap.lower, upper: gap.upper)), "\(count)")
      let (whole, single) = (try Self.bound("GB-001 I(S;W)", report), try Self.bound("GB-002 each I(W;Zᵢ)", report))
      #expect((single.ends.upperBound < whole.ends.lowerBound) == (count > 1))
    }
  }
}
