import Verification

extension Refuter {
  /// The result of one part of the search, as a file holds it.
  package struct Record: Codable, Sendable, Equatable {
    /// A case that refuted the inequality.
    struct Refutation: Codable, Sendable, Equatable {
      /// The number of the case.
      var index: Int
      /// The smallest system to which it was reduced.
      var candidate: Candidate
    }

    /// The system with the largest ratio of the sides.
    struct Tightest: Codable, Sendable, Equatable {
      var ratio: Double
      var candidate: Candidate
    }

    var tried: Int
    var systems: Int
    var hasLesser: Bool
    var hasGreater: Bool
    var refutation: Refutation?
    var tightest: Tightest?

    init(_ part: Part) {
      (tried, systems, hasLesser, hasGreater) = (part.tried, part.systems, part.hasLesser, part.hasGreater)
      refutation = part.refutation.map { Refutation(index: $0.index, candidate: $0.candidate) }
      tightest = part.tightest.map { Tightest(ratio: $0.ratio, candidate: $0.candidate) }
    }

    var part: Part {
      Part(
        tried: tried, systems: systems, hasLesser: hasLesser, hasGreater: hasGreater,
        refutation: refutation.map { ($0.index, $0.candidate) }, tightest: tightest.map { ($0.ratio, $0.candidate) })
    }
  }

  /// Runs one part of the search to its end, whatever the others find.
  ///
  /// - Parameter number: the number of the part, from 0 and below ``parts``.
  package func record(ofPart number: Int) -> Record { Record(search(number, FirstFinding())) }

  /// The result of a search from the records of all its parts in order: that of ``run(progress:)`` without a time limit.
  package func result(of records: [Record]) -> Result {
    precondition(records.count == Self.shards, "each part has its record")
    let parts = records.map(\.part)
    let rounds = stride(from: 0, to: parts.count, by: Self.shardsAtOnce).map {
      Array(parts[$0..<$0 + Self.shardsAtOnce])
    }
    return result(Self.counting(rounds), deduction(losses.range) { false })
  }

  /// Whether a record may be the result of a part: its systems can be enumerated, that of a refutation refutes the
  /// inequality, and the ratio is that of its system.
  package func isRecord(_ record: Record) -> Bool {
    // No sum or multiple of the numbers leaves the range.
    guard (0...Int.max / Self.shards).contains(record.tried), (0...record.tried).contains(record.systems) else {
      return false
    }
    if let found = record.refutation {
      guard (1...Int.max / 8).contains(found.index), let sides = sides(on: found.candidate),
        inequality.isRefuted(by: sides)
      else {
        return false
      }
    }
    if let found = record.tightest {
      guard let figures = figures(on: found.candidate), Self.isTelling(figures),
        let sides = inequality.sides(figures.value(of:)), sides.lesser.lower > 0,
        found.ratio == Self.ratio(sides.lesser.lower, sides.greater.upper)
      else {
        return false
      }
    }
    return true
  }

  private func figures(on candidate: Candidate) -> SystemFigures? {
    candidate.isSmall(losses: losses.losses.count) ? candidate.figures(losses) : nil
  }

  private func sides(on candidate: Candidate) -> (lesser: Estimate, greater: Estimate)? {
    figures(on: candidate).flatMap { inequality.sides($0.value(of:)) }
  }
}

extension Candidate {
  /// Whether the losses are among so many, each gate has a message on every value, and the system is not larger than
  /// those that are drawn by far.
  fileprivate func isSmall(losses count: Int) -> Bool {
    let weights = [law] + algorithm + gate.joined()
    // The size last: it sums all numbers.
    return (1...64).contains(sampleCount) && (0...1 << 32).contains(rateWeightQuarters)
      && weights.allSatisfy { $0.allSatisfy { (0...1 << 32).contains($0) } }
      && loss.allSatisfy { $0.allSatisfy { (0..<count).contains($0) } }
      && gate.allSatisfy { rows in rows.first.map { first in rows.allSatisfy { $0.count == first.count } } ?? false }
      && size.entries <= 1 << 20
  }
}
