import PropertySearch

extension ShrinkingChallenge {
  /// A binary heap is listed in ascending order.
  package static var binaryHeap: ChallengeProblem<Heap?> {
    ChallengeProblem(
      "binheap", normalForm: "(0, nil, (0, (0, nil, nil), (1, nil, nil)))",
      Problem(Heap.generator(above: 0, depth: 0), describing: { $0?.text ?? "nil" }) { heap in
        guard let heap else { return false }
        let list = heap.wronglySorted
        return list.sorted() != list || heap.keys.sorted() != list
      })
  }
}

/// A binary heap: no key is below that of its parent.
package indirect enum Heap: Sendable {
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
