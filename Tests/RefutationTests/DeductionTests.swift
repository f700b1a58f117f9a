import BigInt
import Foundation
import PropertyTesting
import Testing
import Verification

@testable import Refutation

/// A proven inequality rewritten: scaled, rearranged, and with its greater side multiplied by a factor.
struct Rewritten {
  let proven: Int
  /// What both sides are multiplied by, as text.
  let scale: String
  /// What the greater side is multiplied by, as text, and its order with 1.
  let factor: (text: String, order: Int)
  let form: Int

  var text: String {
    let parts = ProvenInequality.all[proven].inequality.text.components(separatedBy: " <= ")
    let (left, right) = ("\(scale)*(\(parts[0]))", "\(scale)*\(factor.text)*(\(parts[1]))")
    return [
      "\(left) <= \(right)", "\(left) - \(right) <= 0", "0 <= \(right) - \(left)", "\(right) >= \(left)",
      "-(\(right)) <= -\(left)", "\(left) + I <= I + \(right)", "\(left)/3 <= \(right)/3",
      "m*0 + \(left) <= \(right)*(1e17+1-1e17)",
    ][form]
  }

  /// Whether the greater side contains a term that may be negative: then it follows only with the factor 1.
  var isSigned: Bool {
    Inequality.signed(ProvenInequality.all[proven].inequality.greater)
  }

  var follows: Bool { factor.order == 0 || (factor.order > 0 && !isSigned) }

  static let all = Generator<Rewritten> { source throws(Discard) in
    let digits = try source.integer(in: 1...40, simplest: 1)
    let order = try source.integer(in: -1...1, simplest: 0)
    let factor =
      switch order {
      case 0: "1.\(String(repeating: "0", count: digits))"
      case 1: "1.\(String(repeating: "0", count: digits - 1))1"
      default: "0.\(String(repeating: "9", count: digits))"
      }
    let scales = ["1", "2", "0.1", "(1/3)", "2^0.5", "sqrt(3)", "ln2", "(7/1e-30)", "(2^-0.5*1.0000000000000000001)"]
    return Rewritten(
      proven: try source.index(below: ProvenInequality.all.count),
      scale: scales[try source.index(below: scales.count)], factor: (factor, order),
      form: try source.index(below: 8))
  }
}

extension Inequality {
  fileprivate static func signed(_ expression: Verification.Expression) -> Bool {
    let names: Set<Quantity> = [
      .Epop, .D, .Dpopulation, .Dvariational, .Denvelope, .Denvelopepopulation, .Lagrangian, .Lagrangianpopulation,
      .Lagrangianvariational,
    ]
    switch expression {
    case .quantity(let quantity): return names.contains(quantity)
    case .sum(let a, let b): return signed(a) || signed(b)
    default: return false
    }
  }
}

@Suite struct `GB-007 an inequality follows from a proven one by exact coefficients` {
  typealias Deducing = @Sendable (_ text: String) -> Bool

  static let exactly: Deducing = { text in (try? Inequality(text)).map { Deduction(of: $0) != nil } ?? false }

  /// Whether an inequality is deduced exactly if it follows.
  func isRight(_ drawn: Rewritten, _ deducing: Deducing) -> Bool { deducing(drawn.text) == drawn.follows }

  @Test func `a proven inequality follows when scaled or rearranged, never with a smaller constant`() {
    checkProperty(Rewritten.all, PropertySettings(cases: 500)) { drawn in
      #expect(isRight(drawn, Self.exactly), "\(drawn.text)")
    }
  }

  @Test func `control: a deduction from literals rounded to double numbers is refuted`() {
    let rounded: Deducing = { text in
      Self.exactly(text.replacing(/[0-9]+\.[0-9]+/) { "\(Double($0.output) ?? 0)" })
    }
    let outcome = Search(cases: 2000, baseSeed: 1).run(Rewritten.all) { drawn in
      isRight(drawn, rounded) ? .passed : .failed
    }
    let isRefuted = if case .failed = outcome { true } else { false }
    #expect(isRefuted)
  }

  @Test func `no drawn system refutes what follows`() async throws {
    var drawn: [String] = []
    _ = Search(cases: 60, baseSeed: 7).run(Rewritten.all) { rewritten in
      if rewritten.follows { drawn.append(rewritten.text) }
      return .passed
    }
    #expect(drawn.count > 10)
    for text in drawn {
      var options = Refuter.Options()
      options.systems = 200
      let result = await Refuter(try Inequality(text), options: options).run()
      let isProven = if case .proven = result.verdict { true } else { false }
      #expect(isProven, "\(text)")
    }
  }

