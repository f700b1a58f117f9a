import DINL
import JSONReading
import PlainText
import Trials

// The parts of a model's file, each read as the type that it must have.

extension JSONField {
  /// A list of texts, all of them different.
  func differentTexts() throws(JSONFieldError) -> [String] {
    var (texts, seen): ([String], Set<String>) = ([], [])
    for field in try elements() {
      let text = try field.text()
      guard seen.insert(text).inserted else { throw field.fault("is given twice") }
      texts.append(text)
    }
    return texts
  }

  /// The place of what a name denotes.
  func place(among places: [String: Int]) throws(JSONFieldError) -> Int {
    let name = try text()
    guard let place = places[name] else { throw fault("is \(name.quoted), which nothing in the model is named") }
    return place
  }

  /// A list of finite numbers in single precision, each the nearest to the decimal that is written.
  func singles(count: Int) throws(JSONFieldError) -> [Float] {
    let fields = try elements()
    guard fields.count == count else { throw fault("has \(fields.count) numbers; the network takes \(count)") }
    var numbers: [Float] = []
    numbers.reserveCapacity(count)
    for field in fields {
      guard case .number(let text) = field.value, let number = Float(text), number.isFinite else {
        throw field.fault("is \(field.value.shown); it must be a number of single precision")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A rate in nats per sample.
  func rate() throws(JSONFieldError) -> Double {
    let rate = try double()
    guard rate >= 0 else { throw fault("is \(value.shown); a rate is at least 0") }
    return rate
  }

  /// A seed, which may exceed the range of `Int`.
  private func seed() throws(JSONFieldError) -> UInt64 {
    guard case .number(let text) = value, let seed = UInt64(text) else {
      throw fault("is \(value.shown); it must be a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }

  func environment() throws(JSONFieldError) -> Provenance.Environment {
    Provenance.Environment(
      version: try member("version").text(), sources: try member("sources").text(),
      toolchain: try member("toolchain").text(), gslVersion: try member("gslVersion").text())
  }

  func training() throws(JSONFieldError) -> TrainedModel.Training {
    TrainedModel.Training(
      dataset: try member("dataset").text(), sha256: try member("sha256").text(),
      samples: try member("samples").integer(), seed: try member("seed").seed(), beta: try member("beta").double(),
      epochs: try member("epochs").integer(), learningRate: try member("learningRate").double(),
      weightDecay: try member("weightDecay").double())
  }

  func column() throws(JSONFieldError) -> TrainedModel.Column {
    let (coding, fields) = (try coding(), try member("scales").elements())
    guard fields.count == coding.featureCount else {
      throw try member("scales").fault("has \(fields.count) scales; the column has \(coding.featureCount) features")
    }
    var scales: [FeatureScale] = []
    for field in fields { scales.append(try field.scale()) }
    return TrainedModel.Column(name: try member("name").text(), coding: coding, scales: scales)
  }

  private func coding() throws(JSONFieldError) -> ColumnCoding {
    let kind = try member("kind")
    switch try kind.text() {
    case "number": return .number
    case "truth": return .truth
    case "texts":
      let (field, texts) = (try member("texts"), try member("texts").differentTexts())
      guard 1...Dataset.mostTexts ~= texts.count else {
        throw field.fault("has \(texts.count) texts; a column has from 1 to \(Dataset.mostTexts)")
      }
      return .texts(texts)
    default: throw kind.fault("is \(kind.value.shown); it must be number, truth or texts")
    }
  }

  private func scale() throws(JSONFieldError) -> FeatureScale {
    let unit = try member("unit")
    guard try unit.double() != 0 else { throw unit.fault("is 0, by which values cannot be divided") }
    return FeatureScale(
      unit: try unit.double(), reference: try member("reference").double(), mean: try member("mean").double(),
      factor: try member("factor").double())
  }

  func gate() throws(JSONFieldError) -> GateKind {
    let kind = try member("kind")
    switch try kind.text() {
    case "none": return .none
    case "gaussian": return .gaussian
    case "categorical":
      return .categorical(routes: try member("routes").integer(), temperature: try member("temperature").double())
    default: throw kind.fault("is \(kind.value.shown); it must be gaussian, categorical or none")
    }
  }
}
