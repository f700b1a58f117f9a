import Testing

@testable import Claims

@Suite struct `Reading Swift` {
  private func names(_ text: String) -> [String] {
    TestSuite.read(SwiftLexer(text).tokens, path: "Tests/DINLTests/File.swift").map(\.name)
  }

  private let suite = "@Suite struct `GR-001 a` { @Test func `t`() {} }"

  /// Each text hides a suite from the compiler, and shows one after it.
  @Test(arguments: [
    "// SUITE",
    "/* /* nested */ SUITE */",
    "let a = \"SUITE\"",
    "let a = \"\\\" SUITE\"",
    "let a = #\"\\\" \" SUITE\"#",
    "let a = \"\"\"\n  SUITE \" \"\" \\\"\"\" SUITE\n  \"\"\"",
    "let a = #\"\"\"\n  SUITE \"\"\" SUITE\n  \"\"\"#",
    "let a = \"\\(f(\"SUITE)\")) SUITE\"",
    "let a = text.contains(/\"SUITE/)",
    "let a = #/\"SUITE/#",
    "let a = \"unfinished SUITE",
  ])
  func `a suite in a comment or a literal is not read, the one after it is`(hidden: String) {
    let text = hidden.replacing("SUITE", with: suite.replacing("001", with: "002").replacing("\n", with: " "))
    #expect(names(text + "\n" + suite) == ["GR-001 a"])
  }

  @Test func `a quote in a regex literal does not start a string`() {
    #expect(names("let a = b.contains(/\"/); " + suite) == ["GR-001 a"])
    #expect(names("let a = /[\"]\\/\"/; let c = #/ / \"/#; " + suite) == ["GR-001 a"])
  }

  @Test func `a division is not a regex literal`() {
    #expect(names("let a = b / c; let d = (e) / 2\n" + suite + " // f / g") == ["GR-001 a"])
    #expect(names("let a = reduce(1, /)\n" + suite + "// )/") == ["GR-001 a"])
  }

  @Test func `attributes, modifiers and line breaks may stand between the attribute and the type`() {
    let text = "@Suite(.tags(.a), .enabled(if: f(1)))\n@MainActor\npublic final class\n`GR-001 \"a\" // b`: C<D> {\n}"
    let suites = TestSuite.read(SwiftLexer(text).tokens, path: "Tests/DINLTests/File.swift")
    #expect(suites.map(\.name) == ["GR-001 \"a\" // b"])
    #expect(suites.first?.location.line == 4)
  }

  @Test func `a test belongs to the innermost type that names a claim`() throws {
    let text = """
      @Suite struct `GR-001 a` {
        func helper() { if true { } }
        struct Inner { @Test func `inner`() {} }
        @Suite struct `GR-002 b` { @Test func `own`() {} }
        @Test(arguments: [1]) @available(*, unavailable) func `control: c`(x: Int) {}
      }
      extension `GR-001 a` { @Test func `later`() {} }
      @Suite struct Other { @Test func plain() {} }
      struct Helper { func notATest() {} }
      """
    let suites = TestSuite.read(SwiftLexer(text).tokens, path: "Tests/DINLTests/File.swift")
    #expect(
      suites.map { [$0.name] + $0.functions.map(\.name) } == [
        ["GR-001 a", "inner", "control: c"], ["GR-002 b", "own"], ["GR-001 a", "later"], ["Other", "plain"],
      ])
    #expect(suites.flatMap(\.functions).filter(\.isControl).map(\.name) == ["control: c"])
    #expect(suites.first?.functions.first?.identifier == "DINLTests.`GR-001 a`/Inner/inner()")
  }

  @Test func `calls are read with generic arguments and without comparisons`() {
    let text = "{ a(b < c, d); e<(F) -> G>(h); i<[J: K?]> { l.m() }; _ = n > (o) }"
    #expect(FunctionBody(SwiftLexer(text).tokens[...]).calls == ["a", "e", "i", "m"])
  }

  @Test func `mentions are read only from documentation, with its continued lines`() {
    let text = """
      /// - SeeAlso: ``Tree``, GR-001 and
      ///   GR-002
      /// - Parameter x: GR-003
      // - SeeAlso: GR-004
      let text = "/// - SeeAlso: GR-005"
      /// A line of GR-006 that is no list item.
        /// - SeeAlso: [GR-007](https://example.org), SHA-256
      """
    let references = CodeReference.read(SwiftLexer(text).documentation, path: "a.swift")
    #expect(references.map(\.claimText) == ["GR-001", "GR-002", "GR-007"])
    #expect(references.map(\.location.line) == [1, 2, 7])
  }
}