  static let bound = "sqrt(2*sigma^2*I/m)"

  @Test(arguments: [
    "absgap <= (1e17+0.5-1e17)*\(bound)", "absgap <= (1e200*1e200)/(1e200*1e200)/2*\(bound)",
    "Denvelope <= (1e17+0.1-1e17)*D", "absgap <= 0.9999999999999999*\(bound)",
    "absgap <= 0.99999999999999995*\(bound)", "absgap <= sqrt(2*sigma^2/m)*(I^1e17*I^3/I^1e17)*I^0.5",
    "absgap < \(bound)", "absgap <= sqrt(1.999999999999999999999*sigma^2*I/m)", "absgap <= 0.70710678*range*sqrt(I/m)",
    "Epop <= D + delta + 0.99999999999999999999*\(bound)", "CMI <= m*0.6931471805599453094", "2 <= 1", "1 < 1",
    "absgap <= (((I+m+sigma)^8)^8)^8", "absgap^2 <= 2*sigma^2*I/m - 1e-300", "-absgap <= -\(bound)", "I <= -I",
    "gap <= 2*D", "D < D + 1", "Epop <= abs(Epop)", "absgap <= I^(1/3)*I^(1/6)*sqrt(2*sigma^2/m) - 1e-400",
  ])
  func `nothing follows if a constant is too small or undecided`(text: String) throws {
    #expect(Deduction(of: try Inequality(text)) == nil)
  }

  @Test(arguments: [
    ("Eemp - Epop <= \(bound)", 1), ("2*absgap <= 2*\(bound)", 1), ("Epop <= Eemp + \(bound)", 1),
    ("abs(Eemp - Epop) <= \(bound)", 1), ("absgap <= (sqrt(2)+1)*(sqrt(2)-1)*\(bound)", 1),
    ("absgap <= I^(1/3)*I^(1/6)*sqrt(2*sigma^2/m)", 1), ("CMI <= m*ln(2)", 1), ("CMI <= m*0.69314718055994530942", 1),
    ("absgap/2 <= \(bound)", 2), ("absgap <= sqrt(8*sigma^2*I/m)", 2), ("0 < 1e-400", 1), ("I >= 0", 1),
    ("9007199254740992 < 9007199254740993", 1), ("absgap <= 2^0.25*2^0.25*sigma*sqrt(I/m) + beta", 1),
    ("Epop - D <= delta + \(bound) + 1e-30", 1), ("absgap <= 1.0000000000000000001*\(bound)", 1),
  ])
  func `a true inequality rearranged, scaled or written differently follows`(text: String, factor: Double) throws {
    #expect(try #require(Deduction(of: try Inequality(text))).factor == factor)
  }

  /// Whether an inequality is loose by a factor, so that it also follows with the lesser side times the factor (GB-007,
  /// step 4).
  static func isLoose(_ lesser: String, _ greater: String, by factor: String) throws -> Bool {
    Deduction(of: try Inequality("(\(factor))*(\(lesser)) <= \(greater)")) != nil
  }

  /// Sides of inequalities that follow from a proven one, with a whole multiple of its greater side and terms on both.
  static let sides = Generator<(lesser: String, greater: String)> { source throws(Discard) in
    let proven = [("absgap", bound), ("Isamples", "I"), ("CMI", "m*ln2"), ("Denvelope", "D")]
    let (left, right) = proven[try source.index(below: proven.count)]
    let (scale, factor) = (try source.integer(in: 1...5, simplest: 1), try source.integer(in: 1...5, simplest: 1))
    let terms = [
      "", " + 100", " - 100", " + I", " - 2*I", " + absgap", " - absgap", " + beta", " - \(left)", " - \(right)",
    ]
    let term = terms[try source.index(below: terms.count)]
    let isOnBoth = try source.boolean()
    return ("\(scale)*\(left)\(isOnBoth ? term : "")", "\(scale * factor)*\(right)\(term)")
  }

