import Testing

@testable import Claims

@Suite struct `Finding statements` {
  private static let finder = StatementFinder(
    """
    extension Queue.Memory {
      @inlinable
      func sift<T: Comparable>(_ node: T, limit: Int = 60) -> Int where T: Hashable {
        func isLess(_ other: T) -> Bool {
          func inner() -> Bool { node < other }
          return inner() && !done
        }
        guard first > 0, isLess(node) else { return 0 }
        for child in 0..<count where child > 0 { total += child }
        let value = (1...3).map {
          // A comment.
          $0 + 1
        }
        if first > 0 && second > 0 { total += 1 }
        while total
          < limit { total += 1 }
        return value
          .count
      }
      static let cap = 60
      var size: Int { switch cap { case 60: total -= 1; default: break } }
      static func < (left: Self, right: Self) -> Bool { left.size < right.size }
      init() { total = 0 }
    }
    func sift() { total = 1 }
    let global = { func one() { 1 } }
    """)

  @Test(arguments: [
    ("total += 1", "Queue.Memory.sift", 2), ("first > 0", "Queue.Memory.sift", 1),
    ("isLess(node)", "Queue.Memory.sift", 1),
    ("0..<count", "Queue.Memory.sift", 1), ("child > 0", "Queue.Memory.sift", 1), ("60", "Queue.Memory.sift", 1),
    ("total < limit", "Queue.Memory.sift", 1), ("return value .count", "Queue.Memory.sift", 1),
    ("(1...3).map { // A comment. $0 + 1 }", "Queue.Memory.sift", 1), ("$0 + 1", "Queue.Memory.sift", 1),
    ("inner() && !done", "Queue.Memory.sift.isLess", 0), ("return inner() && !done", "Queue.Memory.sift.isLess", 1),
    ("node < other", "Queue.Memory.sift.isLess.inner", 1), ("60", "Queue.Memory.cap", 1),
    ("cap", "Queue.Memory.size", 1),
    ("total -= 1", "Queue.Memory.size", 1), ("left.size < right.size", "Queue.Memory.<", 1),
    ("total = 0", "Queue.Memory.init", 1), ("total = 1", "sift", 1), ("{ func one() { 1 } }", "", 1), ("1", "one", 1),
  ])
  func `a whole statement, condition or value is found in its declaration`(
    statement: String, symbol: String, count: Int
  ) {
    #expect(Self.finder.count(of: statement, in: symbol) == count)
  }

  /// A search of the text alone finds all of these.
  @Test(arguments: [
    ("total = 1", "Queue.Memory.sift"), ("second > 0", "Queue.Memory.sift"), ("return value", "Queue.Memory.sift"),
    ("total", "Queue.Memory.sift"), ("return inner()", "Queue.Memory.sift.isLess"), ("total += 1", "sift"),
    ("guard first > 0", "Queue.Memory.cap"), ("irst > 0", "Queue.Memory.sift"), ("total +", "Queue.Memory.sift"),
    ("1", "Queue.Memory.sift"), ("return 0", "Queue.Memory.sift.isLess"), ("", "sift"),
  ])
  func `control: a piece of a statement, or one of another declaration, is not found`(
    statement: String, symbol: String
  ) {
    #expect(Self.finder.count(of: statement, in: symbol) == 0)
  }

  @Test func `a declaration that a file does not have holds nothing`() {
    for symbol in ["Memory.sift", "Queue.sift", "isLess", "Queue.Memory.sift.inner", "Queue.Memory", "global"] {
      #expect(Self.finder.count(of: "total += 1", in: symbol) == nil)
    }
  }

  @Test(arguments: [
    ("1", "1 + 10 - 1", 2), ("1", "a1 + 1_000 + $1 + 0.1 + 1.5", 0), ("0", "0..<n", 1), ("0", "(0...0)", 2),
    ("<", "a <= b, a..<b, a << b", 0), ("<", "a < b", 1), ("infinity", "-Double.infinity", 1), ("-", "-a - b", 2),
    ("min", "max(a.min, b)", 1), ("min", "minimum", 0), ("a, b", "f(a,  b)", 1), ("1.0", "1.0.bitPattern", 1),
    ("", "a", 0), ("ab", "a", 0), ("0x1p-900", "x < 0x1p-900 ? a : b", 1), ("60", "shift >= -60", 1),
  ])
  func `a part is counted where it is no piece of a name, a number or an operator`(
    part: String, statement: String, count: Int
  ) {
    #expect(StatementFinder.places(of: part, in: statement) == count)
  }
}
