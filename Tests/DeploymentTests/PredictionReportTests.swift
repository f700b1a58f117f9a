import DINL
import Foundation
import Testing
import Trials

@testable import Deployment

@Suite struct `The report on a prediction` {
  static func report(
    _ classes: [String?]?, gate: GateKind = .gaussian, noise: PredictionReport.Noise = .drawn(seed: 7)
  ) throws -> PredictionReport {
    try PredictionReport(
      SmallModel.model(gate), from: ("m.json", "abc"), on: SmallModel.table(classes), noise: noise)
  }

  /// The classes of the training, as they are written in its table.
  static let classes = SmallModel.dataset.labels.map { SmallModel.dataset.classNames[$0] }

  @Test(arguments: SmallModel.gates)
  func `has the network's answers, the share that is right, and the rate of each link of the tree`(gate: GateKind)
    throws
  {
    let (model, report) = (try SmallModel.model(gate), try Self.report(Self.classes, gate: gate))
    let prediction = model.predict(SmallModel.features, noise: .drawn(RandomStream(seed: 7)))
    let names = prediction.classes.map { model.classNames[$0 ?? 0] }
    #expect(report.rows.map(\.predicted) == names && report.rows.map(\.row) == Array(1...40))
    let correct = zip(names, Self.classes).filter { $0 == $1 }.count
    #expect(report.accuracy == .init(rows: 40, correct: correct, share: Double(correct) / 40))
    #expect(correct > 20 && report.unknownClasses.isEmpty && report.notices.isEmpty)
    let arcs = model.tree.treeFlow.arcs
    #expect(report.links.map(\.rate) == prediction.rates.map { max(0, $0.variational) } && report.links.count == 3)
    #expect(report.links.map(\.trainingRate) == arcs.map { model.rates[$0.link] })
    #expect(report.links.map(\.source) == arcs.map { model.tree.graph.nodeNames[$0.source] })
    #expect(report.links.map(\.target) == arcs.map { model.tree.graph.nodeNames[$0.target] })
    #expect(report.rate == report.links.reduce(0) { $0 + $1.rate })
  }

  @Test func `takes 1.0 for the class 1, counts no row without a class, and every unknown class as a mistake`() throws {
    let known = try Self.report(Self.classes)
    let spelled = try Self.report(Self.classes.map { $0 == "1" ? "1.0" : $0 == "10" ? "1e1" : $0 })
    #expect(spelled.accuracy == known.accuracy)
    var stated: [String?] = Self.classes
    stated[0] = nil
    (stated[1], stated[2], stated[3]) = ("new", "3", "new")
    let report = try Self.report(stated)
    let right = (4..<40).count { known.rows[$0].predicted == Self.classes[$0] }
    #expect(report.accuracy == .init(rows: 39, correct: right, share: Double(right) / 39))
    #expect(report.unknownClasses == ["3", "new"])
    #expect(report.notices == ["classes that the model does not know count as mistakes: \"3\", \"new\""])
    #expect(try Self.report([String?](repeating: nil, count: 40)).accuracy == nil)
    #expect(try Self.report(nil).accuracy == nil)
    #expect(try Self.report(nil).rows == known.rows.map { .init(row: $0.row, predicted: $0.predicted, stated: nil) })
  }

  @Test func `tells texts apart where some class is no number`() throws {
    var model = try SmallModel.model()
    model.classNames = ["1", "one", "10"]
    let report = try PredictionReport(
      model, from: ("m", ""), on: SmallModel.table(["1.0"] + [String?](repeating: nil, count: 39)), noise: .none)
    #expect(report.unknownClasses == ["1.0"] && report.accuracy?.correct == 0)
  }

