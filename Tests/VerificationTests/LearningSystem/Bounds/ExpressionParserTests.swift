import Testing

@testable import Verification

@Suite struct `Texts that are no inequality` {
  /// The column and the problem that are reported, or what was read.
  private func fault(_ text: String) -> String {
    do throws(ExpressionError) {
      return "read \(try Inequality(text).text)"
    } catch {
      return "\(error.column): \(error.problem)"
    }
  }

  private static let operand = "expected a number, a quantity or \"(\", found "
  private static let relation = "expected <=, >=, < or > between two expressions"
  private static let numbers = "write a decimal such as 0.05 or 1e-3, below 1e308 and of at most 5000 digits"

  @Test func `are reported with the column and the remedy`() {
    for (text, problem) in [
      ("gap", "4: \(Self.relation)"), ("gap I", "5: \(Self.relation)"), ("gap = I", "5: \(Self.relation)"),
      ("gap <= ", "8: \(Self.operand)the end"), ("<= I", "1: \(Self.operand)\"<\""),
      ("gap <= I m", "10: expected the end, found \"m\""), ("gap <= I <= m", "10: expected the end, found \"<\""),
      ("gap <= (I", "10: expected \")\" for the \"(\" in column 8"),
      ("gap <= max(I, m", "16: expected \")\" for the \"(\" in column 11"),
      ("gap <= )", "8: \(Self.operand)\")\""), ("gap <= 2 *", "11: \(Self.operand)the end"),
      ("gap <= sqrt(I, m)", "8: sqrt takes 1 argument, not 2"),
      ("gap <= min(I)", "8: min takes 2 to 8 arguments, not 1"),
      ("gap <= max(1,2,3,4,5,6,7,8,9)", "8: max takes 2 to 8 arguments, not 9"),
      ("gap <= log(I)", "8: \"log\" is no function; the functions are sqrt, ln, exp, abs, min, max"),
      ("gap <= epop", "8: \"epop\" is no quantity; did you mean Epop?"),
      ("gap <= J", "8: \"J\" is no quantity; dinl refute --list shows the quantities"),
      ("gap <= 1.2.3", "8: \"1.2.3\" is no number that is read; \(Self.numbers)"),
      ("gap <= 1e400", "8: \"1e400\" is no number that is read; \(Self.numbers)"),
      ("gap <= 2e", "9: expected the end, found \"e\""), ("gap <= 2ex", "9: expected the end, found \"e\""),
      ("gap <= ä", "8: \(Self.operand)\"U+E4\""), ("gap <= \u{7}I", "8: \(Self.operand)\"U+7\""),
      ("gap <= ≤", "8: \(Self.operand)\"≤\""), ("gap <= I~", "9: expected the end, found \"~\""),
      ("gap <= I\u{7F}", "9: expected the end, found \"U+7F\""),
      ("gap <= I\u{1F}", "9: expected the end, found \"U+1F\""), ("gap <= !", "8: \(Self.operand)\"!\""),
    ] {
      #expect(fault(text) == problem, "\(text)")
    }
    let long = String(repeating: "x", count: 41)
    let cut = String(repeating: "x", count: 40)
    #expect(fault("gap <= \(long)") == "8: \"\(cut)…\" is no quantity; dinl refute --list shows the quantities")
    #expect(fault("gap <= \(cut)") == "8: \"\(cut)\" is no quantity; dinl refute --list shows the quantities")
    let digits = String(repeating: "1", count: 40)
    #expect(fault("gap <= \(digits).1.1") == "8: \"\(digits)…\" is no number that is read; \(Self.numbers)")
  }

  @Test func `are read at the limits of their length, depth and operations, and not beyond`() {
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    #expect(fault("I <= 0" + repeated("+I", 500)).hasPrefix("read"))
    #expect(fault("I <= 0" + repeated("+I", 501)).hasSuffix(": an inequality has at most 500 operations"))
    #expect(fault("I <= " + repeated(" ", 19_994) + "I").hasPrefix("read"))
    #expect(
      fault("I <= " + repeated(" ", 19_995) + "I") == "20001: an inequality has at most 20000 characters")
    // The depth counts factors: each parenthesis or sign, and the number inside.
    #expect(fault("I <= " + repeated("-", 199) + "I").hasPrefix("read"))
    #expect(fault("I <= " + repeated("-", 200) + "I") == "206: is nested too deeply")
    #expect(fault("I <= " + repeated("(", 199) + "I" + repeated(")", 199)).hasPrefix("read"))
    #expect(fault("I <= " + repeated("(", 200) + "I" + repeated(")", 200)) == "206: is nested too deeply")
  }

  @Test func `show at most 80 characters about the column`() {
    func described(_ text: String, _ column: Int) -> String {
      ExpressionError(text: text, column: column, problem: "p").description
    }
    #expect(described("gap\t<= J", 8) == "\"gap?<= J\", column 8: p")
    #expect(described("gap ≤ 2·I ä", 8) == "\"gap ≤ 2·I ?\", column 8: p")
    let (x, y) = (String(repeating: "x", count: 80), String(repeating: "y", count: 40))
    #expect(described(x, 1) == "\"\(x)\", column 1: p")
    #expect(described(x + "y", 1) == "\"\(x)…\", column 1: p")
    #expect(described(x + "y", 81) == "\"…\(x.dropFirst())y\", column 81: p")
    #expect(described(y + x + y, 80) == "\"…\(x)…\", column 80: p")
  }

  @Test func `quantities state what they need and whether they are negative or infinite`() {
    func all(_ has: (Quantity) -> Bool) -> Set<Quantity> { Set(Quantity.allCases.filter(has)) }
    let tradeoffs: Set<Quantity> = [.D, .Dpopulation, .Dvariational, .Denvelope, .Denvelopepopulation, .Dempirical]
    let excesses: Set<Quantity> = [.deltaa, .deltab]
    let lagrangians: Set<Quantity> = [.Lagrangian, .Lagrangianpopulation, .Lagrangianvariational]
    #expect(all { !$0.isNonnegative } == tradeoffs.union(excesses).union(lagrangians).union([.gap, .Epop, .Eemp]))
    #expect(all { !$0.isFinite } == tradeoffs.union(excesses))
    let priors: Set<Quantity> = [.Rgvariational, .Dvariational, .Lagrangianvariational, .deltavariational]
    #expect(all(\.needsPrior) == priors)
    #expect(
      all(\.needsGate)
        == tradeoffs.union(excesses).union(priors).union(lagrangians).union([
          .Rg, .Rgpopulation, .delta, .deltapopulation, .beta,
        ]))
    #expect(
      all(\.needsSupersample) == [.CMI, .fCMI, .ldCMI, .ldCMIpairs, .ldCMIsamples, .rootldCMIsamples])
    #expect(Set(Quantity.allCases.map(\.explanation)).count == 41)
  }
}
