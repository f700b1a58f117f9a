import Console
import Foundation
import Synchronization
import Testing

@Suite struct `Progress` {
  /// What a reporter writes over a job, piece by piece.
  func output(total: Int, skipped: Int = 0, isTerminal: Bool, columns: Int? = nil) async -> [String] {
    let text = Written()
    let reporter = ProgressReporter(
      total: total, unit: "seeds", isTerminal: isTerminal, columns: { columns }, write: { text.append($0) })
    await reporter.skip(skipped)
    for _ in skipped..<total { await reporter.advance() }
    return text.all
  }

  private final class Written: Sendable {
    private let pieces = Mutex<[String]>([])
    func append(_ piece: String) { pieces.withLock { $0.append(piece) } }
    var all: [String] { pieces.withLock { $0 } }
  }

  @Test func `is a bar in place on a terminal, which ends full and with a line end`() async throws {
    let pieces = await output(total: 40, isTerminal: true)
    #expect(pieces.allSatisfy { $0.hasPrefix("\r\u{1B}[K[") })
    #expect(pieces.dropLast().allSatisfy { !$0.contains("\n") })
    let last = try #require(pieces.last)
    #expect(last.contains("[\(String(repeating: "█", count: 30))] 40/40 seeds, "))
    #expect(last.hasSuffix(" elapsed\n"))
    #expect(try #require(pieces.first).hasSuffix(" left"))
  }

  /// Whether no piece reaches the last column of a terminal.
  func fits(_ pieces: [String], columns: Int) -> Bool {
    pieces.allSatisfy { $0.replacing("\r\u{1B}[K", with: "").replacing("\n", with: "").count < max(1, columns) }
  }

  @Test(arguments: [0, 1, 10, 39, 40, 41, 60, 80, 200])
  func `does not wrap, however narrow the terminal`(columns: Int) async throws {
    let pieces = await output(total: 7, isTerminal: true, columns: columns)
    #expect(fits(pieces, columns: columns))
    if columns >= 40 { #expect(try #require(pieces.last).contains("7/7 seeds, 0s elapsed")) }
  }

  @Test func `control: the bar of a wide terminal wraps on a narrow one`() async {
    #expect(!fits(await output(total: 7, isTerminal: true, columns: 80), columns: 40))
  }

  @Test func `is drawn in place only on a terminal that can`() {
    #expect(Terminal.canRedraw(isTerminal: true, environment: ["TERM": "xterm"]))
    #expect(Terminal.canRedraw(isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": "1"]))
    for environment in [["TERM": "dumb"], ["TERM": ""], [:]] {
      #expect(!Terminal.canRedraw(isTerminal: true, environment: environment))
    }
    #expect(!Terminal.canRedraw(isTerminal: false, environment: ["TERM": "xterm"]))
  }

  @Test(arguments: [(40, 10), (10, 10), (3, 3), (1, 1)])
  func `is plain lines when piped, one a tenth, without control characters`(total: Int, lines: Int) async throws {
    let pieces = await output(total: total, isTerminal: false)
    #expect(pieces.count == lines)
    #expect(pieces.allSatisfy { $0.hasSuffix("\n") && $0.dropLast().allSatisfy { !$0.isNewline && $0 != "\u{1B}" } })
    #expect(try #require(pieces.last).hasPrefix("\(total)/\(total) seeds, "))
    #expect(pieces.dropLast().allSatisfy { $0.contains(" left\n") })
  }

  @Test func `names what an earlier run had done, and counts on from there`() async throws {
    let pieces = await output(total: 4, skipped: 3, isTerminal: false)
    #expect(pieces.first == "3 of 4 seeds taken over from the earlier run\n")
    #expect(try #require(pieces.last).hasPrefix("4/4 seeds, "))
    #expect(pieces.count == 2)
  }
}

@Suite struct `A table for a terminal` {
  @Test func `has columns as wide as their widest cell, a rule, and no blanks at line ends`() {
    var table = TextTable(["name", "n"], alignments: [.left, .right])
    table.append(["a", "10"])
    table.append(["abcdef", "7"])
    #expect(table.text() == "name     n\n──────  ──\na       10\nabcdef   7")
  }

  @Test func `breaks cells at spaces, and a word that is too long stays whole`() {
    var table = TextTable(["claim", "verdict"])
    table.append(["one two three incomprehensible", "yes"])
    #expect(
      table.text(cellWidth: 8)
        == "claim             verdict\n────────────────  ───────\none two           yes\nthree\nincomprehensible")
  }

  @Test func `counts characters and not bytes`() {
    var table = TextTable(["β", "±"])
    table.append(["éé", "é"])
    #expect(table.text() == "β   ±\n──  ─\néé  é")
  }

  @Test func `a line break in a cell does not break its row`() {
    var table = TextTable(["name", "n"])
    table.append(["a\nb\r\nc", "1"])
    #expect(table.text() == "name                n\n──────────────────  ─\na\\u{A}b\\u{D}\\u{A}c  1")
  }

  @Test func `without rows is its header`() {
    #expect(TextTable(["a", "b"]).text() == "a  b\n─  ─")
  }
}
