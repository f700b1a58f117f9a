import Testing

@testable import AuditPage

/// What each construct becomes. The expected spaces are those of D. E. Knuth, *The TeXbook*, chapter 18, less those
/// that the operator dictionary of MathML Core (appendix B) has already.
@Suite struct `Formulas` {
  /// The elements of a formula within a line, without the element `math` around them.
  static func mathML(_ tex: String) throws -> String {
    let source = try TeXParser.mathematics(PlacedText(tex), isDisplay: false).source
    let begin = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"inline\">"
    try #require(source.hasPrefix(begin) && source.hasSuffix("</math>"))
    return String(source.dropFirst(begin.count).dropLast("</math>".count))
  }

  private static let apply = "<mo>\u{2061}</mo>"
  private static let thin = "<mspace width=\"0.1667em\"/>"
  private static let half = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"

  @Test(arguments: [
    ("x", "<mi>x</mi>"), ("12", "<mn>12</mn>"), ("0.5", "<mn>0.5</mn>"), ("2x", "<mn>2</mn><mi>x</mi>"),
    ("\\beta\\varphi\\ell", "<mi>β</mi><mi>φ</mi><mi>ℓ</mi>"),
    ("\\Sigma", "<mi mathvariant=\"normal\">Σ</mi>"),
    ("\\mathrm{KL}", "<mi>KL</mi>"), ("\\mathrm d", "<mi mathvariant=\"normal\">d</mi>"),
    ("\\mathbb E", "<mi>𝔼</mi>"), ("\\mathbb{R}", "<mi>ℝ</mi>"), ("\\mathbb a", "<mi>𝕒</mi>"),
    ("\\mathcal W", "<mi>𝒲</mi>"), ("\\mathcal{L}", "<mi>ℒ</mi>"), ("\\mathsf T", "<mi>𝖳</mi>"),
    ("\\text{with } x", "<mtext>with\u{A0}</mtext><mi>x</mi>"), ("{a b}", "<mrow><mi>a</mi><mi>b</mi></mrow>"),
  ])
  func `letters, numbers and alphabets`(tex: String, expected: String) throws {
    #expect(try Self.mathML(tex) == expected)
  }