  @Test func `an inequality called loose by a factor follows with its lesser side times the factor`() throws {
    checkProperty(Self.sides) { lesser, greater in
      guard let found = Deduction(of: try Inequality("\(lesser) <= \(greater)")) else { return }
      #expect(found.isLoose || found.factor == 1)
      if found.factor > 1 { #expect(try Self.isLoose(lesser, greater, by: "\(found.factor)")) }
    }
    let loose = ["absgap <= 2*\(Self.bound)", "absgap <= 2*\(Self.bound) + beta", "2*CMI <= 3*m*ln2"]
    for text in loose { #expect(try #require(Deduction(of: try Inequality(text))).isLoose) }
    let tight = [
      "absgap + 100 <= 2*\(Self.bound) + 100", "absgap - 5*\(Self.bound) <= -\(Self.bound)",
      "Isamples <= 3*I - Isamples", "Eemp - Epop + I <= 2*\(Self.bound) + I",
    ]
    for text in tight { #expect(try !(#require(Deduction(of: try Inequality(text))).isLoose), "\(text)") }
  }

  @Test func `the premise that leaves the least looseness is named, and of equal ones the first`() throws {
    func found(_ text: String, range: ExactRational? = nil) throws -> Deduction {
      try #require(Deduction(of: Inequality(text), mostRange: range))
    }
    let (one, other) = (Self.bound, "range*sqrt(2*CMI/m)")
    #expect(try found("absgap <= \(one) + \(other)").claim == "GB-001")
    // The second bound is met exactly, so that no factor is left, where the first is exceeded by a factor of 2.
    let second = try found("absgap <= 2*\(one) + \(other)")
    #expect(second.claim == "GB-005" && !second.isLoose && second.text == "absgap <= range*sqrt(2*CMI/m)")
    // A factor that double precision does not tell from 1 leaves looseness too.
    let nearly = try found("absgap <= 1.00000000000000000001*\(one) + \(other)")
    #expect(nearly.claim == "GB-005" && !nearly.isLoose)
    let first = try found("absgap <= \(one) + 2*\(other)")
    #expect(first.claim == "GB-001" && !first.isLoose && !first.needsRange)
    let both = try found("absgap <= 3*\(one) + 2*\(other)")
    #expect(both.claim == "GB-005" && both.isLoose && both.factor == 2)
    #expect(try found("range <= 3", range: ExactRational(2)).needsRange && found("0 <= range").claim == "GB-007")
    #expect(try !found("0 <= range").needsRange && !found("0 <= range", range: .one).needsRange)
    let ranged = try found("range <= 3", range: ExactRational(2))
    #expect(ranged.isLoose && ranged.factor == 1.5 && ranged.text == "the range of the losses")
    #expect(try !found("absgap <= \(one)", range: .one).needsRange && !found("range <= 3", range: .zero).isLoose)
  }

  @Test func `control: a looseness factor that ignores terms on both sides is refuted`() throws {
    let bound = Self.bound
    #expect(try !Self.isLoose("absgap + 100", "2*\(bound) + 100", by: "2"))
    #expect(try !Self.isLoose("Isamples + I", "3*I", by: "2"))
    #expect(try Self.isLoose("absgap", "2*\(bound)", by: "2"))
  }

  @Test func `the range of the given losses is exact`() throws {
    let range = LossTable([try #require(Fraction("1000000.1")), try #require(Fraction("1000000.2"))]).range
    func follows(_ text: String) throws -> Bool { Deduction(of: try Inequality(text), mostRange: range) != nil }
    #expect(try ["absgap <= 0.05*sqrt(2*I/m)", "range <= 1/10"].allSatisfy(follows))
    for text in ["absgap <= 0.04999999999*sqrt(2*I/m)", "range <= 0.09999999999999999999"] {
      #expect(try !follows(text))
    }
    #expect(Deduction(of: try Inequality("absgap <= 0.05*sqrt(2*I/m)")) == nil)
  }

  @Test func `a rational is enclosed by neighboring double numbers, and roots by neighboring whole numbers`() {
    checkProperty(
      Generator<(Int, Int, Int)> { source throws(Discard) in
        (
          try source.integer(in: -1_000_000...1_000_000), try source.integer(in: 1...1_000_000, simplest: 1),
          try source.integer(in: -1200...1200)
        )
      }
    ) { top, bottom, power in
      let number = ExactRational(BigInt(top), over: BigInt(bottom)) * ExactRational(2).power(power)
      let estimate = number.estimate
      func exact(_ end: Double) -> ExactRational { ExactRational(DecimalNumeral(exactly: end)) }
      if estimate.lower.isFinite { #expect(exact(estimate.lower) <= number) }
      if estimate.upper.isFinite { #expect(number <= exact(estimate.upper)) }
      #expect(estimate.lower == estimate.upper || estimate.lower.nextUp == estimate.upper)
      let size = BigInt(number.numerator.magnitude)
      for order in 2...5 {
        let root = size.root(order)
        #expect(root.power(order) <= size && (root + 1).power(order) > size)
      }
    }
  }
}
