import BoundCheck
import DINL
import Deployment
import Foundation
import Trials

/// Models of tables of few rows, trained in a few milliseconds.
enum SmallModel {
  static let gates: [GateKind] = [.gaussian, .categorical(routes: 3, temperature: 0.5)]

  static let program = Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7")

  /// Three classes, told by columns of unlike units; one column is constant, and one is seen by no node.
  static let dataset: Dataset = {
    var stream = RandomStream(seed: 91)
    let labels = (0..<40).map { _ in stream.index(below: 3) }
    let features = labels.flatMap { label -> [Double] in
      let noise = (0..<3).map { _ in 0.5 * stream.normal() }
      let level = Double(label)
      return [1e6 + 1e-3 * (level + noise[0]), 20 * (noise[1] - level), 7, noise[2], 3e-9 * (level * level + noise[2])]
    }
    var dataset = Dataset(
      name: "small", file: "small.csv", checksum: String(repeating: "0", count: 64),
      featureNames: ["time", "b, c", "constant", "unseen", "\"d\""], features: features, labels: labels,
      classNames: ["1", "2", "10"])
    dataset.labelName = "class"
    return dataset
  }()

  static func check(_ gate: GateKind, seed: UInt64 = 1) throws -> Check {
    var configuration = CheckConfiguration()
    (configuration.gate, configuration.seed, configuration.epochs) = (gate, seed, 60)
    (configuration.hiddenWidth, configuration.latentWidth, configuration.batchSize) = (5, 3, 7)
    let views = try ViewRequest(sensors: .columns([["b, c", "time"], ["constant"], ["\"d\""]]))
    let network = try CheckNetwork(of: dataset, views: views, graph: nil, configuration: configuration) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
    return try Check(configuration: configuration, dataset: dataset, network: network)
  }

  static func model(_ gate: GateKind = .gaussian, seed: UInt64 = 1) throws -> TrainedModel {
    try check(gate, seed: seed).trainedModel(by: program)
  }

  /// The form of the training's table.
  static let form = TableForm(
    columns: ["time", "b, c", "constant", "\"d\""].map { TableForm.Column(name: $0, coding: .number) },
    labelName: "class")

  /// A model of a table with a column of texts, of which one has a feature that no node sees, and one of truth values.
  static func coded() throws -> TrainedModel {
    let rows = (0..<24).map { "\(["red", "green", "a=b"][$0 % 3]);\($0 % 2 == 0);\($0);\($0 % 4)\n" }
    var options = Dataset.ReadingOptions()
    (options.encodesTexts, options.hasHeader, options.hasDecimalComma) = (true, false, true)
    let dataset = try Dataset.parse(
      Data(rows.joined().utf8), name: "coded", file: "coded.csv", label: "4", options: options)
    var configuration = CheckConfiguration()
    (configuration.epochs, configuration.hiddenWidth, configuration.latentWidth) = (2, 4, 2)
    let views = try ViewRequest(sensors: .columns([["1=red", "3"], ["2"], ["1=a=b"]]))
    let network = try CheckNetwork(of: dataset, views: views, graph: nil, configuration: configuration) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
    return try Check(configuration: configuration, dataset: dataset, network: network).trainedModel(by: program)
  }

  /// The features that the model sees, row by row.
  static let features: [Double] = {
    let seen = ["time", "b, c", "constant", "\"d\""].compactMap { dataset.featureNames.firstIndex(of: $0) }
    return (0..<dataset.sampleCount).flatMap { row in seen.map { dataset.features[row * dataset.featureCount + $0] } }
  }()

  /// A table of the first rows, with the classes as they are given; without the column if there are none.
  static func table(_ classes: [String?]?, rows: Int = 40) throws -> FeatureTable {
    let names = ["time", "b, c", "constant", "\"d\""]
    func field(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    var lines = [(names + (classes == nil ? [] : ["class"])).map(field).joined(separator: ",")]
    for row in 0..<rows {
      let values = features[(4 * row)..<(4 * row + 4)].map { "\($0)" }
      lines.append((values + (classes.map { [$0[row] ?? ""] } ?? [])).joined(separator: ","))
    }
    return try FeatureTable.parse(Data((lines.joined(separator: "\n") + "\n").utf8), file: "t.csv", form: form)
  }
}
