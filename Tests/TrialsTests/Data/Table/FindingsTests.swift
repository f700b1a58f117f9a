import DINL
import TestSupport
import Testing
import Trials

@Suite struct `What the user should know of a table` {
  /// Twelve samples of three features and two classes about which there is nothing to say.
  static let rows: [[Double]] = (0..<12).map { row in [row * 7 % 12, row * 5 % 11, row % 5].map { Double($0) } }
  static let labels = (0..<12).map { "\($0 * 5 % 12 < 6)" }

  func notices(_ rows: [[Double]] = rows, _ labels: [String] = labels) throws -> [String] {
    let text = zip(rows, labels).map { values, label in values.map { "\($0)," }.joined() + label + "\n" }
    let table = try readTable("a,b,c,label\n" + text.joined())
    return table.notices
  }

  /// Whether one notice, and no other one, contains some words.
  func isOnly(_ words: String..., in notices: [String]) -> Bool {
    notices.count == 1 && words.allSatisfy(notices[0].contains)
  }

  @Test func `control: is nothing for a table without peculiarities`() throws {
    #expect(try notices().isEmpty)
  }

  @Test func `is that rows are sorted by class`() throws {
    let sorted = Self.labels.sorted()
    #expect(isOnly("sorted by class", in: try notices(Self.rows, sorted)))
    #expect(isOnly("sorted by class", in: try notices(Self.rows, sorted.reversed())))
    var swapped = sorted
    swapped.swapAt(5, 6)
    #expect(try notices(Self.rows, swapped).isEmpty)
    // Nine rows may be sorted by chance.
    let few = Array(zip(Self.rows, sorted).dropLast(3))
    #expect(try notices(few.map(\.0), few.map(\.1)).allSatisfy { !$0.contains("sorted") })
  }

  @Test func `is neither order nor equality where classes have one sample each`() throws {
    func found(_ samplesPerClass: Int) throws -> [String] {
      let labels = Self.rows.indices.map { "class \(10 + $0 / samplesPerClass)" }
      let rows = Self.rows.enumerated().map { [$1[0], Double($0 / samplesPerClass) - 5, $1[2]] }
      return try notices(rows, labels).filter { !$0.contains("fewer than 4 samples") }
    }
    #expect(try found(1).isEmpty)
    let two = try found(2)
    #expect(two.count == 2 && two[0].contains("sorted by class") && two[1].contains("equal the label"))
    #expect(two[1].contains("\"b\"") && !two[1].contains("\"a\""))
  }

  @Test func `is how many rows repeat an earlier one`() throws {
    let (rows, labels) = (
      Self.rows + [Self.rows[3], Self.rows[0], Self.rows[3]], Self.labels + ["false", "true", "false"]
    )
    #expect(Self.labels[3] == "true" && Self.labels[0] == "true")
    #expect(isOnly("repeat an earlier one", "2 of 15", in: try notices(rows, labels)))
    // Other features or another class make another row, and -0 is 0.
    #expect(try notices(Self.rows + [[0, 5, 4]], Self.labels + ["true"]).isEmpty)
    #expect(try notices(Self.rows + [Self.rows[0]], Self.labels + ["false"]).isEmpty)
    #expect(isOnly("1 of 13", in: try notices(Self.rows + [[-0.0, -0.0, -0.0]], Self.labels + ["true"])))
  }

  @Test func `is that a column equals the label but for its coding`() throws {
    func rows(_ value: (Int) -> Double) -> [[Double]] {
      Self.rows.enumerated().map { [$1[0], value($0), $1[2]] }
    }
    #expect(isOnly("equal the label", "\"b\"", in: try notices(rows { Self.labels[$0] == "true" ? 7 : -1 })))
    #expect(try notices(rows { Self.labels[$0] == "true" && $0 != 3 ? 7 : -1 }).isEmpty)
    #expect(isOnly("constant columns", "\"b\"", in: try notices(rows { _ in 7 })))
    let colors = ["red", "blue", "green"]
    let text = (0..<15).map { "\($0 * 7 % 15),\(colors[$0 % 3]),\($0 % 3)\n" }.joined()
    let found = try readTable("a,color,label\n" + text) { $0.encodesTexts = true }.notices
    #expect(found.contains { $0.contains("equal the label") && $0.contains("\"color\"") && !$0.contains("\"a\"") })
    let others = try readTable("a,color,label\n" + text.replacing("blue", with: "red")) { $0.encodesTexts = true }
      .notices
    #expect(others.allSatisfy { !$0.contains("equal the label") })
  }

  @Test func `is which classes are too small for a split, by the rule of the split itself`() throws {
    for count in 1...6 {
      let text = (0..<24).map { "\($0 * 7 % 11),\($0 < count ? "\"rare\"\"\"" : "\($0 % 2)")\n" }.joined()
      let table = try readTable("a,label\n" + text)
      let notice = table.notices.first { $0.contains("fewer than 4 samples") }
      #expect((notice != nil) == (count < 4))
      if count < 4 { #expect(notice?.contains("\"rare\"\" (\(count))") == true) }
      let canSplit = (try? table.requireSplit(training: 0.6, validation: 0.2)) != nil
      #expect(canSplit == (count >= 4))
    }
  }

  @Test func `is one line each, whatever names hold, and stays short for a thousand columns`() throws {
    let names = (0..<1000).map { "\"c\u{202E}\($0)\n\u{1B}\"" }.joined(separator: ",")
    let rows = (0..<12).map { row in String(repeating: "5,", count: 1000) + (row < 6 ? "x" : "y") + "\n" }.joined()
    let table = try readTable("\(names),label\n\(rows)")
    #expect(table.notices.count == 3)
    for notice in table.notices {
      #expect(notice.count < 400 && notice.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
    #expect(table.notices[2].contains("and 988 more"))
  }

  @Test func `is known of the shipped datasets too`() throws {
    let wine = try ShippedDataset.wine.read(from: Project.data)
    #expect(isOnly("sorted by class", in: wine.notices) && wine.labelName == "label")
    let digits = try ShippedDataset.digits.read(from: Project.data)
    #expect(isOnly("constant columns", "\"r0c0\"", in: digits.notices))
  }

  @Test func `takes no quadratic time on rows that all are alike`() throws {
    let rows = String(repeating: "1,2,x\n1,2,y\n", count: 50_000)
    let start = ContinuousClock.now
    #expect(try readTable("a,b,label\n" + rows).notices.contains { $0.contains("99998 of 100000") })
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
