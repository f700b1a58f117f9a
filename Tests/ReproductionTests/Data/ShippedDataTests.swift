import DINL
import Foundation
import Testing

@testable import Reproduction

@Suite struct `The shipped datasets` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Data")

  @Test(arguments: [
    (ShippedDataset.digits, 1797, 64, 10), (.breastCancer, 569, 30, 2), (.wine, 178, 13, 3),
  ])
  func `have the sizes of their sources`(dataset: ShippedDataset, samples: Int, features: Int, classes: Int) throws {
    let table = try dataset.read(from: Self.folder)
    #expect(table.sampleCount == samples)
    #expect(table.featureCount == features)
    #expect(table.classNames.count == classes)
    #expect(table.features.count == samples * features)
    #expect(table.file == "\(dataset.rawValue)/\(dataset.rawValue).csv")
  }

  /// Whether bytes are those whose checksum the dataset's README states.
  private static func isAsDocumented(_ data: Data, _ dataset: ShippedDataset) throws -> Bool {
    let folder = Self.folder.appending(path: dataset.rawValue)
    let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    return readme.contains(sha256(of: data))
  }

  @Test(arguments: ShippedDataset.allCases)
  func `are the documented bytes`(dataset: ShippedDataset) throws {
    let file = Self.folder.appending(path: "\(dataset.rawValue)/\(dataset.rawValue).csv")
    #expect(try Self.isAsDocumented(try Data(contentsOf: file), dataset))
  }

  @Test(arguments: ShippedDataset.allCases)
  func `control: one flipped bit is refuted`(dataset: ShippedDataset) throws {
    let file = Self.folder.appending(path: "\(dataset.rawValue)/\(dataset.rawValue).csv")
    var data = try Data(contentsOf: file)
    data[data.count / 2] ^= 1
    #expect(!(try Self.isAsDocumented(data, dataset)))
  }

  @Test func `SHA-256 gives the published digests`() {
    // FIPS 180-4's examples: the empty message and "abc".
    #expect(sha256(of: Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256(of: Data("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a folder without the dataset is named with the remedy`() {
    #expect(throws: DatasetError.notFound(dataset: "wine", directory: "/nowhere")) {
      try ShippedDataset.wine.read(from: URL(filePath: "/nowhere"))
    }
  }

  @Test func `each sensor of the digits sees one pixel column, and no pixel is left out`() throws {
    let table = try ShippedDataset.digits.read(from: Self.folder)
    let assignment = try ShippedDataset.digits.assignment(of: table, sensors: 8)
    #expect(assignment.columns[3] == [3, 11, 19, 27, 35, 43, 51, 59])
    #expect(assignment.columns.flatMap { $0 }.sorted() == Array(0..<64))
  }
}

@Suite struct `Splits and scales` {
  private static func table(_ counts: [Int], features: Int = 1) -> Dataset {
    let labels = counts.enumerated().flatMap { label, count in [Int](repeating: label, count: count) }
    return Dataset(
      name: "t", file: "t.csv", checksum: "", featureNames: (0..<features).map { "f\($0)" },
      features: (0..<labels.count * features).map { Float($0 * $0 % 17) }, labels: labels,
      classNames: counts.indices.map(String.init))
  }

  /// Whether the parts are disjoint, cover all samples, and hold each class in its share to rounding.
  private static func isFair(_ split: Split, of table: Dataset, shares: [Double]) -> Bool {
    let parts = [split.training, split.validation, split.test]
    guard parts.flatMap({ $0 }).sorted() == Array(0..<table.sampleCount) else { return false }
    return table.classNames.indices.allSatisfy { label in
      let total = Double(table.labels.count { $0 == label })
      return zip(parts, shares).allSatisfy { part, share in
        // Two rounded cuts bound each part: less than one sample from its share.
        (Double(part.count { table.labels[$0] == label }) - share * total).magnitude <= 1
      }
    }
  }

  @Test(arguments: 0..<20)
  func `a split shares every class out`(seed: UInt64) throws {
    let table = Self.table([7, 40, 113])
    var stream = RandomStream(seed: seed)
    let split = try table.split(training: 0.6, validation: 0.2, using: &stream)
    #expect(Self.isFair(split, of: table, shares: [0.6, 0.2, 0.2]))
    var again = RandomStream(seed: seed)
    #expect(try table.split(training: 0.6, validation: 0.2, using: &again) == split)
  }

  @Test func `control: a split by position is refuted`() {
    let table = Self.table([7, 40, 113])
    let positions = Array(0..<160)
    let split = Split(
      training: Array(positions[..<96]), validation: Array(positions[96..<128]), test: Array(positions[128...]))
    #expect(!Self.isFair(split, of: table, shares: [0.6, 0.2, 0.2]))
  }

  @Test func `a class too small to split is named`() {
    var stream = RandomStream(seed: 1)
    #expect(throws: DatasetError.tooFewSamples(className: "1", found: 2, needed: 5)) {
      try Self.table([9, 2]).split(training: 0.6, validation: 0.2, using: &stream)
    }
  }

  /// Whether features have mean 0 and variance 1 over the given samples, to rounding of single precision.
  private static func isStandard(_ samples: Samples<Float>, over rows: [Int]) -> Bool {
    (0..<samples.features.columns).allSatisfy { column in
      let values = rows.map { Double(samples.features[$0, column]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      // Values of magnitude up to 4 are rounded once each; squares double the relative error.
      let rounding = 2 * 16 * Double(Float.ulpOfOne)
      return mean.magnitude <= rounding && (variance - 1).magnitude <= rounding
    }
  }

  @Test func `scales come from the training samples alone`() throws {
    let table = Self.table([50, 50], features: 3)
    var stream = RandomStream(seed: 4)
    let split = try table.split(training: 0.6, validation: 0.2, using: &stream)
    #expect(Self.isStandard(table.samples(standardizedOn: split.training), over: split.training))
  }

  @Test func `control: scales that peek at the test samples are refuted`() throws {
    let table = Self.table([50, 50], features: 3)
    var stream = RandomStream(seed: 4)
    let split = try table.split(training: 0.6, validation: 0.2, using: &stream)
    #expect(!Self.isStandard(table.samples(standardizedOn: Array(0..<100)), over: split.training))
  }

  @Test func `a constant feature becomes zero`() {
    let table = Dataset(
      name: "t", file: "t.csv", checksum: "", featureNames: ["a"], features: [3, 3, 4], labels: [0, 1, 0],
      classNames: ["u", "v"])
    let samples = table.samples(standardizedOn: [0, 1])
    #expect((0..<3).allSatisfy { samples.features[$0, 0] == 0 })
  }

  @Test func `columns are shared out in order, and by name`() throws {
    #expect(try SensorAssignment(evenly: 7, sensors: 3).columns == [[0, 1, 2], [3, 4], [5, 6]])
    #expect(try SensorAssignment(evenly: 1, sensors: 3).columns == [[0], [], []])
    let table = Self.table([1, 1], features: 3)
    #expect(try SensorAssignment(names: [["f2"], ["f0", "f1"]], of: table).columns == [[2], [0, 1]])
    #expect(throws: DatasetError.columnAssignedTwice(column: "f1")) {
      try SensorAssignment(names: [["f1"], ["f1"]], of: table)
    }
    #expect(throws: DatasetError.unknownColumn(column: "x", available: ["f0", "f1", "f2"])) {
      try SensorAssignment(names: [["x"]], of: table)
    }
    #expect(throws: DatasetError.noSensors) { try SensorAssignment(evenly: 3, sensors: 0) }
  }
}
