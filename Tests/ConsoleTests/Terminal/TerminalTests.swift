import Console
import Synchronization
import Testing

@Suite struct `Progress` {
  /// What a reporter writes over a job, piece by piece.
  func output(total: Int, skipped: Int = 0, isTerminal: Bool, columns: Int? = nil) async -> [String] {
    let text = Written()
    let reporter = ProgressReporter(
      total: total, unit: "seeds", phase: "training", isTerminal: isTerminal, columns: { columns },
      write: { text.append($0) })
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
    #expect(last.contains("[\(String(repeating: "█", count: 30))] training 40 of 40 seeds, "))
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
    if columns >= 40 { #expect(try #require(pieces.last).contains("training 7 of 7 seeds, 0s elapsed")) }
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
    #expect(try #require(pieces.last).hasPrefix("training \(total) of \(total) seeds, "))
    #expect(pieces.dropLast().allSatisfy { $0.contains(" left\n") })
  }

  @Test func `names what an earlier run had done, and counts on from there`() async throws {
    let pieces = await output(total: 4, skipped: 3, isTerminal: false)
    #expect(pieces.first == "3 of 4 seeds taken over from the earlier run\n")
    #expect(try #require(pieces.last).hasPrefix("training 4 of 4 seeds, "))
    #expect(pieces.count == 2)
  }

  /// Whether pieces set a color or another look of letters (ECMA-48, SGR).
  func areColored(_ pieces: [String]) -> Bool {
    pieces.contains { $0.contains(#/\u{1B}\[[0-9;]*m/#) }
  }

  @Test func `has no colors, as NO_COLOR demands, and ends with the phase that follows`() async throws {
    for isTerminal in [true, false] {
      let text = Written()
      let reporter = ProgressReporter(
        total: 2, unit: "seeds", phase: "training", isTerminal: isTerminal, columns: { 80 }, write: { text.append($0) })
      for _ in 0..<2 { await reporter.advance() }
      await reporter.end(before: "writing results")
      #expect(text.all.last == "writing results\n" && text.all.dropLast().allSatisfy { $0.contains("training ") })
      #expect(!areColored(text.all))
    }
  }

  @Test func `control: a bar in color is refuted`() {
    #expect(areColored(["\r\u{1B}[K", "\u{1B}[1;32m█\u{1B}[0m"]) && !areColored(["\r\u{1B}[K["]))
  }
}

@Suite struct `The width of what is printed` {
  func width(_ columns: String?, terminal: Int? = nil) -> Int {
    Terminal.width(environment: columns.map { ["COLUMNS": $0] } ?? [:], terminal: terminal, otherwise: 80)
  }

  @Test func `is COLUMNS, else that of the terminal, else 80 columns`() {
    #expect(width("100") == 100 && width("100", terminal: 40) == 100)
    #expect(width(nil, terminal: 132) == 132 && width(nil) == 80)
    #expect(width("1") == 1 && width("10000") == 10_000)
  }

  @Test(arguments: ["", "0", "-3", "wide", "80.5", "10001", "99999999999999999999", "８０"])
  func `does not follow a COLUMNS that is no width`(columns: String) {
    #expect(width(columns) == 80 && width(columns, terminal: 50) == 50)
  }
}
