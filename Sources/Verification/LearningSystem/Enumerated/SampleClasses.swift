/// The classes of samples that the algorithm of a learning system distinguishes: single samples, or vectors of counts.
struct SampleClasses {
  let sampleCount: Int
  let valueCount: Int
  /// The probability of each class.
  private(set) var masses: [Double]
  /// The values that occur in each class, ascending, class after class.
  private var entries: [Occurrence] = []
  /// The index of the first entry of each class, and the end.
  private var starts: [Int] = [0]
  /// What a value at a position adds to the code of a class; a single row if positions do not matter.
  let strides: [[Int]]
  /// For each position, |Z| to the power of the number of later positions.
  private let powers: [Int]
  /// The class of each code; `nil` if the code itself is the class.
  private let classOfCode: [Int32]?

  /// A value, and how often it occurs in a class.
  struct Occurrence: Equatable {
    var value: Int
    var count: Double
  }

  var count: Int { masses.count }

  /// The values that occur in a class, ascending; at most as many as there are samples.
  @inline(__always)
  func occurrences(in index: Int) -> ArraySlice<Occurrence> { entries[starts[index]..<starts[index + 1]] }

  /// How often each value occurs in a class, including 0 for those that do not.
  func counts(in index: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: valueCount)
    for entry in occurrences(in: index) { counts[entry.value] = entry.count }
    return counts
  }

  /// Whether classes distinguish the positions of values.
  var keepsPositions: Bool { classOfCode == nil }

  /// The class with a code, the sum of its values' strides.
  @inline(__always)
  func index(ofCode code: Int) -> Int { classOfCode.map { Int($0[code]) } ?? code }

  /// The value at a position of a class, if classes distinguish positions.
  @inline(__always)
  func value(at position: Int, of index: Int) -> Int { index / powers[position] % valueCount }

  init(_ rows: FiniteLearningSystem.Rows, law: [Double], sampleCount: Int) {
    (self.sampleCount, valueCount) = (sampleCount, law.count)
    switch rows {
    case .samples:
      masses = Self.masses(law, sampleCount)
      classOfCode = nil
      var powers = [1]
      for _ in 1..<sampleCount { powers.append(powers[powers.count - 1] * law.count) }
      self.powers = powers.reversed()
      strides = self.powers.map { power in law.indices.map { $0 * power } }
      for index in masses.indices { add((0..<sampleCount).map { value(at: $0, of: index) }) }
    case .counts:
      var builder = CountsBuilder(law: law, sampleCount: sampleCount)
      builder.build()
      (masses, strides) = (builder.masses, [builder.strides])
      (classOfCode, powers) = (builder.classOfCode, [])
      (entries, starts) = (builder.entries, builder.starts)
    }
  }

  /// The probabilities of all samples, in lexicographic order.
  private static func masses(_ law: [Double], _ sampleCount: Int) -> [Double] {
    var masses = [1.0]
    for _ in 0..<sampleCount {
      var next: [Double] = []
      next.reserveCapacity(masses.count * law.count)
      for mass in masses { for probability in law { next.append(mass * probability) } }
      masses = next
    }
    return masses
  }

  /// Adds the entries of the next class, a single sample.
  private mutating func add(_ sample: [Int]) {
    let start = entries.count
    for value in sample {
      // A linear search, because samples are short.
      var place = start
      while place < entries.count, entries[place].value < value { place += 1 }
      if place < entries.count, entries[place].value == value {
        entries[place].count += 1
      } else {
        entries.insert(Occurrence(value: value, count: 1), at: place)
      }
    }
    starts.append(entries.count)
  }

  /// Enumerates the vectors of counts with their multinomial probabilities.
  private struct CountsBuilder {
    let law: [Double]
    let sampleCount: Int
    let strides: [Int]
    var masses: [Double] = []
    var entries: [Occurrence] = []
    var starts = [0]
    var classOfCode: [Int32]
    /// The counts of the values before the one that is added.
    private var counts: [Int] = []

    init(law: [Double], sampleCount: Int) {
      (self.law, self.sampleCount) = (law, sampleCount)
      var (strides, power) = ([Int](), 1)
      // The other counts determine the last one.
      for _ in 0..<law.count - 1 {
        strides.append(power)
        power *= sampleCount + 1
      }
      self.strides = strides + [0]
      classOfCode = [Int32](repeating: -1, count: power)
    }

    mutating func build() { add(from: 0, left: sampleCount, mass: 1, code: 0) }

    private mutating func add(from value: Int, left: Int, mass: Double, code: Int) {
      if value == law.count - 1 {
        classOfCode[code] = Int32(masses.count)
        masses.append(mass * power(law[value], left))
        for (value, count) in (counts + [left]).enumerated() where count > 0 {
          entries.append(Occurrence(value: value, count: Double(count)))
        }
        starts.append(entries.count)
        return
      }
      for count in stride(from: left, through: 0, by: -1) {
        counts.append(count)
        add(
          from: value + 1, left: left - count, mass: mass * binomial(left, count) * power(law[value], count),
          code: code + count * strides[value])
        counts.removeLast()
      }
    }
  }
}

/// base^exponent by repeated multiplication; 0⁰ = 1.
@inline(__always)
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent { result *= base }
  return result
}

/// The binomial coefficient, exact up to n = 50.
func binomial(_ n: Int, _ k: Int) -> Double {
  var result = 1.0
  for step in 0..<min(k, n - k) { result = result * Double(n - step) / Double(step + 1) }
  return result
}
