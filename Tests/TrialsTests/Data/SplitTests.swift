import DINL
import TestSupport
import Testing

@testable import Trials

/// A table of classes of given sizes, in an order that mixes them, with the sample's number as its only feature.
private func table(_ sizes: [Int]) -> Dataset {
  var labels = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
  var stream = RandomStream(seed: 7)
  stream.shuffle(&labels)
  return Dataset(
    name: "table", file: "table.csv", checksum: "", featureNames: ["number"], features: labels.indices.map(Double.init),
    labels: labels, classNames: sizes.indices.map { "class \($0)" })
}

@Suite struct `A split` {
  /// Whether the parts are disjoint, cover the samples, and take from each class its share to rounding.
  func isStratified(_ split: Split, of dataset: Dataset, training: Double, validation: Double) -> Bool {
    guard (split.training + split.validation + split.test).sorted() == Array(0..<dataset.sampleCount) else {
      return false
    }
    return dataset.classNames.indices.allSatisfy { label in
      let total = Double(dataset.labels.count { $0 == label })
      let parts = [(split.training, training), (split.validation, validation), (split.test, 1 - training - validation)]
      return parts.allSatisfy { part, share in
        let found = part.count { dataset.labels[$0] == label }
        // Both ends of a part are rounded, each by at most one half.
        return found >= 1 && (Double(found) - share * total).magnitude <= 1
      }
    }
  }

  @Test(arguments: [(0.6, 0.2), (0.5, 0.25), (0.8, 0.1), (0.34, 0.33)])
  func `is disjoint, covers every sample, and shares out each class`(training: Double, validation: Double) throws {
    for (index, sizes) in [[50, 50], [10, 90, 33], [1000, 11, 12, 13]].enumerated() {
      let dataset = table(sizes)
      var stream = RandomStream(seed: 1).stream(UInt64(index))
      let split = try dataset.split(training: training, validation: validation, using: &stream)
      #expect(isStratified(split, of: dataset, training: training, validation: validation))
    }
  }

  @Test func `control: a repeated sample, a missing one and a split that ignores the classes are refuted`() throws {
    let dataset = table([10, 90])
    var stream = RandomStream(seed: 2)
    let split = try dataset.split(training: 0.6, validation: 0.2, using: &stream)
    func holds(_ split: Split) -> Bool { isStratified(split, of: dataset, training: 0.6, validation: 0.2) }
    #expect(holds(split))
    #expect(
      !holds(Split(training: split.training, validation: split.validation, test: split.test + [split.training[0]])))
    #expect(!holds(Split(training: split.training, validation: split.validation, test: split.test.dropLast())))
    let byLabel = (0..<100).sorted { dataset.labels[$0] < dataset.labels[$1] }
    let sorted = Split(
      training: Array(byLabel[..<60]), validation: Array(byLabel[60..<80]), test: Array(byLabel[80...]))
    #expect(!holds(sorted))
  }

  @Test func `depends on the stream and on nothing else`() throws {
    let dataset = table([40, 60])
    func split(_ seed: UInt64) throws -> Split {
      var stream = RandomStream(seed: seed)
      return try dataset.split(training: 0.6, validation: 0.2, using: &stream)
    }
    #expect(try split(3) == split(3))
    #expect(try split(3) != split(4))
  }

  @Test func `is refused when a class cannot reach all parts, with the count that would do`() throws {
    func refusal(_ found: Int) -> DatasetError? {
      var stream = RandomStream(seed: 5)
      do throws(DatasetError) {
        _ = try table([50, found]).split(training: 0.6, validation: 0.2, using: &stream)
        return nil
      } catch { return error }
    }
    for found in 1...3 {
      let error = DatasetError.tooFewSamples(file: "table.csv", className: "class 1", found: found, needed: 4)
      #expect(refusal(found) == error)
      #expect(isClear(error.description, file: "table.csv", names: ["\"class 1\"", "\(found) sample", "needs 4"]))
    }
    #expect(refusal(4) == nil)
  }
}

@Suite struct `Standardization` {
  static let training = Array(0..<40)

  /// Forty training samples, then ten others.
  static func dataset(others: Double, commonUnit: Bool = false) -> Dataset {
    var stream = RandomStream(seed: 11)
    var features: [Double] = []
    for sample in 0..<50 {
      for scale in [1, 100, 0.01] { features.append((5 + scale * stream.normal()) * (sample < 40 ? 1 : others)) }
      features.append(sample < 40 ? 3 : others)
    }
    var dataset = Dataset(
      name: "", file: "", checksum: "", featureNames: ["a", "b", "c", "constant"], features: features,
      labels: Array(repeating: 0, count: 50), classNames: ["x", "y"])
    dataset.hasCommonUnit = commonUnit
    return dataset
  }

  func values(_ samples: Samples<Float>) -> [Float] {
    Self.training.flatMap { row in (0..<4).map { samples.features[row, $0] } }
  }

  /// Whether what training sees stays the same when the other samples change.
  func ignoresOthers(_ standardize: (Dataset) -> Samples<Float>) -> Bool {
    values(standardize(Self.dataset(others: 1))) == values(standardize(Self.dataset(others: 1000)))
  }

  @Test func `uses the training samples alone`() {
    #expect(ignoresOthers { $0.samples(standardizedOn: Self.training) })
  }

  @Test func `control: statistics that peek at the other samples are refuted`() {
    #expect(!ignoresOthers { $0.samples(standardizedOn: Array(0..<50)) })
    #expect(!ignoresOthers { $0.samples(standardizedOn: Self.training + [49]) })
  }

  @Test(arguments: [false, true])
  func `gives mean 0 and variance 1 over the training samples, and 0 for a constant`(commonUnit: Bool) {
    let samples = Self.dataset(others: 1, commonUnit: commonUnit).samples(standardizedOn: Self.training)
    let variances = (0..<4).map { column in
      let values = Self.training.map { Double(samples.features[$0, column]) }
      let mean = values.reduce(0, +) / 40
      // Each value is rounded to single precision once, by half a unit; the other half covers double precision.
      #expect(mean.magnitude <= Double(Float.ulpOfOne) * (values.map(\.magnitude).max() ?? 0))
      return values.reduce(0) { $0 + $1 * $1 } / 40
    }
    #expect((0..<50).allSatisfy { samples.features[$0, 3] == 0 })
    // A square of a value rounded by half a unit is off by one unit of it, and double precision by far less.
    let bound = 2 * Double(Float.ulpOfOne)
    if commonUnit {
      // One scale for all: the variances keep their ratios, and their mean over the four columns is 1.
      #expect((variances.reduce(0, +) / 4 - 1).magnitude <= bound)
      #expect(variances[1] > variances[0] && variances[0] > variances[2])
    } else {
      for variance in variances[..<3] { #expect((variance - 1).magnitude <= bound) }
    }
  }
}
