import DINL
import Foundation
import PropertyTesting
import Testing
import Trials

/// A decimal by its text and by its value in units of 10⁻⁹, exactly.
private struct Decimal: Sendable {
  let text: String
  let value: Int

  static let all = Generator<Decimal> { source throws(Discard) in
    let (sign, digits, places) = (
      try source.index(below: 3), try source.index(below: 12_000), try source.index(below: 5)
    )
    let power = try source.index(below: 4) - 1
    let (zeros, trailing) = (try source.index(below: 3), try source.index(below: 3))
    var text = String(repeating: "0", count: max(0, places + 1 - "\(digits)".count)) + "\(digits)"
    text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
    if places == 0, trailing == 0 { text.removeLast() }
    text =
      String(repeating: "0", count: zeros) + text + String(repeating: "0", count: text.contains(".") ? trailing : 0)
    if power != 0 { text += "e\(power)" }
    var scale = 1
    for _ in 0..<9 - places + power { scale *= 10 }
    return Decimal(text: ["", "-", "+"][sign] + text, value: (sign == 1 ? -1 : 1) * digits * scale)
  }
}

@Suite struct `The classes of a table` {
  func parse(_ labels: [String], dropMissing: Bool = false) throws -> Dataset {
    let rows = labels.enumerated().map { "\($0),\($1)\n" }.joined()
    return try Dataset.parse(
      Data(("a,label\n" + rows).utf8), name: "t", file: "t.csv", label: " label ",
      options: Dataset.ReadingOptions(dropMissing: dropMissing))
  }

  @Test func `1 and 1.0 are one class, named by the shorter text, and said to be`() throws {
    let table = try parse(["1.0", "2", "1", "10", "+1", "2e0", "9007199254740993", "9007199254740992"])
    #expect(table.classNames == ["1", "2", "10", "9007199254740992", "9007199254740993"])
    #expect(table.labels == [0, 1, 0, 2, 0, 1, 4, 3])
    let notices = table.notices.filter { $0.hasPrefix("labels that are the same number are one class: ") }
    #expect(notices.map { $0.split(separator: ": ")[1] } == [#""1" = "+1" = "1.0", "2" = "2e0""#])
    // One text that is no number, or infinite, and all are texts.
    #expect(try parse(["1.0", "1", "10", "9", "x"]).classNames == ["1", "1.0", "10", "9", "x"])
    #expect(try parse(["1", "10", "9", "inf"]).classNames == ["1", "10", "9", "inf"])
    #expect(try parse(["1", "10", "9", "1e99999999999"]).notices.allSatisfy { !$0.contains("same number") })
  }

  @Test func `labels that say the class is missing are refused, or left out and counted`() throws {
    for word in ["NA", "nan", "?", "N/A", "null"] {
      #expect(throws: DatasetError.missingClass(file: "t.csv", line: 4, column: "label", value: word)) {
        try parse(["1", "2", word])
      }
      let table = try parse(["1", "2", word, "1", word], dropMissing: true)
      #expect(table.classNames == ["1", "2"] && table.labels == [0, 1, 0] && table.droppedRows == 2)
      #expect(table.notices.contains("rows left out because a value was missing: 2"))
    }
  }

  @Test func `decimals compare by their exact values`() {
    checkProperty(Decimal.all.zip(Decimal.all), PropertySettings(cases: 2000)) { left, right in
      guard let first = WrittenDecimal(left.text), let second = WrittenDecimal(right.text) else {
        Issue.record("\(left.text) and \(right.text) are decimals")
        return
      }
      #expect((first < second) == (left.value < right.value) && (first == second) == (left.value == right.value))
    }
    for text in ["", ".", "-", "e1", "1e", "1x", "0x1", "inf", "nan", "1 2", "1,5", "--1"] {
      #expect(WrittenDecimal(text) == nil, "\(text)")
    }
  }

  /// Whether a comparison orders the texts: of two that differ just one precedes, and preceding passes on.
  func isOrder(_ texts: [String], _ precedes: (String, String) -> Bool) -> Bool {
    texts.allSatisfy { a in
      !precedes(a, a)
        && texts.allSatisfy { b in
          (a == b || precedes(a, b) != precedes(b, a))
            && texts.allSatisfy { c in !(precedes(a, b) && precedes(b, c)) || precedes(a, c) }
        }
    }
  }

  /// The order of classes depends on which there are alone.
  @Test func `neither the order of the rows nor a hash's seed changes the classes`() {
    let word = Generator<String>.oneOf(
      Decimal.all.map(\.text), Generator.element(of: ["x", "y", "inf", "-inf", "infinity", "1e400", "0x10", "none"]))
    checkProperty(word.array(count: 2...8).zip(Generator<Int>.integer(in: 0...Int.max))) { labels, salt in
      var (shuffled, stream) = (labels, RandomStream(seed: UInt64(salt)))
      stream.shuffle(&shuffled)
      let (classes, others) = (Classes(labels), Classes(shuffled))
      #expect(classes.names == others.names && classes.joined == others.joined)
      let place = Dictionary(zip(classes.names, classes.names.indices)) { first, _ in first }
      #expect(isOrder(classes.names) { (place[$0] ?? 0) < (place[$1] ?? 0) })
    }
  }

  @Test func `control: numbers compared as such though one of them is none are refuted`() {
    func precedes(_ left: String, _ right: String) -> Bool { (Double(left) ?? 0, left) < (Double(right) ?? 0, right) }
    #expect(isOrder(["1", "2", "10"], precedes))
    #expect(!isOrder(["1", "2", "nan"], precedes))
  }

  @Test func `control: labels compared as nearest doubles are refuted`() {
    let (left, right) = ("9007199254740993", "9007199254740992")
    #expect(WrittenDecimal(left) != WrittenDecimal(right) && Double(left) == Double(right))
  }
}

