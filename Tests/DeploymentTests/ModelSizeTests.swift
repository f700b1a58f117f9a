import DINL
import FileReading
import Testing
import Trials

@testable import Deployment

@Suite struct `The size of a model's file` {
  /// A number with a sign, nine digits, a point and an exponent of two digits.
  static let longest = -Float(bitPattern: 0x10FF_FFF1)

  /// A model without parameters and rates.
  static func bare(_ model: TrainedModel) -> TrainedModel {
    var bare = model
    (bare.parameters, bare.rates) = (model.parameters.map { _ in [] }, model.rates.map { _ in 0 })
    return bare
  }

  /// The number of parameters beyond which a model is refused.
  static func most(_ model: TrainedModel) throws -> Int {
    var longest = bare(model)
    longest.rates = model.rates.map { _ in 2.2250738585072014e-308 }
    return (InputFile.greatestJSONSize - (try ModelFile.data(of: longest).count)) / ModelFile.greatestParameterSize
  }

  @Test func `is told before the training, up to the most parameters that fit whatever they are`() throws {
    let model = try SmallModel.model()
    let (bare, most) = (Self.bare(model), try Self.most(model))
    #expect(throws: Never.self) { try ModelFile.requireSize(of: bare, parameterCount: most) }
    #expect(throws: ModelFileError.self) { try ModelFile.requireSize(of: bare, parameterCount: most + 1) }
    let error = #expect(throws: ModelFileError.self) { try ModelFile.requireSize(of: bare, parameterCount: .max) }
    #expect(error == .tooLarge(bytes: .max) && "\(error, default: "")".contains("--hidden-width"))
  }

  @Test(arguments: SmallModel.gates)
  func `is never above what is told, with the longest texts of numbers too`(gate: GateKind) throws {
    var model = try SmallModel.model(gate)
    let count = model.parameters.joined().count
    model.parameters = model.parameters.map { $0.map { _ in Self.longest } }
    let least = try ModelFile.data(of: Self.bare(model)).count
    let size = try ModelFile.data(of: model).count
    #expect(size <= least + count * ModelFile.greatestParameterSize + 24 * model.rates.count)
    // The bound is no larger than it must be.
    #expect(size > least + count * (ModelFile.greatestParameterSize - 1))
  }

  @Test func `control: no number has a longer text, and a model of parameters that are 0 is far smaller`() throws {
    #expect("\(Self.longest)".count == 15)
    var stream = RandomStream(seed: 93)
    for _ in 0..<20_000 {
      let number = Float(bitPattern: UInt32(stream.index(below: 1 << 31)))
      #expect(!number.isFinite || "\(-number)".count <= 15)
    }
    var model = try SmallModel.model()
    model.parameters = model.parameters.map { $0.map { _ in 0 } }
    let least = try ModelFile.data(of: Self.bare(model)).count
    #expect(try ModelFile.data(of: model).count < least + 12 * model.parameters.joined().count + 24 * model.rates.count)
  }
}