  @Test(arguments: [
    ("x_k", "<msub><mi>x</mi><mi>k</mi></msub>"), ("x^12", "<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("z'", "<msup><mi>z</mi><mo>′</mo></msup>"),
    ("z''^2", "<msup><mi>z</mi><mrow><mo>′′</mo><mn>2</mn></mrow></msup>"),
    ("_n", "<msub><mrow></mrow><mi>n</mi></msub>"),
    (
      "x^{\\hat{a+b}}+c",
      "<msup><mi>x</mi><mover accent=\"true\"><mrow><mi>a</mi><mo lspace=\"0\" rspace=\"0\">+</mo><mi>b</mi></mrow>"
        + "<mo stretchy=\"false\">ˆ</mo></mover></msup><mo>+</mo><mi>c</mi>"
    ),
    ("\\nu^{-1}", "<msup><mi>ν</mi><mrow><mo lspace=\"0\" rspace=\"0\">−</mo><mn>1</mn></mrow></msup>"),
    (
      "\\sum_{i=1}^n",
      "<munderover><mo>∑</mo><mrow><mi>i</mi><mo lspace=\"0\" rspace=\"0\">=</mo><mn>1</mn></mrow><mi>n</mi>"
        + "</munderover>"
    ),
    ("\\int_a^b", "<msubsup><mo>∫</mo><mi>a</mi><mi>b</mi></msubsup>"),
    (
      "\\max_k x",
      "<munder><mo lspace=\"0\" rspace=\"0\" movablelimits=\"true\">max</mo><mi>k</mi></munder>"
        + "\(apply)\(thin)<mi>x</mi>"
    ),
  ])
  func `indices, exponents and limits`(tex: String, expected: String) throws {
    #expect(try Self.mathML(tex) == expected)
  }

  @Test(arguments: [
    ("\\frac nx", "<mfrac><mi>n</mi><mi>x</mi></mfrac>"),
    ("\\tfrac12", "<mstyle displaystyle=\"false\" scriptlevel=\"0\">\(half)</mstyle>"),
    ("\\cfrac{1}{2}", "<mstyle displaystyle=\"true\" scriptlevel=\"0\">\(half)</mstyle>"),
    ("\\dfrac12", "<mstyle displaystyle=\"true\" scriptlevel=\"0\">\(half)</mstyle>"),
    ("\\sqrt v", "<msqrt><mi>v</mi></msqrt>"), ("\\sqrt[3]{v}", "<mroot><mi>v</mi><mn>3</mn></mroot>"),
    ("\\hat p", "<mover accent=\"true\"><mi>p</mi><mo stretchy=\"false\">ˆ</mo></mover>"),
    ("\\tilde Z", "<mover accent=\"true\"><mi>Z</mi><mo stretchy=\"false\">˜</mo></mover>"),
    ("\\breve D", "<mover accent=\"true\"><mi>D</mi><mo stretchy=\"false\">˘</mo></mover>"),
    (
      "{\\textstyle\\sum_t x}",
      "<mstyle displaystyle=\"false\" scriptlevel=\"0\"><munder><mo>∑</mo><mi>t</mi></munder><mi>x</mi></mstyle>"
    ),
    (
      "\\displaystyle x",
      "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mstyle>"
    ),
  ])
  func `fractions, roots, accents and styles`(tex: String, expected: String) throws {
    #expect(try Self.mathML(tex) == expected)
  }

  @Test(arguments: [
    ("(x)", "<mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>"),
    ("\\{x\\}", "<mo stretchy=\"false\">{</mo><mi>x</mi><mo stretchy=\"false\">}</mo>"),
    (
      "\\left(x\\right]",
      "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"true\">]</mo></mrow>"
    ),
    ("\\left.x\\right|", "<mrow><mi>x</mi><mo form=\"postfix\" stretchy=\"true\">|</mo></mrow>"),
    (
      "\\bigl(x\\Bigr\\}",
      "<mo form=\"prefix\" stretchy=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">(</mo><mi>x</mi>"
        + "<mo form=\"postfix\" stretchy=\"true\" minsize=\"1.8em\" maxsize=\"1.8em\">}</mo>"
    ),
    ("P\\|Q", "<mi>P</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">‖</mo><mi>Q</mi>"),
  ])
  func fences(tex: String, expected: String) throws { #expect(try Self.mathML(tex) == expected) }

  @Test(arguments: [
    ("a+b", "<mi>a</mi><mo>+</mo><mi>b</mi>"), ("a\\le b", "<mi>a</mi><mo>≤</mo><mi>b</mi>"),
    ("-a", "<mo lspace=\"0\" rspace=\"0\">−</mo><mi>a</mi>"),
    ("=-a", "<mo>=</mo><mo lspace=\"0\" rspace=\"0\">−</mo><mi>a</mi>"),
    ("(\\cdot)", "<mo stretchy=\"false\">(</mo><mo lspace=\"0\" rspace=\"0\">⋅</mo><mo stretchy=\"false\">)</mo>"),
    ("a/b", "<mi>a</mi><mo lspace=\"0\" rspace=\"0\">/</mo><mi>b</mi>"),
    ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    ("a:b", "<mi>a</mi><mo lspace=\"0.2778em\" rspace=\"0.2778em\">:</mo><mi>b</mi>"),
    ("a|b", "<mi>a</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo><mi>b</mi>"),
    ("a\\mid b", "<mi>a</mi><mo stretchy=\"false\" lspace=\"0.2778em\" rspace=\"0.2778em\">∣</mo><mi>b</mi>"),
    (
      "a\\,b\\;c\\quad d",
      "<mi>a</mi>\(thin)<mi>b</mi><mspace width=\"0.2778em\"/><mi>c</mi><mspace width=\"1em\"/><mi>d</mi>"
    ),
    ("a\\!b", "<mi>a</mi><mspace width=\"-0.1667em\"/><mi>b</mi>"),
    ("a\\ln b", "<mi>a</mi>\(thin)<mi>ln</mi>\(apply)\(thin)<mi>b</mi>"),
    ("\\ln(", "<mi>ln</mi>\(apply)<mo stretchy=\"false\">(</mo>"),
    ("\\ln=", "<mi>ln</mi><mo>=</mo>"),
    ("a\\left.b\\right.", "<mi>a</mi>\(thin)<mrow><mi>b</mi></mrow>"),
    ("a\\!\\left.b\\right.", "<mi>a</mi><mrow><mi>b</mi></mrow>"),
    (
      "T_1,\\dots,T_k",
      "<msub><mi>T</mi><mn>1</mn></msub><mo>,</mo><mi>…</mi>\(thin)<mo>,</mo><msub><mi>T</mi><mi>k</mi></msub>"
    ),
  ])
  func `signs and spaces`(tex: String, expected: String) throws { #expect(try Self.mathML(tex) == expected) }

  @Test func tables() throws {
    let aligned = try Self.mathML("\\begin{aligned}a&=b\\\\c\\\\\\end{aligned}")
    #expect(
      aligned == "<mtable displaystyle=\"true\"><mtr>"
        + "<mtd style=\"text-align: right; padding-right: 0\"><mi>a</mi></mtd>"
        + "<mtd style=\"text-align: left; padding-left: 0\"><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr>"
        + "<mtr><mtd style=\"text-align: right; padding-right: 0\"><mi>c</mi></mtd></mtr></mtable>")
    let cases = try Self.mathML("\\begin{cases}0&x\\end{cases}")
    #expect(
      cases == "<mrow><mo form=\"prefix\" stretchy=\"true\">{</mo><mtable displaystyle=\"false\"><mtr>"
        + "<mtd style=\"text-align: left\"><mn>0</mn></mtd><mtd style=\"text-align: left\"><mi>x</mi></mtd>"
        + "</mtr></mtable></mrow>")
    let matrix = "<mtable displaystyle=\"false\"><mtr><mtd style=\"text-align: center\"><mi>a</mi></mtd></mtr></mtable>"
    #expect(try Self.mathML("\\begin{matrix}a\\end{matrix}") == matrix)
    #expect(
      try Self.mathML("\\begin{pmatrix}a\\end{pmatrix}")
        == "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo>\(matrix)"
        + "<mo form=\"postfix\" stretchy=\"true\">)</mo></mrow>"
    )
  }

  @Test func `a formula of its own line is a block`() throws {
    let source = try TeXParser.mathematics(PlacedText("x"), isDisplay: true).source
    #expect(source == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mi>x</mi></math>")
  }

  @Test func `every command of the tables has its sign and only one`() throws {
    let signs =
      TeXSymbols.letters.map { ($0.key, $0.value) } + TeXSymbols.uprightLetters.map { ($0.key, $0.value) }
      + TeXSymbols.ellipses.map { ($0.key, $0.value) } + TeXSymbols.operators.map { ($0.key, $0.value.sign) }
      + TeXSymbols.words.map { ($0.key, $0.key) }
    #expect(Set(signs.map(\.0)).count == signs.count)
    for (command, sign) in signs { #expect(try Self.mathML("\\\(command)").contains(">\(sign)<"), "\(command)") }
    for (command, accent) in TeXSymbols.accents {
      #expect(try Self.mathML("\\\(command) a").contains(">\(accent)<"), "\(command)")
    }
    for (character, sign) in TeXSymbols.characters {
      let shown = sign.sign == "<" ? "&lt;" : sign.sign == ">" ? "&gt;" : sign.sign
      #expect(try Self.mathML(String(character)).contains(">\(shown)<"))
    }
  }

  /// The code points of the Unicode charts for the letters of an alphabet, counted from their beginnings.
  @Test func `every letter of an alphabet is one of its kind`() throws {
    for alphabet in [MathAlphabet.doubleStruck, .script, .sansSerif] {
      var seen: Set<Character> = []
      for value in Array(UInt8(ascii: "A")...UInt8(ascii: "Z")) + Array(UInt8(ascii: "a")...UInt8(ascii: "z")) {
        let plain = Character(Unicode.Scalar(value))
        let letter = try #require(alphabet.letter(plain))
        // Each is by its Unicode decomposition a form of the plain letter; a reserved place has no properties.
        let scalar = try #require(letter.unicodeScalars.first)
        #expect(scalar.properties.generalCategory == (plain.isUppercase ? .uppercaseLetter : .lowercaseLetter))
        #expect(seen.insert(letter).inserted)
        #expect(scalar.properties.name?.hasSuffix(" \(plain.uppercased())") == true, "\(letter)")
      }
    }
  }

  @Test func `control: letters by their offset alone are refuted at the reserved places`() throws {
    let wrong = try #require(Unicode.Scalar(UInt32(0x1D538 + 17)))
    #expect(wrong.properties.generalCategory == .unassigned)
    #expect(MathAlphabet.doubleStruck.letter("R") != Character(wrong))
  }
}