@Suite struct `Columns of a table that were not asked for` {
  static let text = "name,a,b,label\nfirst,1,2,x\nsecond,3,,y\n"

  func parse(_ columns: Set<String>?, dropMissing: Bool = false) throws -> Dataset {
    try Dataset.parse(
      Data(Self.text.utf8), name: "t", file: "t.csv", label: "label",
      options: Dataset.ReadingOptions(dropMissing: dropMissing), columns: columns)
  }

  @Test func `are not read, whatever they hold, and are named`() throws {
    let table = try parse(["a"])
    #expect(table.featureNames == ["a"] && table.features == [1, 3] && table.unreadColumns == ["name", "b"])
    #expect(throws: DatasetError.missingValue(file: "t.csv", line: 3, column: "b")) { try parse(["a", "b"]) }
    #expect(try parse(["none", "a"]).featureNames == ["a"])
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: 2, column: "name", value: "first")) { try parse(nil) }
  }
}

@Suite struct `Values of any size` {
  /// Whether classes that a column tells apart are still apart once it is standardized.
  func isToldApart(_ values: [Double]) -> Bool {
    let dataset = Dataset(
      name: "t", file: "t.csv", checksum: "", featureNames: ["a"], features: values,
      labels: values.indices.map { $0 % 2 }, classNames: ["x", "y"])
    let column = dataset.samples(standardizedOn: Array(values.indices)).features
    let standardized = values.indices.map { column[$0, 0] }
    let variance = standardized.reduce(0) { $0 + Double($1) * Double($1) } / Double(values.count)
    // Each value was rounded to single precision once.
    let bound = 2 * Double(Float.ulpOfOne)
    return standardized.indices.allSatisfy { standardized[$0].isFinite && (standardized[$0] > 0) == ($0 % 2 == 1) }
      && (variance - 1).magnitude <= bound
  }

  /// Two values by turns.
  func turns(_ low: Double, _ high: Double) -> [Double] { (0..<1000).map { $0 % 2 == 0 ? low : high } }

  @Test(
    arguments: [
      (1_700_000_000, 1_700_000_001), (1e16, 1e16 + 2), (-1e300, 1e300), (1e-300, 2e-300),
      (0, Double.leastNonzeroMagnitude), (0, 1),
      (1e300, 1e300.nextUp), (-Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude),
    ] as [(Double, Double)])
  func `are told apart in double precision before they are cut to single`(low: Double, high: Double) {
    #expect(isToldApart(turns(low, high)))
  }

  @Test func `control: seconds since 1970 cut to single precision before they are standardized are refuted`() {
    #expect(!isToldApart(turns(1_700_000_000, 1_700_000_001).map { Double(Float($0)) }))
  }
}
