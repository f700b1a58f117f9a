import Console
import Deployment
import Foundation
import PropertyTesting
import Testing

/// A change of a model's file whose checksum is made to fit.
struct ModelFault: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  /// The field that must be named.
  let field: String
  /// What must be said of it.
  let says: String

  var testDescription: String { "\(field): \(says)" }

  init(_ old: String, _ new: String, _ field: String, _ says: String) {
    (self.old, self.new, self.field, self.says) = (old, new, field, says)
  }

  static let number = "\"kind\" : \"number\""
  static let gaussian = "\"kind\" : \"gaussian\""

  static let all: [ModelFault] = [
    ModelFault("\"classes\" : [\n    \"1\",", "\"classes\" : [\n    \"2\",", "classes[1]", "is given twice"),
    ModelFault("\"1\",\n    \"2\",\n    \"10\"", "\"1\"", "classes", "fewer than 2 classes"),
    ModelFault("\"label\" : \"class\"", "\"label\" : \"time\"", "label", "is the name of a column too"),
    ModelFault("\"label\" : \"class\"", "\"label\" : 3", "label", "is 3; it must be a text"),
    ModelFault("\"label\" : \"class\",", "", "label", "is missing"),
    ModelFault("\"name\" : \"constant\"", "\"name\" : \"time\"", "columns[2].name", "is used twice"),
    ModelFault("\"unit\" : 1\n", "\"unit\" : 0\n", "columns[1].scales[0].unit", "is 0"),
    ModelFault("\"factor\" : 0,", "\"factor\" : 1e999,", "columns[2].scales[0].factor", "at most"),
    ModelFault(number, "\"kind\" : \"numbers\"", "columns[0].kind", "it must be number, truth or texts"),
    ModelFault(number, "\"kind\" : \"texts\"", "columns[0].texts", "is missing"),
    ModelFault(number, "\"kind\" : \"texts\", \"texts\" : []", "columns[0].texts", "has 0 texts"),
    ModelFault(
      number, "\"kind\" : \"texts\", \"texts\" : [\"u\", \"u\"]", "columns[0].texts[1]", "is given twice"),
    ModelFault(
      number, "\"kind\" : \"texts\", \"texts\" : [\((0...100).map { "\"\($0)\"" }.joined(separator: ","))]",
      "columns[0].texts", "has 101 texts; a column has from 1 to 100"),
    ModelFault(
      number, "\"kind\" : \"texts\", \"texts\" : [\"u\", \"v\"]", "columns[0].scales", "has 1 scales; the column has 2"),
    ModelFault("\"header\" : true", "\"header\" : 1", "header", "true or false"),
    ModelFault("\"decimalComma\" : false,", "", "decimalComma", "is missing"),
    ModelFault("\"name\" : \"sensor 2\"", "\"name\" : \"sensor 1\"", "nodes[1].name", "is used twice"),
    ModelFault("\"root\" : \"fusion\"", "\"root\" : \"nobody\"", "root", "is \"nobody\", which nothing in the model"),
    ModelFault(
      "\"first\" : \"sensor 1\"", "\"first\" : \"x\"", "links[", "which nothing in the model is named"),
    ModelFault("\"inTree\" : true", "\"inTree\" : false", "links[", "is not what the shortest-path tree"),
    ModelFault("\"width\" : 3", "\"width\" : 0", "the model", "width 0; a width is at least 1"),
    ModelFault("\"width\" : 3", "\"width\" : 9223372036854775807", "the model", "widths add up to more than"),
    ModelFault("\"width\" : 3", "\"width\" : 1e40", "links[0].width", "whole number"),
    ModelFault("\"capacity\" : ", "\"capacity\" : -", "the model", "a capacity is positive"),
    ModelFault("\"exponent\" : 1", "\"exponent\" : -1", "the model", "the cost exponent is -1"),
    ModelFault("\"rate\" : ", "\"rate\" : -", "links[", "a rate is at least 0"),
    ModelFault("\"rate\" : ", "\"other\" : ", "links[", "has no rate, but is in the tree"),
    ModelFault(
      "\"inTree\" : false,", "\"inTree\" : false, \"rate\" : 0,", "links[", "has a rate, but is not in the tree"),
    ModelFault(gaussian, "\"kind\" : \"Gaussian\"", "gate.kind", "it must be gaussian, categorical or none"),
    ModelFault(gaussian, "\"kind\" : \"categorical\"", "gate.routes", "is missing"),
    ModelFault(
      gaussian, "\"kind\" : \"categorical\", \"routes\" : 0, \"temperature\" : 1", "the model", "a gate of 0 routes"),
    ModelFault(
      gaussian, "\"kind\" : \"categorical\", \"routes\" : 2, \"temperature\" : 0", "the model", "temperature of 0"),
    ModelFault(
      gaussian, "\"kind\" : \"categorical\", \"routes\" : 2, \"temperature\" : 1", "nodes[0].parameters",
      "the network takes"),
    ModelFault("\"hiddenWidth\" : 5", "\"hiddenWidth\" : 0", "the model", "0 hidden units"),
    ModelFault("\"hiddenWidth\" : 5", "\"hiddenWidth\" : 6", "nodes[0].parameters", "the network takes"),
    ModelFault("\"hiddenWidth\" : 5", "\"hiddenWidth\" : 9223372036854775807", "the model", "are provided for"),
    ModelFault("\"batchSize\" : 7", "\"batchSize\" : 0", "the model", "batches of 0 samples"),
    ModelFault("\"batchSize\" : 7", "\"batchSize\" : 4611686018427387904", "the model", "are provided for"),
    ModelFault("\"parameters\" : [", "\"parameters\" : [ 0,", "nodes[0].parameters", "the network takes"),
    ModelFault("\"parameters\" : [\n", "\"parameters\" : [ 1e39, 0,\n", "nodes[0].parameters", "the network takes"),
    ModelFault("\"seed\" : 1", "\"seed\" : -1", "training.seed", "whole number from 0 to 18446744073709551615"),
    ModelFault("\"sources\" : \"c0ffee\"", "\"sources\" : null", "program.sources", "is missing"),
    ModelFault(
      "\"features\" : [\n        \"constant\"\n", "\"features\" : [\n", "columns[2]",
      "\"constant\", of which no node sees a feature"),
    ModelFault(
      "\"features\" : [\n        \"constant\"", "\"features\" : [\n        \"time\"", "nodes[1].features[0]",
      "is seen twice"),
    ModelFault(
      "\"features\" : [\n        \"constant\"", "\"features\" : [\n        \"x\"", "nodes[1].features[0]",
      "nothing in the model"),
  ]
}