  @Test func `takes 1,0 for the class 1 where the comma is a decimal mark, and for another one elsewhere`() throws {
    let stated = ["\"1,0\"", "1"] + Self.classes.dropFirst(2)
    let values = (0..<40).map { row in
      SmallModel.features[4 * row..<4 * row + 4].map { "\"\("\($0)".replacing(".", with: ","))\"" } + [stated[row]]
    }
    let lines = ["time;\"b, c\";constant;\"\"\"d\"\"\";class"] + values.map { $0.joined(separator: ";") }
    var (form, points) = (SmallModel.form, try Self.report(Self.classes))
    form.hasDecimalComma = true
    let table = try FeatureTable.parse(Data(lines.joined(separator: "\n").utf8), file: "t.csv", form: form)
    let report = try PredictionReport(SmallModel.model(), from: ("m.json", "abc"), on: table, noise: .drawn(seed: 7))
    #expect(report.unknownClasses.isEmpty && report.rows.map(\.predicted) == points.rows.map(\.predicted))
    #expect(ClassTexts(["1", "2,5"], hasDecimalComma: true).index(of: "2.50") == 1)
    #expect(ClassTexts(["1", "2,5"], hasDecimalComma: false).index(of: "1,0") == nil)
    points = try Self.report(["\"1,0\""] + [String?](repeating: nil, count: 39))
    #expect(points.unknownClasses == ["1,0"])
  }

  /// A model whose gates have much noise.
  static func noisy() throws -> TrainedModel {
    var model = try SmallModel.model()
    for node in 0..<3 {
      // The biases of the gate's log-variances stand before the prior's three parameters.
      let end = model.parameters[node].count - 3
      model.parameters[node].replaceSubrange(end - 3..<end, with: [8, 8, 8])
    }
    return model
  }

  @Test func `depends on the seed of the noise, and without noise on nothing but the table`() throws {
    let (model, table) = (try Self.noisy(), try SmallModel.table(nil))
    func report(_ noise: PredictionReport.Noise) throws -> PredictionReport {
      try PredictionReport(model, from: ("m", ""), on: table, noise: noise)
    }
    let first = try report(.drawn(seed: 7))
    #expect(try first == report(.drawn(seed: 7)) && first.seed == 7)
    #expect(try first.rows != report(.drawn(seed: 8)).rows)
    let silent = try report(.none)
    #expect(try silent == report(.none) && silent.seed == nil && silent.rows != first.rows)
    #expect(silent.summary().contains("no noise") && first.summary().contains("seed 7"))
  }

  @Test func `writes tables that are read back, and JSON that parses`() throws {
    var report = try Self.report(Self.classes)
    report.rows[0].predicted = "a,\"b\"\nc"
    report.rows[1].stated = nil
    let lines = report.csv().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "row,predicted,stated" && lines[1] == "1,\"a,\"\"b\"\"" && lines[2] == "c\",\(Self.classes[0])")
    #expect(lines[3] == "2,\(report.rows[1].predicted)," && lines.last == "" && lines.count == 43)
    #expect(try Self.report(nil).csv().hasPrefix("row,predicted\n1,"))
    let object = try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any]
    #expect(object?["schemaVersion"] as? Int == 1 && (object?["rows"] as? [Any])?.count == 40)
    #expect(report.rowTable().split(separator: "\n").count == 42 && !report.rowTable().contains("a,\"b\"\n"))
    let summary = report.summary()
    #expect(summary.contains("sensor 1 → ") && summary.contains("of 40 rows with a stated class"))
  }

  @Test func `names the row whose output is no number`() throws {
    var values = SmallModel.features
    values[5] = 1e308
    let lines =
      ["time,\"b, c\",constant,\"\"\"d\"\"\""]
      + stride(from: 0, to: 12, by: 4).map { values[$0..<$0 + 4].map { "\($0)" }.joined(separator: ",") }
    let table = try FeatureTable.parse(
      Data(lines.joined(separator: "\n").utf8), file: "t.csv", form: SmallModel.form)
    let error = #expect(throws: UndefinedPrediction.self) {
      try PredictionReport(SmallModel.model(), from: ("m", ""), on: table, noise: .none)
    }
    #expect(error == UndefinedPrediction(file: "t.csv", row: 2))
    #expect("\(UndefinedPrediction(file: "t.csv", row: 2))".hasPrefix("t.csv, row 2: has values so far"))
  }

  @Test func `control: the accuracy of other classes differs`() throws {
    let shifted = Self.classes.map { $0 == "1" ? "2" : "1" }
    #expect(try Self.report(shifted).accuracy != Self.report(Self.classes).accuracy)
  }
}
