import DINL
import Foundation
import TestSupport
import Testing
import Trials

@Suite struct `The shipped datasets` {
  @Test(arguments: [
    (ShippedDataset.digits, 1797, 64, (0...9).map { "\($0)" }, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
    (.breastCancer, 569, 30, ["benign", "malignant"], [357, 212]),
    (.wine, 178, 13, ["class_0", "class_1", "class_2"], [59, 71, 48]),
  ])
  func `have the sizes and classes that their sources state`(
    shipped: ShippedDataset, samples: Int, features: Int, classes: [String], counts: [Int]
  ) throws {
    let dataset = try shipped.read(from: Project.data)
    #expect(dataset.sampleCount == samples)
    #expect(dataset.featureCount == features)
    #expect(dataset.features.count == samples * features)
    #expect(dataset.classNames == classes)
    #expect(classes.indices.map { label in dataset.labels.count { $0 == label } } == counts)
    #expect(dataset.name == shipped.rawValue)
    #expect(dataset.file == "\(shipped.rawValue)/\(shipped.rawValue).csv")
    #expect(dataset.hasCommonUnit == (shipped == .digits))
  }

  /// Whether bytes are those whose checksum the README of their dataset states.
  func isAsStated(_ bytes: Data, of shipped: ShippedDataset) throws -> Bool {
    let readme = try String(
      contentsOf: Project.data.appending(path: "\(shipped.rawValue)/README.md"), encoding: .utf8)
    let rows = readme.split(separator: "\n").filter { $0.contains("`\(shipped.rawValue).csv`") }
    let row = try #require(rows.first)
    let dataset = try Dataset.parse(bytes, name: "", file: "", label: "label")
    return row.contains("`\(dataset.checksum)`") && row.contains("| \(dataset.sampleCount) |")
      && row.contains("| \(dataset.featureCount) |")
  }

  @Test(arguments: ShippedDataset.allCases)
  func `are the files whose checksum the README states`(shipped: ShippedDataset) throws {
    let url = Project.data.appending(path: "\(shipped.rawValue)/\(shipped.rawValue).csv")
    #expect(try isAsStated(try Data(contentsOf: url), of: shipped))
  }

  @Test(arguments: ShippedDataset.allCases)
  func `control: a file with one flipped bit is refuted`(shipped: ShippedDataset) throws {
    var bytes = try Data(contentsOf: Project.data.appending(path: "\(shipped.rawValue)/\(shipped.rawValue).csv"))
    let line = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
    let digit = try #require(bytes[line...].firstIndex { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    bytes[digit] ^= 1
    #expect(try !isAsStated(bytes, of: shipped))
  }
}

@Suite struct `The copy of a shipped dataset in the program` {
  @Test(arguments: ShippedDataset.allCases)
  func `is the file of the folder Data, byte for byte`(shipped: ShippedDataset) throws {
    let file = Project.data.appending(path: "\(shipped.rawValue)/\(shipped.rawValue).csv")
    #expect(try shipped.copy == Data(contentsOf: file))
  }

  @Test(arguments: ShippedDataset.allCases)
  func `is read where no folder Data is near, to the same dataset`(shipped: ShippedDataset) throws {
    try withTemporaryDirectory { directory in
      let copy = try shipped.read(near: directory)
      #expect(try copy == shipped.read(from: Project.data))
    }
  }

  @Test func `control: it stands back behind a folder Data here or above, and behind one that is named`() throws {
    try withTemporaryDirectory { directory in
      let below = directory.appending(path: "a/b", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      let folder = directory.appending(path: "Data/wine", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // The folder without the table does not count.
      #expect(try ShippedDataset.wine.read(near: below).sampleCount == 178)
      try Data("a,label\n1,x\n2,y\n".utf8).write(to: folder.appending(path: "wine.csv"))
      #expect(try ShippedDataset.wine.read(near: below).featureNames == ["a"])
      #expect(try ShippedDataset.digits.read(near: below).sampleCount == 1797)
      let data = URL(fileURLWithPath: directory.appending(path: "Data").path)
      #expect(try ShippedDataset.wine.read(from: data).sampleCount == 2)
      #expect(throws: DatasetError.notFound(dataset: "digits", directory: data.path)) {
        try ShippedDataset.digits.read(from: data)
      }
    }
  }
}

@Suite struct `What the sensors see` {
  /// Whether each feature is seen by exactly one sensor.
  func isPartition(_ columns: [[Int]], features: Int) -> Bool { columns.flatMap { $0 }.sorted() == Array(0..<features) }

  @Test func `columns are shared out in order and evenly`() throws {
    for (features, sensors) in [(13, 8), (30, 8), (3, 8), (64, 1), (8, 8)] {
      let columns = try SensorAssignment(evenly: features, sensors: sensors).columns
      #expect(columns.count == sensors)
      #expect(isPartition(columns, features: features))
      #expect(columns.flatMap { $0 } == Array(0..<features))
      let sizes = columns.map(\.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
    #expect(throws: DatasetError.noSensors) { try SensorAssignment(evenly: 3, sensors: 0) }
  }

  @Test func `control: a column seen twice or by none is no partition`() {
    #expect(!isPartition([[0, 1], [1, 2]], features: 3))
    #expect(!isPartition([[0], [2]], features: 3))
  }

  @Test func `sensors of the digits see one pixel column each`() throws {
    let dataset = try ShippedDataset.digits.read(from: Project.data)
    let columns = try ShippedDataset.digits.assignment(of: dataset, sensors: 8).columns
    #expect(isPartition(columns, features: 64))
    for (sensor, own) in columns.enumerated() {
      #expect(own.map { dataset.featureNames[$0] } == (0..<8).map { "r\($0)c\(sensor)" })
    }
    #expect(try ShippedDataset.digits.assignment(of: dataset, sensors: 4).columns.map(\.count) == [16, 16, 16, 16])
  }

  @Test func `the fusion node sees nothing, wherever it stands`() throws {
    let assignment = try SensorAssignment(evenly: 4, sensors: 2)
    #expect(assignment.views(nodeCount: 3, fusion: 0) == [[], [0, 1], [2, 3]])
    #expect(assignment.views(nodeCount: 3, fusion: 1) == [[0, 1], [], [2, 3]])
    #expect(assignment.views(nodeCount: 3, fusion: 2) == [[0, 1], [2, 3], []])
  }
}
