import PropertyTesting
import Testing

@Suite struct `Values, matrices and falsehoods are written and drawn as stated` {
  enum Kind {
    case plain
    case single(Int)
    case double(first: Int, Int)
  }

  @Test func `numbers, texts, collections and enumerations are written as Swift`() {
    #expect(swiftLiteral(of: -Double.infinity) == "-Double.infinity" && swiftLiteral(of: Double.nan) == "Double.nan")
    #expect(swiftLiteral(of: Float.infinity) == "Float.infinity" && swiftLiteral(of: Float(0.1)) == "0.1")
    #expect(swiftLiteral(of: Character("\n")) == #""\n""# && swiftLiteral(of: true) == "true")
    #expect(swiftLiteral(of: Set([2, 1, 3])) == "[1, 2, 3]" && swiftLiteral(of: [Int: Int]()) == "[:]")
    #expect(swiftLiteral(of: ["b": 1, "a": 2]) == #"["a": 2, "b": 1]"# && swiftLiteral(of: [Int]()) == "[]")
    #expect(swiftLiteral(of: Int?.none as Any) == "nil" && swiftLiteral(of: Int?.some(7) as Any) == "7")
    #expect(swiftLiteral(of: Kind.plain) == ".plain" && swiftLiteral(of: Kind.single(4)) == ".single(4)")
    #expect(swiftLiteral(of: Kind.double(first: 1, 2)) == ".double(first: 1, 2)")
    #expect(swiftLiteral(of: (1, "a")) == #"(1, "a")"# && swiftLiteral(of: -5 as Int8) == "-5")
  }

  @Test func `a covariance is the product of its factor with its transpose`() {
    let factor = CovarianceFactor(lower: [[2], [3, 4], [-1, 5, 6]])
    #expect(factor.matrix == [[4, 6, -2], [6, 25, 17], [-2, 17, 62]])
    #expect(Weights([1, 0, 3]).probabilities == [0.25, 0, 0.75])
  }

  @Test func `a falsehood is sought from ten seeds of 5000 cases, or as many as are wanted`() {
    let numbers = Generator<Int>.integer(in: 0...1_000_000)
    var drawn: [Int] = []
    let none = numbers.smallestCounterexamples(seeds: 3, cases: 5) { number in
      drawn.append(number)
      return false
    }
    #expect(none == ["not refuted"] && drawn.count == 15)
    // Searches of equal seeds would draw equal numbers.
    #expect(drawn[0..<5] != drawn[5..<10] && drawn[5..<10] != drawn[10..<15])
    var calls = 0
    _ = numbers.smallestCounterexamples { _ in
      calls += 1
      return false
    }
    #expect(calls == 50_000)
    #expect(numbers.smallestCounterexamples { $0 >= 1000 } == ["1000"])
    struct Refused: Error {}
    let refused = numbers.smallestCounterexamples(seeds: 2, cases: 9) { _ in throw Refused() }
    #expect(refused == ["not refuted"])
  }
}
