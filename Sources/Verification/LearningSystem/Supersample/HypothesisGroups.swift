/// The groups of hypotheses with equal predictions, or with equal loss differences, on given pairs of values.
///
/// - SeeAlso: GB-005
struct HypothesisGroups {
  private let hypotheses: Int
  /// Whether two hypotheses have equal predictions on both values of a kind of pair: kinds×hypotheses×hypotheses.
  private let samePredictions: [Bool]
  /// The index of the difference ℓ(w, second) − ℓ(w, first): kinds×hypotheses.
  private let numbers: [Int]
  /// The index of each difference's negative.
  let mirror: [Int]

  var differenceCount: Int { mirror.count }

  /// Differences that are at most this share of the largest loss apart count as equal: two losses that stand for
  /// fractions and their subtraction change a difference by at most 2ε of the largest loss, so that equal ones are
  /// computed at most 4ε apart.
  private static let resolution = 8 * Double.ulpOfOne

  /// The groups of a system's hypotheses.
  ///
  /// - Parameters:
  ///   - system: the learning system.
  ///   - kinds: the pairs of values that occur.
  /// - Throws: `.invalidInput` if loss differences are so close that it is not decided which are equal.
  init(_ system: FiniteLearningSystem, kinds: [(first: Int, second: Int)]) throws(VerificationError) {
    hypotheses = system.hypothesisCount
    let loss = system.loss
    var differences: [Double] = [0]
    var magnitude = 0.0
    for (a, b) in kinds {
      for row in loss {
        differences.append(row[b] - row[a])
        differences.append(row[a] - row[b])
        magnitude = max(magnitude, row[a].magnitude, row[b].magnitude)
      }
    }
    let width = magnitude * Self.resolution
    differences.sort()
    // The least difference of each class. Nearness is an equivalence relation, and the classes lie symmetrically around
    // 0.
    var distinct = [differences[0]]
    for (previous, difference) in zip(differences, differences.dropFirst())
    where difference - distinct[distinct.count - 1] > width {
      try require(
        difference - previous > width, "loss",
        "has the differences \(distinct[distinct.count - 1]), \(previous) and \(difference), "
          + "too near one another to tell which are equal")
      distinct.append(difference)
    }
    func number(_ difference: Double) -> Int {
      var (low, high) = (0, distinct.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if distinct[middle] <= difference { low = middle } else { high = middle }
      }
      return low
    }
    mirror = distinct.indices.map { distinct.count - 1 - $0 }
    var numbers: [Int] = []
    var same: [Bool] = []
    for (a, b) in kinds {
      for row in loss { numbers.append(number(row[b] - row[a])) }
      for w in loss.indices {
        for other in loss.indices {
          if let predictions = system.predictions {
            same.append(predictions[w][a] == predictions[other][a] && predictions[w][b] == predictions[other][b])
          } else {
            same.append(loss[w][a] == loss[other][a] && loss[w][b] == loss[other][b])
          }
        }
      }
    }
    (self.numbers, samePredictions) = (numbers, same)
  }

  /// The index of the difference ℓ(w, second) − ℓ(w, first) on a kind of pair.
  @inline(__always)
  func difference(_ w: Int, on kind: Int) -> Int { numbers[kind * hypotheses + w] }

  /// Labels each hypothesis with the first one whose predictions equal its own on all kinds.
  ///
  /// - Returns: the number of groups.
  func groupPredictions(on kinds: [Int], into labels: inout [Int]) -> Int {
    group(into: &labels) { w, other in
      kinds.allSatisfy { samePredictions[($0 * hypotheses + w) * hypotheses + other] }
    }
  }

  /// Labels each hypothesis with the first one whose loss differences equal its own on all kinds.
  ///
  /// - Returns: the number of groups.
  func groupDifferences(on kinds: [Int], into labels: inout [Int]) -> Int {
    group(into: &labels) { w, other in
      kinds.allSatisfy { numbers[$0 * hypotheses + w] == numbers[$0 * hypotheses + other] }
    }
  }

  @inline(__always)
  private func group(into labels: inout [Int], _ agree: (Int, Int) -> Bool) -> Int {
    var count = 0
    for w in 0..<hypotheses {
      labels[w] = w
      for other in 0..<w where labels[other] == other && agree(w, other) {
        labels[w] = other
        break
      }
      if labels[w] == w { count += 1 }
    }
    return count
  }
}
