import PropertyTesting
import Testing

/// The thirteen problems of the public collection "shrinking challenge": one answer, the smallest, whatever the seed.
@Suite struct `The shrinking challenge` {
  static let integers = Generator<Int>.integer

  @Test func `bound five`() {
    let list = Generator<Int16>.integer.array(count: 0...10)
      .filter { $0.reduce(0, &+) < 256 }
    Problem(list.array(count: 5)) { lists in lists.joined().reduce(0, &+) >= 5 * 256 }
      .expectOne("[[], [], [], [-1], [-32768]]", enumeration: nil)
  }

  @Test func `large union list`() {
    Problem(Self.integers.array(count: 0...20).array(count: 0...20)) { Set($0.joined()).count > 4 }
      .expectOne("[[0, 1, -1, 2, -2]]", enumeration: (5, 2, 7))
  }

  @Test func reverse() {
    Problem(Self.integers.array(count: 0...50)) { $0.reversed() != $0 }
      .expectOne("[0, 1]", enumeration: (4, 4, 3))
  }

  @Test func calculator() {
    let base = Self.integers.map { Expression.number($0) }
    let expressions = Generator<Expression>.recursive(base: base) { smaller in
      .oneOf(
        smaller.zip(smaller).map { .sum($0, $1) }, smaller.zip(smaller).map { .quotient($0, $1) })
    }
    Problem(expressions, describing: \.text) { $0.hasZeroDivisor ? nil : $0.value == nil }
      .expectOne("0 / (0 + 0)", enumeration: (1, 2, 10))
  }

  @Test func `length list`() {
    let lists = Generator<Int>.integer(in: 1...100).flatMap { Generator<Int>.integer(in: 0...1000).array(count: $0) }
    Problem(lists) { $0.max()! >= 900 }
      .expectOne("[900]", enumeration: (99, 1000, 2))
  }

  static let positive = Generator<Int>.integer(in: 1...Int.max)

  @Test func `difference must not be zero`() {
    Problem(Self.positive.zip(Self.positive)) { $0 >= 10 && $0 == $1 }
      .expectOne("(10, 10)", enumeration: (0, 20, 2))
  }

  @Test func `difference must not be small`() {
    Problem(Self.positive.zip(Self.positive)) { $0 >= 10 && (1...4).contains(abs($0 - $1)) }
      .expectOne("(10, 6)", enumeration: (0, 20, 2))
  }

  @Test func `difference must not be one`() {
    Problem(Self.positive.zip(Self.positive)) { $0 >= 10 && abs($0 - $1) == 1 }
      .expectOne("(10, 9)", enumeration: (0, 20, 2))
  }

  @Test func coupling() {
    Problem(Generator<Int>.integer(in: 0...10).array(count: 1...100)) { list in
      guard list.allSatisfy({ $0 < list.count }) else { return nil }
      return list.indices.contains { list[$0] != $0 && list[list[$0]] == $0 }
    }
    .expectOne("[1, 0]", enumeration: (10, 10, 3))
  }

  @Test func deletion() {
    let lists = Generator<([Int], Int)> { source throws(Discard) in
      let list = try source.draw(Self.integers.array(count: 1...50))
      return (list, list[try source.index(below: list.count)])
    }
    Problem(lists) { list, value in
      var rest = list
      rest.remove(at: rest.firstIndex(of: value)!)
      return rest.contains(value)
    }
    .expectOne("([0, 0], 0)", enumeration: (3, 3, 4))
  }

  @Test func distinct() {
    Problem(Self.integers.array(count: 0...50)) { Set($0).count >= 3 }
      .expectOne("[0, 1, -1]", enumeration: (3, 3, 4))
  }

  @Test func `nested lists`() {
    Problem(Self.integers.array(count: 0...20).array(count: 0...20)) { $0.reduce(0) { $0 + $1.count } > 10 }
      .expectOne("[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]", enumeration: (11, 0, 13))
  }

  @Test func `binary heap`() {
    Problem(Heap.generator(above: 0, depth: 0), describing: { $0?.text ?? "nil" }) { heap in
      guard let heap else { return false }
      let list = heap.wronglySorted
      return list.sorted() != list || heap.keys.sorted() != list
    }
    .expectOne("(0, nil, (0, (0, nil, nil), (1, nil, nil)))", enumeration: (1, 2, 13))
  }
}

indirect enum Expression: Sendable {
  case number(Int)
  case sum(Expression, Expression)
  case quotient(Expression, Expression)

  /// Whether some division has the literal zero as its divisor.
  var hasZeroDivisor: Bool {
    switch self {
    case .number: false
    case .sum(let a, let b): a.hasZeroDivisor || b.hasZeroDivisor
    case .quotient(_, .number(0)): true
    case .quotient(let a, let b): a.hasZeroDivisor || b.hasZeroDivisor
    }
  }

  /// `nil` on a division by zero.
  var value: Int? {
    switch self {
    case .number(let number): return number
    case .sum(let a, let b):
      guard let a = a.value, let b = b.value else { return nil }
      return a &+ b
    case .quotient(let a, let b):
      guard let a = a.value, let b = b.value, b != 0 else { return nil }
      return a.dividedReportingOverflow(by: b).partialValue
    }
  }

  var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .sum(let a, let b): "(\(a.text) + \(b.text))"
    case .quotient(let a, let b): "\(a.text) / \(b.text)"
    }
  }
}

indirect enum Heap: Sendable {
  case node(Int, Heap?, Heap?)

  static func generator(above least: Int, depth: Int) -> Generator<Heap?> {
    .part(label: 1) { source throws(Discard) in
      guard try source.boolean(probability: depth < 8 ? 0.5 : 0) else { return nil }
      let value = try source.integer(in: least...Int(Int32.max))
      let left = try source.draw(generator(above: value, depth: depth + 1))
      let right = try source.draw(generator(above: value, depth: depth + 1))
      return .node(value, left, right)
    }
  }

  /// The keys in the order of the traversal, right before left.
  var keys: [Int] {
    guard case .node(let key, let left, let right) = self else { return [] }
    return [key] + (right?.keys ?? []) + (left?.keys ?? [])
  }

  /// The deliberate bug of the collection: the halves are merged once and then listed without further merging.
  var wronglySorted: [Int] {
    guard case .node(let key, let left, let right) = self else { return [] }
    return [key] + (Heap.merged(left, right)?.keys ?? [])
  }

  static func merged(_ a: Heap?, _ b: Heap?) -> Heap? {
    guard case .node(let x, let xLeft, let xRight)? = a else { return b }
    guard case .node(let y, let yLeft, let yRight)? = b else { return a }
    return x <= y ? .node(x, merged(xRight, b), xLeft) : .node(y, merged(yRight, a), yLeft)
  }

  var text: String {
    guard case .node(let value, let left, let right) = self else { return "" }
    return "(\(value), \(left?.text ?? "nil"), \(right?.text ?? "nil"))"
  }
}
