import PropertyTesting
import Testing

@testable import AuditPage

/// What each block and span becomes. The expected structure is that of GitHub's Markdown (cmark-gfm), of which a part
/// is read.
@Suite struct `Markdown of the proofs` {
  private static let writer = MarkdownWriter(links: PageLinks(anchors: ["GR-001"]))

  static func html(_ text: String) throws -> String { try writer.nodes(of: text).map(\.source).joined() }

  static func spans(_ text: String) throws -> String { try writer.spans(of: text).map(\.source).joined() }

  @Test(arguments: [
    ("a\nb\n\nc", "<p>a\nb</p><p>c</p>"), ("- a\n  b\nc\n- d", "<ul><li>a\nb\nc</li><li>d</li></ul>"),
    ("1. a\n\n2. b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"), ("7) a", "<ol start=\"7\"><li>a</li></ol>"),
    ("- a\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("1. a\n\n   b\n\nc", "<ol><li><p>a</p><p>b</p></li></ol><p>c</p>"),
    ("a\n- b", "<p>a</p><ul><li>b</li></ul>"), ("a\n2. b", "<p>a\n2. b</p>"), ("-a\n\n1.b", "<p>-a</p><p>1.b</p>"),
    ("> a\nb\n> - c", "<blockquote><p>a\nb</p><ul><li>c</li></ul></blockquote>"),
    ("```swift\n<a> *b*\n\n  c\n```\nd", "<pre><code>&lt;a&gt; *b*\n\n  c\n</code></pre><p>d</p>"),
    ("~~~\n```\n~~~", "<pre><code>```\n</code></pre>"), ("```\na", "<pre><code>a\n</code></pre>"),
    ("- a\n  ```\n  b\n  ```", "<ul><li>a<pre><code>b\n</code></pre></li></ul>"),
    (
      "| A | B |\n|:-:|--:|\n| a \\| b | `c` |\n| d |",
      "<table><thead><tr><th style=\"text-align: center\">A</th><th style=\"text-align: right\">B</th></tr></thead>"
        + "<tbody>"
        + "<tr><td style=\"text-align: center\">a | b</td><td style=\"text-align: right\"><code>c</code></td></tr>"
        + "<tr><td style=\"text-align: center\">d</td><td style=\"text-align: right\"></td></tr></tbody></table>"
    ),
    ("a | b\nc", "<p>a | b\nc</p>"),
    ("- ```\n  a\nb", "<ul><li><pre><code>a\n</code></pre></li></ul><p>b</p>"),
  ])
  func blocks(text: String, expected: String) throws { #expect(try Self.html(text) == expected) }

  @Test(arguments: [
    (
      "*a* **b** ***c*** _d_ __e__",
      "<em>a</em> <strong>b</strong> <em><strong>c</strong></em> <em>d</em> <strong>e</strong>"
    ),
    ("**a *b* c**", "<strong>a <em>b</em> c</strong>"), ("a*b*c a_b_c", "a<em>b</em>c a_b_c"),
    ("*foo**bar**baz*", "<em>foo<strong>bar</strong>baz</em>"), ("**a", "**a"), ("*a**b*", "<em>a**b</em>"),
    // The signs of the proofs that are no emphasis.
    ("k* and t* ≤ −t*", "k* and t* ≤ −t*"), ("w_k φ_k, L_{J,0}, L_{J,1}", "w_k φ_k, L_{J,0}, L_{J,1}"),
    ("⊗_v P_{W_v|π}", "⊗_v P_{W_v|π}"), ("2 * 3 * 4", "2 * 3 * 4"), ("[ln(x) + j] (a)", "[ln(x) + j] (a)"),
    ("`a *b*` ``c ` d`` ` e", "<code>a *b*</code> <code>c ` d</code> ` e"), ("`a\nb`", "<code>a b</code>"),
    ("\\*a\\* \\$ \\a", "*a* $ \\a"),
    ("[*a* `]`](Graph.md#GR-001)", "<a href=\"#GR-001\"><em>a</em> <code>]</code></a>"),
    ("[a](#GR-001 \"t\")", "<a href=\"#GR-001\">a</a>"), ("[a](<#GR-001>)", "<a href=\"#GR-001\">a</a>"),
    ("[a](https://b.org/c_(d))", "<a href=\"https://b.org/c_(d)\">a</a>"), ("[a](Graph.md#GR-9)", "a"),
    ("[a](../Sources/A.swift)", "a"), ("[a [b](#GR-001)](#GR-001)", "<a href=\"#GR-001\">a [b](#GR-001)</a>"),
    ("[a](ftp://b.org/#GR-001)", "a"), ("5 $ and $6", "5 $ and $6"),
  ])
  func spans(text: String, expected: String) throws { #expect(try Self.spans(text) == expected) }

  private static func math(_ display: String) -> String {
    "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"\(display)\"><mi>x</mi></math>"
  }

  @Test func `mathematics stands where it is written`() throws {
    let (line, block) = (Self.math("inline"), Self.math("block"))
    #expect(try Self.html("a $x$, *b*") == "<p>a \(line), <em>b</em></p>")
    #expect(
      try Self.html("a\n\n$$x$$\n\nb") == "<p>a</p><div class=\"formula\" style=\"--signs: 1\">\(block)</div><p>b</p>")
    #expect(
      try Self.html("a\n$$\nx\n$$\nb") == "<p>a</p><div class=\"formula\" style=\"--signs: 1\">\(block)</div><p>b</p>")
    #expect(try Self.html("```math\nx\n```") == "<div class=\"formula\" style=\"--signs: 1\">\(block)</div>")
    #expect(try Self.html("$$x$$ a") == "<p>\(block) a</p>")
    #expect(
      try Self.html("1. a\n\n   $$x$$")
        == "<ol><li><p>a</p><div class=\"formula\" style=\"--signs: 1\">\(block)</div></li></ol>")
    #expect(try Self.html("`$x$` and `$$x$$`") == "<p><code>$x$</code> and <code>$$x$$</code></p>")
  }

