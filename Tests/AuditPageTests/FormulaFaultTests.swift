import PropertyTesting
import Testing

@testable import AuditPage

@Suite struct `Faulty formulas` {
  private static func fault(of tex: String) -> MathematicsError? {
    do {
      _ = try TeXParser.mathematics(PlacedText(tex), isDisplay: true)
      return nil
    } catch { return error }
  }

  private static func at(_ line: Int, _ column: Int, _ fault: MathematicsError.Fault) -> MathematicsError {
    MathematicsError(fault, at: TextPosition(line: line, column: column))
  }

  @Test(arguments: [
    ("a+\\foo b", at(1, 3, .unknownCommand("\\foo"))), ("a\nb \\bigx(", at(2, 3, .unknownCommand("\\bigx"))),
    ("\\", at(1, 1, .unknownCommand("\\"))), ("\\begin{align}", at(1, 8, .unknownEnvironment("align"))),
    ("a # b", at(1, 3, .unknownCharacter("#"))), ("\\text{a$b}", at(1, 8, .unknownCharacter("$"))),
    ("\\mathbb{E1}", at(1, 10, .notInAlphabet("1", command: "\\mathbb"))),
    ("\\frac a", at(1, 8, .missing(after: "\\frac"))), ("{x_}", at(1, 4, .missing(after: "_"))),
    ("\\left x\\right)", at(1, 7, .missing(after: "\\left"))), ("\\bigl.", at(1, 1, .missing(after: "\\bigl"))),
    ("\\mathbb", at(1, 1, .missing(after: "\\mathbb"))), ("\\text", at(1, 1, .missing(after: "\\text"))),
    ("{a", at(1, 1, .unclosed("{"))), ("\\left(a", at(1, 1, .unclosed("\\left"))),
    ("{\\left(a}\\right)", at(1, 2, .unclosed("\\left"))), ("\\sqrt[3", at(1, 6, .unclosed("["))),
    ("\\begin{cases}a", at(1, 1, .unclosed("\\begin"))), ("a}", at(1, 2, .unopened("}"))),
    ("a\\right)", at(1, 2, .unopened("\\right"))), ("a & b", at(1, 3, .unopened("&"))),
    ("a \\\\ b", at(1, 3, .unopened("\\\\"))), ("\\begin{cases}a\\end{matrix}", at(1, 15, .unopened("\\end"))),
    ("a_b_c", at(1, 4, .doubleScript("_"))), ("a^b'", at(1, 4, .doubleScript("^"))),
  ])
  func `are refused with the place of the fault`(tex: String, expected: MathematicsError) {
    #expect(Self.fault(of: tex) == expected)
    #expect(expected.description.hasPrefix("\(expected.position): "))
    #expect(expected.description.contains(";") && !expected.description.contains(where: \.isNewline))
  }

  @Test func `control: the same formulas without the fault are accepted`() {
    let formulas = [
      "a+\\pi b", "a\nb \\bigl(", "\\begin{aligned}\\end{aligned}", "a - b", "\\text{ab}", "\\mathbb{EF}", "\\frac ab",
      "{x_y}", "\\left(x\\right)", "{a}", "\\sqrt[3]x", "\\begin{cases}a & b \\\\ c\\end{cases}", "{a_b}_c", "a'^b",
    ]
    for tex in formulas { #expect(Self.fault(of: tex) == nil, "\(tex)") }
  }

  /// Formulas of signs and commands in any order, most of them faulty.
  static let drawn = Generator<String> { source throws(Discard) in
    let parts = [
      "a", "1", "2.5", " ", "+", "-", "<", "&", "|", "{", "}", "_", "^", "'", "(", ")", "[", "]", ".", "\\", "\\\\",
      "\\ln ", "\\sum ", "\\frac", "\\sqrt", "\\sqrt[", "\\hat", "\\text{", "\\mathbb ", "\\left(", "\\right)",
      "\\left.",
      "\\bigl(", "\\!", "\\,", "\\textstyle ", "\\begin{cases}", "\\end{cases}", "\\begin{aligned}", "\\dots", "\n",
    ]
    var text = ""
    for _ in 0..<(try source.integer(in: 0...14)) { text += parts[try source.index(below: parts.count)] }
    return text
  }

  @Test func `whatever is written, either is refused or becomes valid MathML`() {
    checkProperty(Self.drawn) { tex in
      do throws(MathematicsError) {
        let source = try TeXParser.mathematics(PlacedText(tex), isDisplay: true).source
        let faults = MarkupCheck.faults(of: source)
        #expect(faults == [])
      } catch {
        #expect(error.position.line >= 1 && error.position.column >= 1)
      }
    }
  }

  @Test func `control: MathML with too few parts, without escapes or with other elements is refuted`() {
    #expect(MarkupCheck.faults(of: "<math><mfrac><mn>1</mn></mfrac></math>") == ["mfrac has 1 children"])
    #expect(MarkupCheck.faults(of: "<math><mo><</mo></math>") == ["not well-formed"])
    #expect(MarkupCheck.faults(of: "<math><script>a</script></math>") == ["script is not admitted"])
    #expect(MarkupCheck.faults(of: "<p onclick=\"a\">a</p>") == ["onclick is not admitted"])
    #expect(MarkupCheck.faults(of: "<a href=\"javascript:a\">a</a>") == ["the address javascript:a is not admitted"])
  }
}