@Suite struct `A field of a model` {
  static func body() throws -> String {
    String(decoding: try #require(SealedDocument.body(of: ModelFile.data(of: SmallModel.model()))), as: UTF8.self)
  }

  static func read(_ body: String) throws(ModelFileError) -> TrainedModel {
    try ModelFile.model(in: SealedDocument.file(of: Data(body.utf8)), named: "m.json")
  }

  /// Whether an error is one line that names the file and the field and says what is wrong.
  static func isClear(_ error: ModelFileError?, _ field: String, _ says: String) -> Bool {
    guard let text = error?.description else { return false }
    return text.hasPrefix("m.json, \(field)") && text.contains(says) && !text.contains(where: \.isNewline)
  }

  @Test(arguments: ModelFault.all)
  func `that is wrong is named, with what is wrong`(fault: ModelFault) throws {
    let body = try Self.body()
    let place = try #require(body.firstRange(of: fault.old), "\(body)")
    let error = #expect(throws: ModelFileError.self) {
      try Self.read(body.replacingCharacters(in: place, with: fault.new))
    }
    #expect(Self.isClear(error, fault.field, fault.says), "\(String(describing: error))")
  }

  @Test func `that is no number of single precision is named`() throws {
    let (body, model) = (try Self.body(), try SmallModel.model())
    let figure = "\(model.parameters[1][2])"
    let place = try #require(body.firstRange(of: figure))
    for wrong in ["1e39", "-1e39", "\"1\"", "null", "[1]"] {
      let error = #expect(throws: ModelFileError.self) {
        try Self.read(body.replacingCharacters(in: place, with: wrong))
      }
      let isClear = Self.isClear(error, "nodes[1].parameters[2]", "number of single precision")
      #expect(isClear, "\(wrong): \(String(describing: error))")
    }
    #expect(try Self.read(body.replacingCharacters(in: place, with: "3.4e38")).parameters[1][2] == 3.4e38)
  }

  @Test func `control: a body as it was is read, and an error without the field is not clear`() throws {
    #expect(try Self.read(Self.body()) == SmallModel.model())
    let error = ModelFileError.wrongField(file: "m.json", field: "gate.kind", problem: "is wrong")
    #expect(Self.isClear(error, "gate.kind", "wrong"))
    #expect(!Self.isClear(error, "root", "wrong") && !Self.isClear(error, "gate.kind", "missing"))
    #expect(!Self.isClear(nil, "", "") && !Self.isClear(.changed(file: "m.json"), "gate.kind", ""))
  }

  @Test func `of a column of texts is read, and one whose feature has the name of another is named`() throws {
    let model = try SmallModel.coded()
    let body = String(decoding: try #require(SealedDocument.body(of: ModelFile.data(of: model))), as: UTF8.self)
    #expect(try Self.read(body) == model)
    let changed = body.replacing("\"name\" : \"3\"", with: "\"name\" : \"1=green\"")
    #expect(changed != body)
    let error = #expect(throws: ModelFileError.self) { try Self.read(changed) }
    let isClear = Self.isClear(error, "columns[2]", "has the feature \"1=green\", as another one has")
    #expect(isClear, "\(String(describing: error))")
  }

  @Test func `of a name that would make those of many features too long is named`() throws {
    let texts = (0..<100).map { "\"\($0)\"" }.joined(separator: ",")
    let scale = "{\"factor\": 1, \"mean\": 0, \"reference\": 0, \"unit\": 1}"
    let scales = [String](repeating: scale, count: 100).joined(separator: ",")
    let name = String(repeating: "n", count: 1 << 22)
    let column = "{\"kind\": \"texts\", \"name\": \"\(name)\", \"scales\": [\(scales)], \"texts\": [\(texts)]},"
    let body = try Self.body()
    let place = try #require(body.firstRange(of: "\"columns\" : [")).upperBound
    let error = #expect(throws: ModelFileError.self) {
      try Self.read(body.replacingCharacters(in: place..<place, with: column))
    }
    #expect(Self.isClear(error, "columns[0].name", "is too long"), "\(String(describing: error))")
  }

  @Test func `that was mutated is read or refused in one line, and what is read can be used`() throws {
    let coded = try #require(SealedDocument.body(of: ModelFile.data(of: SmallModel.coded())))
    let bodies = [try Self.body(), String(decoding: coded, as: UTF8.self)]
    checkReader(bodies, failure: ModelFileError.self, PropertySettings(cases: 400)) { bytes in
      let model = try ModelFile.model(in: SealedDocument.file(of: Data(bytes)), named: "m.json")
      let prediction = model.predict(model.columns.flatMap(\.scales).map { _ in 1 }, noise: .none)
      #expect(prediction.classes.count == 1)
    }
  }
}
