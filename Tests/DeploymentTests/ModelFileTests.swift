import Console
import DINL
import Deployment
import Foundation
import PropertyTesting
import TestSupport
import Testing
import Trials

@Suite struct `The file of a model` {
  static let noises: [GateNoise] = [.drawn(RandomStream(seed: 7)), .none]

  /// Whether two models have the same parts, parameters to the bit, and the same answers.
  static func isSame(_ first: TrainedModel, _ second: TrainedModel) -> Bool {
    first == second
      && first.parameters.joined().map(\.bitPattern) == second.parameters.joined().map(\.bitPattern)
      && noises.allSatisfy {
        first.predict(SmallModel.features, noise: $0) == second.predict(SmallModel.features, noise: $0)
      }
  }

  static func read(_ data: Data) throws(ModelFileError) -> TrainedModel {
    try ModelFile.model(in: data, named: "m.json")
  }

  @Test(arguments: SmallModel.gates)
  func `gives back the model and its predictions to the bit, and is written the same again`(gate: GateKind) throws {
    let model = try SmallModel.model(gate)
    let data = try ModelFile.data(of: model)
    let found = try Self.read(data)
    #expect(Self.isSame(found, model))
    #expect(try ModelFile.data(of: found) == data)
    #expect(model.predict(SmallModel.features, noise: .none).classes.contains { $0 != 0 })
  }

  @Test func `keeps zeros of both signs, the least and the greatest numbers`() throws {
    var model = try SmallModel.model()
    model.parameters[0].replaceSubrange(
      0..<5, with: [-0.0, 0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, Float(0.1).nextUp])
    model.columns[0].scales[0].mean = -0.0
    model.columns[1].scales[0].factor = .leastNonzeroMagnitude
    model.training.seed = .max
    let found = try Self.read(try ModelFile.data(of: model))
    #expect(found == model)
    #expect(found.parameters.joined().map(\.bitPattern) == model.parameters.joined().map(\.bitPattern))
    #expect(found.columns[0].scales[0].mean.sign == .minus)
  }

  @Test func `control: a changed figure is refused by the checksum, and with a new checksum changes the answers`()
    throws
  {
    let model = try SmallModel.model()
    let data = try ModelFile.data(of: model)
    let body = String(decoding: try #require(SealedDocument.body(of: data)), as: UTF8.self)
    let figure = "\(model.parameters[3][0])"
    let changed = body.replacing(figure, with: "8.5")
    #expect(changed != body)
    let file = Data(String(decoding: data, as: UTF8.self).replacing(body, with: changed).utf8)
    #expect(throws: ModelFileError.changed(file: "m.json")) { try Self.read(file) }
    let resealed = try Self.read(SealedDocument.file(of: Data(changed.utf8)))
    #expect(!Self.isSame(resealed, model))
  }

  @Test func `gives back how columns are coded, and how the text of the training's table was written`() throws {
    let model = try SmallModel.coded()
    let codings: [ColumnCoding] = [.texts(["a=b", "green", "red"]), .truth, .number]
    #expect(model.columns.map(\.coding) == codings && model.columns.map(\.name) == ["1", "2", "3"])
    #expect(model.columns.map(\.scales.count) == [3, 1, 1] && model.views == [[2, 4], [3], [0], []])
    #expect(!model.hasHeader && model.hasDecimalComma)
    let found = try Self.read(try ModelFile.data(of: model))
    #expect(found == model && found.form == model.form)
    #expect(found.form.columns.map(\.coding) == codings && found.form.labelName == "4")
    #expect(!found.form.hasHeader && found.form.hasDecimalComma)
    let table = try FeatureTable.parse(Data("green;no;1,5;7\nred;True;2;\n".utf8), file: "t.csv", form: found.form)
    #expect(table.features == [0, 1, 0, 0, 1.5, 0, 0, 1, 1, 2] && table.classes == ["7", nil])
    #expect(found.predict(table.features, noise: .none).classes.count == 2)
  }

  @Test func `of another seed is another model`() throws {
    #expect(try !Self.isSame(SmallModel.model(seed: 2), SmallModel.model()))
  }

  @Test(arguments: ["\r\n", " ", "\n"])
  func `that an editor has changed at its end is refused`(end: String) throws {
    let data = try ModelFile.data(of: SmallModel.model())
    #expect(throws: ModelFileError.changed(file: "m.json")) { try Self.read(data + Data(end.utf8)) }
    #expect(throws: ModelFileError.changed(file: "m.json")) { try Self.read(data.dropLast()) }
  }

  @Test(arguments: [
    "{}", "[]", "3", "{\"body\": []}", "{\"body\": {}}", "{\"sha256\": \"\", \"body\": {\"version\": null}}",
  ])
  func `that is no model is refused`(text: String) {
    let error = #expect(throws: ModelFileError.self) { try Self.read(Data(text.utf8)) }
    let expected: [ModelFileError?] = [.noModel(file: "m.json"), .otherVersion(file: "m.json", found: "null")]
    #expect(expected.contains(error) && "\(error, default: "")".contains("dinl check --save"))
  }

  @Test(arguments: [[UInt8](), [0xFF], Array("{".utf8), [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], Array("{\"body\": NaN}".utf8)])
  func `that is no JSON is refused with its line`(bytes: [UInt8]) {
    let error = #expect(throws: ModelFileError.self) { try Self.read(Data(bytes)) }
    #expect("\(error, default: "")".hasPrefix("m.json: is not JSON (line 1, column "))
  }

  @Test(arguments: ["2", "0", "1.0", "\"1\"", "1e0", "-1", "99999999999999999999"])
  func `of another version is refused before its checksum is`(version: String) throws {
    let text = String(decoding: try ModelFile.data(of: SmallModel.model()), as: UTF8.self)
    let changed = text.replacing("\"version\" : 1\n", with: "\"version\" : \(version)\n")
    #expect(changed != text)
    let error = #expect(throws: ModelFileError.self) { try Self.read(Data(changed.utf8)) }
    #expect("\(error, default: "")".contains("has version \(version) of the form of models, and this program reads"))
  }

  @Test func `that does not exist, is a folder or too large is refused`() throws {
    try withTemporaryDirectory { directory in
      let none = URL(fileURLWithPath: "none.json", relativeTo: directory)
      #expect(throws: ModelFileError.unreadable(file: "none.json", reason: .missing)) { try ModelFile.read(none) }
      #expect(throws: ModelFileError.unreadable(file: directory.path, reason: .folder)) {
        try ModelFile.read(URL(fileURLWithPath: directory.path))
      }
      let file = directory.appending(path: "m.json")
      let data = try ModelFile.data(of: SmallModel.model())
      try data.write(to: file)
      let found = try ModelFile.read(file)
      #expect(found.sha256 == sha256(of: data))
      #expect(try found.model == SmallModel.model())
    }
    #expect("\(ModelFileError.tooLarge(bytes: 300 << 20))".hasPrefix("the model may take 300 MB, and at most 256 MB"))
  }
}
