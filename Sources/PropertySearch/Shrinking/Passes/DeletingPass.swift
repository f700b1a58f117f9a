extension Shrinker {
  /// Deletes runs of elements of sequences, and doubles the length of the run as long as the property still fails.
  mutating func deleteElements() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      if best.spans[span].kind == .sequence { try deleteElements(of: span) }
      span += 1
    }
  }

  private mutating func deleteElements(of span: Int) throws(Pending) {
    // First the empty sequence, then from the end, so that positions that are yet to be tried stay valid.
    let total = best.children(of: span).count
    guard total > 0 else { return }
    if try consider(deleting(0..<total, of: span)) { return }
    var end = total
    while end > 0, span < best.spans.count, best.spans[span].kind == .sequence {
      var run = 1
      guard try consider(deleting(end - 1..<end, of: span)) else {
        end -= 1
        continue
      }
      end -= 1
      while end > 0, span < best.spans.count, best.children(of: span).count >= end {
        run = min(run * 2, end)
        if try consider(deleting(end - run..<end, of: span)) {
          end -= run
        } else if run == 1 {
          break
        } else {
          run /= 4
          if run == 0 { break }
        }
      }
    }
  }

  /// The choices without some elements of a sequence, with its count reduced.
  func deleting(_ elements: Range<Int>, of span: Int) -> [Choice] {
    let children = best.children(of: span)
    guard elements.upperBound <= children.count, let first = elements.first, let last = elements.last else {
      return best.choices
    }
    let count = Int(best.spans[span].start)
    guard best.choices[count].kind == .count, best.choices[count].magnitude >= elements.count else {
      return best.choices
    }
    var candidate = best.choices
    candidate[count].magnitude -= UInt64(elements.count)
    candidate.removeSubrange(Int(best.spans[children[first]].start)..<Int(best.spans[children[last]].end))
    return candidate
  }

  /// Replaces parts by their simplest form, or by a part of the same label within them.
  mutating func simplifyParts() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      let current = best.spans[span]
      if current.kind == .group {
        var candidate = best.choices
        for position in current.range { candidate[position] = candidate[position].simplest }
        if try !consider(candidate), current.label != 0 { try hoist(span) }
      }
      span += 1
    }
  }

  private mutating func hoist(_ span: Int) throws(Pending) {
    let outer = best.spans[span]
    // Later parts do not begin before this one, and in place of itself it changes nothing.
    for inner in best.spans.indices.dropFirst(span).reversed() {
      let part = best.spans[inner]
      guard part.label == outer.label, part.end <= outer.end else { continue }
      if try consider(best.choices.replacing(outer.range, with: best.choices[part.range])) { return }
    }
  }

  /// Lowers a choice that determines how many choices follow, and deletes as many anywhere after it.
  mutating func lowerAndDelete() throws(Pending) {
    var index = 0
    while index < best.choices.count {
      let choice = best.choices[index]
      if choice.kind != .float, choice.magnitude > 0, best.choices.count <= 256 {
        var lowered = choice
        lowered.magnitude -= 1
        let candidate = best.choices.setting(index, to: lowered)
        if let made = preview(candidate), made.choices.count < best.choices.count {
          if try consider(candidate) { continue }
          if try deleteBehind(index, candidate, best.choices.count - made.choices.count) { continue }
        }
      }
      index += 1
    }
  }

  private mutating func deleteBehind(
    _ index: Int, _ lowered: [Choice], _ run: Int
  ) throws(Pending) -> Bool {
    var start = lowered.count - run
    while start > index {
      if try consider(lowered.removing(start..<start + run)) { return true }
      start -= 1
    }
    return false
  }

  /// Joins neighboring sequences: the elements of both follow one count.
  mutating func mergeSequences() throws(Pending) {
    var second = 0
    while second < best.spans.count {
      if best.spans[second].kind == .sequence, try mergeIntoPrevious(second) { continue }
      second += 1
    }
  }

  private mutating func mergeIntoPrevious(_ second: Int) throws(Pending) -> Bool {
    // The element that contains the second sequence, and the element before it that contains another.
    let holder = Int(best.spans[second].parent)
    guard best.spans.indices.contains(holder), best.spans[holder].kind == .element else { return false }
    let outer = Int(best.spans[holder].parent)
    let siblings = best.children(of: outer)
    guard let place = siblings.firstIndex(of: holder), place > 0 else { return false }
    guard let first = best.children(of: siblings[place - 1]).first(where: { best.spans[$0].kind == .sequence })
    else { return false }
    let (a, b) = (best.spans[first], best.spans[second])
    let outerCount = Int(best.spans[outer].start)
    guard best.choices[outerCount].magnitude > 0, a.end > a.start, b.end > b.start else { return false }
    var candidate = best.choices
    candidate[Int(a.start)].magnitude += candidate[Int(b.start)].magnitude
    guard candidate[Int(a.start)].magnitude <= candidate[Int(a.start)].above else { return false }
    candidate[outerCount].magnitude -= 1
    let tail = best.choices[Int(b.start) + 1..<Int(b.end)]
    candidate.removeSubrange(best.spans[holder].range)
    candidate.insert(contentsOf: tail, at: Int(a.end))
    return try consider(candidate)
  }

  /// Deletes an element of a sequence, and lowers by one every integer in the sequence that is greater than its
  /// position: elements that refer to one another by position then refer to the same ones.
  mutating func deleteAndRenumber() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      if best.spans[span].kind == .sequence {
        var position = best.children(of: span).count - 1
        while position >= 0, span < best.spans.count {
          let children = best.children(of: span)
          guard position < children.count else { break }
          var shifted = best.choices
          var changed = false
          for index in best.spans[span].range.dropFirst()
          where shifted[index].kind == .integer || shifted[index].kind == .index {
            if !shifted[index].isNegative, shifted[index].magnitude > UInt64(position) {
              shifted[index].magnitude -= 1
              changed = true
            }
          }
          let count = Int(best.spans[span].start)
          if changed, shifted[count].magnitude > 0 {
            shifted[count].magnitude -= 1
            shifted.removeSubrange(best.spans[children[position]].range)
            _ = try consider(shifted)
          }
          position -= 1
        }
      }
      span += 1
    }
  }
}