  @Test(arguments: [
    ("a\n\n$$x+\\foo$$", 3, 5, MathematicsError.Fault.unknownCommand("\\foo")),
    ("1. a\n\n   $$\n   \\foo\n   $$", 4, 4, .unknownCommand("\\foo")),
    ("> - a $\\foo$", 1, 8, .unknownCommand("\\foo")),
    ("| A |\n|--|\n| $\\foo$ |", 3, 4, .unknownCommand("\\foo")),
    ("```math\n\\foo\n```", 2, 1, .unknownCommand("\\foo")),
    ("a $$x", 1, 3, .unclosed("$$")), ("$$x\n\n$$", 1, 1, .unclosed("$$")),
  ])
  func `a fault in mathematics is refused with its place in the text`(
    text: String, line: Int, column: Int, fault: MathematicsError.Fault
  ) {
    #expect(throws: MathematicsError(fault, at: TextPosition(line: line, column: column))) { try Self.html(text) }
    let moved = TextPosition(line: line + 40, column: column)
    #expect(throws: MathematicsError(fault, at: moved)) { try Self.writer.nodes(of: text, line: 41) }
  }

  /// Each text hides an element or an attribute that a browser would obey.
  @Test(arguments: [
    "<script>alert(1)</script>", "*<script>*", "`<script>`", "[<script>](#GR-001)", "[a](javascript:alert(1))",
    "[a](https://a.org/\"onclick=\"alert(1))", "[a](javascript:alert(1)#GR-001)", "```\n<script>\n```", "> <script>",
    "- <script>", "| <script> |\n|--|\n| <script> |", "$\\text{<script>}$", "<img src=x onerror=alert(1)>",
    "<\u{338}script>", "&lt;script&gt; &#60;script>", "<!-- a -->", "![a](x.png)", "\\<script>", "a\u{0}b\u{FFFE}",
  ])
  func `markup in a statement is shown and not obeyed`(text: String) throws {
    let html = try Self.html(text)
    #expect(MarkupCheck.faults(of: html) == [])
    #expect(!html.unicodeScalars.starts(with: "<script".unicodeScalars) && !html.contains("<script"))
    #expect(!text.contains("<script") || html.contains("&lt;script"))
  }

  @Test func `control: a statement without escapes is refuted`() {
    #expect(MarkupCheck.faults(of: "<p><script>alert(1)</script></p>") == ["script is not admitted"])
    #expect(MarkupCheck.faults(of: "<p><img src=\"x\"></img></p>").contains("img is not admitted"))
    #expect(MarkupCheck.faults(of: "<p>a < b</p>") == ["not well-formed"])
  }

  /// Texts of marks in any order.
  static let drawn = Generator<String> { source throws(Discard) in
    let parts = [
      "a", "b c", " ", "  ", "\n", "\n", "\n\n", "*", "**", "_", "`", "```\n", "[", "](", ")", "(", "<", ">", "> ",
      "- ", "1. ",
      "2) ", "|", "|-|\n", "\\", "&", "\"", "#GR-001", "$", "x$", "$$", "<script>", "~~~", "+ ", "\t", "\r\n",
    ]
    var text = ""
    for _ in 0..<(try source.integer(in: 0...16)) { text += parts[try source.index(below: parts.count)] }
    return text
  }

  @Test func `whatever is written becomes admitted markup, unless its mathematics is refused`() {
    checkProperty(Self.drawn) { text in
      guard let html = try? Self.html(text) else { return #expect(text.contains("$")) }
      #expect(MarkupCheck.faults(of: html) == [])
    }
  }

  @Test func `control: a converter that leaves the signs of markup alone is refuted, down to one sign`() {
    let minima = Self.drawn.smallestCounterexamples(describing: { $0 }) { text in
      MarkupCheck.faults(of: "<p>\(text)</p>") != []
    }
    #expect(!minima.isEmpty && minima.allSatisfy { ["<", "&", "<script>"].contains($0) }, "\(minima)")
  }
}