@Suite struct `Reading Markdown` {
  @Test(arguments: [
    ("GR-001 the tree", "gr-001-the-tree"), ("What `d(v)` is, and isn't", "what-dv-is-and-isnt"),
    ("A [link](x.md) – here", "a-link--here"), ("Größe_1", "größe_1"),
  ])
  func `a heading gets the id that GitHub gives it`(title: String, slug: String) {
    #expect(MarkdownDocument.slug(of: title) == slug)
  }

  @Test func `headings of the same title are numbered`() {
    let document = MarkdownDocument("# A\n## A ##\n~~~\n# B\n~~~\n<!-- \n# C\n-->\n# D", path: "a.md")
    #expect(document.linkableNames == ["a", "a-1", "d"])
  }

  @Test func `code ends where its own fence or run of backquotes ends`() {
    let text = "```md\n~~~\n[a](a.md)\n````\n`` b ` [c](c.md) `` [d](d.md)\n` [e](e.md)\n\n` [f](f.md)"
    let document = MarkdownDocument(text, path: "a.md")
    #expect(document.links.map(\.text) == ["d.md", "e.md", "f.md"])
    #expect(document.fencedLines.map(\.line) == [2, 3])
    #expect(document.fencedBlocks == [.init(language: "md", lines: ["~~~", "[a](a.md)"], line: 1)])
    #expect(document.codeSpans.map(\.text) == ["b ` [c](c.md)"])
  }

  @Test func `each fence opens a block with its language, which ends with the text if nothing closes it`() {
    let document = MarkdownDocument("~~~\n~~~\n```swift numbered\na\n\n```\n  ``` sh\nb", path: "a.md")
    #expect(document.fencedBlocks.map(\.language) == ["", "swift", "sh"])
    #expect(document.fencedBlocks.map(\.lines) == [[], ["a", ""], ["b"]])
    #expect(document.fencedBlocks.map(\.line) == [1, 3, 7])
    #expect(document.fencedLines.map(\.line) == [4, 5, 8])
  }

  @Test func `links are found with their lines, without those in code and comments`() {
    let text = """
      [a](a.md "title") ![b](<b c.png>) `[c](c.md)` \\[d]
      [e [f](f%20g.md)](h(1).md) <!-- [i](i.md) -->
      ``` not a fence ``` [j](j.md)
      <a class="k" href='k.md'>k</a>

      [l]: l.md
      """
    let links = MarkdownDocument(text, path: "a.md").links
    #expect(links.map(\.text) == ["a.md", "b c.png", "f g.md", "h(1).md", "j.md", "k.md", "l.md"])
    #expect(links.map(\.line) == [1, 1, 2, 2, 3, 4, 6])
  }

  @Test func `a table keeps escaped bars in their cells`() {
    let tables = MarkdownDocument("| A | Command |\n|:--|--:|\n| a \\| b | `c` |\n\n| d | e |", path: "a.md").tables
    #expect(tables.map(\.header.cells) == [["A", "Command"]])
    #expect(tables.first?.column("command") == 1)
    #expect(tables.first?.rows.map(\.cells) == [["a | b", "`c`"]])
    #expect(tables.first?.rows.first?.line == 3)
  }

  @Test(arguments: [
    (
      "swift run -c release dinl reproduce --seeds 20",
      [ShellCommand.dinl(subcommand: "reproduce", options: ["--seeds"])]
    ),
    (
      "dinl refute \"a <= -b\" --seed=1 --losses -1,2 -h -- --x",
      [.dinl(subcommand: "refute", options: ["--seed", "--losses", "-h"])]
    ),
    ("sudo apt-get install a && A=1 .build/release/dinl graph x | less", [.dinl(subcommand: "graph")]),
    ("dinl help audit", [.dinl(subcommand: "audit")]), ("dinl --help", [.dinl(subcommand: nil)]),
    ("$ swift test --filter 'GR-001 a'; swift test # dinl lie", [.test(filter: "GR-001 a"), .test(filter: nil)]),
    ("swift test --filter=GR-001", [.test(filter: "GR-001")]), ("swift build", []), ("the dinl executable", []),
  ])
  func `commands are read from a shell line`(line: String, commands: [ShellCommand]) {
    #expect(ShellCommand.read(line) == commands)
  }

  @Test func `paths are read from the commands of the project`() {
    let line = "ls a/b; dinl graph Data/a.json/ --output=c/d -x 'e f/g' <h/i> *.j/k l"
    #expect(ShellCommand.paths(line) == ["Data/a.json/"])
  }

  @Test func `paths that a command writes are not among those that it reads`() {
    let line = "dinl graph a/b --output c/d e/f -o g/h > i/j 2>> k/l -output m/n '<o>' p/q"
    #expect(ShellCommand.paths(line) == ["a/b", "e/f", "m/n", "p/q"])
  }
}
