import DINL
import Trials

/// What a model says of the rows of a table; rates are in nats per sample.
public struct PredictionReport: Encodable, Sendable, Equatable {
  /// The noise of the gates.
  public enum Noise: Sendable, Equatable {
    /// Drawn from a seed.
    case drawn(seed: UInt64)
    /// None: each gate sends the mean of its message or its likeliest codeword.
    case none
  }

  /// The answer for one row.
  public struct Row: Encodable, Sendable, Equatable {
    /// The number of the row in its table, from 1 for the first one below the header.
    public var row: Int
    /// The name of the class that is predicted.
    public var predicted: String
    /// The class that the table states, as it is written there; nil if it states none.
    public var stated: String?
  }

  /// A link of the tree with the rate of its gate.
  public struct Link: Encodable, Sendable, Equatable {
    /// The name of the end that sends.
    public var source: String
    /// The name of the end that receives.
    public var target: String
    /// The variational rate on the rows of the table.
    public var rate: Double
    /// The variational rate on the samples of the training.
    public var trainingRate: Double
  }

  /// How many of the rows with a stated class are classified correctly.
  public struct Accuracy: Encodable, Sendable, Equatable {
    /// The number of rows with a stated class.
    public var rows: Int
    /// The number of those whose class is predicted.
    public var correct: Int
    /// The share of those whose class is predicted.
    public var share: Double
  }

  /// The version of the JSON layout.
  public var schemaVersion = 1
  /// The file of the model, as the user named it.
  public var model: String
  /// The SHA-256 checksum of the model's file.
  public var modelSHA256: String
  /// The file of the table, as the user named it.
  public var table: String
  /// The SHA-256 checksum of the table's file.
  public var tableSHA256: String
  /// The seed of the gates' noise; nil without noise.
  public var seed: UInt64?
  /// The rows, in the order of the table.
  public var rows: [Row]
  /// The accuracy; nil if no row states a class.
  public var accuracy: Accuracy?
  /// The stated classes that the model does not know, which count as mistakes, sorted.
  public var unknownClasses: [String]
  /// The links of the tree, in the order in which they carry messages; empty without gates.
  public var links: [Link]
  /// The sum of the rates of all links; nil without gates.
  public var rate: Double?

  /// What a model says of a table.
  ///
  /// - Parameters:
  ///   - model: the model, with the name and the checksum of its file.
  ///   - table: a table with the model's columns in their order.
  ///   - noise: the noise of the gates.
  /// - Throws: `UndefinedPrediction` if an output is not a number or a rate is not finite.
  /// - Complexity: O(rows · parameters).
  public init(
    _ model: TrainedModel, from file: (name: String, sha256: String), on table: FeatureTable, noise: Noise
  ) throws(UndefinedPrediction) {
    let (gateNoise, seed): (GateNoise, UInt64?) =
      switch noise {
      case .drawn(let seed): (.drawn(RandomStream(seed: seed)), seed)
      case .none: (.none, nil)
      }
    let prediction = model.predict(table.features, noise: gateNoise)
    var (rows, known, correct): ([Row], Int, Int) = ([], 0, 0)
    var unknown: Set<String> = []
    let texts = ClassTexts(model.classNames, hasDecimalComma: table.hasDecimalComma)
    for (place, row) in table.rows.enumerated() {
      guard let found = prediction.classes[place] else { throw UndefinedPrediction(file: table.file, row: row) }
      let stated = table.classes[place]
      rows.append(Row(row: row, predicted: model.classNames[found], stated: stated))
      guard let stated else { continue }
      let label = texts.index(of: stated)
      if label == nil { unknown.insert(stated) }
      (known, correct) = (known + 1, correct + (label == found ? 1 : 0))
    }
    guard prediction.rates.allSatisfy(\.variational.isFinite) else {
      throw UndefinedPrediction(file: table.file, row: nil)
    }
    let names = model.tree.graph.nodeNames
    let rates = TrainedModel.linkRates(prediction.rates, of: model.tree)
    let arcs = prediction.rates.isEmpty ? [] : model.tree.treeFlow.arcs
    links = arcs.map { arc in
      Link(
        source: names[arc.source], target: names[arc.target], rate: rates[arc.link],
        trainingRate: model.rates[arc.link])
    }
    rate = links.isEmpty ? nil : links.reduce(0) { $0 + $1.rate }
    (self.model, modelSHA256, self.table, tableSHA256) = (file.name, file.sha256, table.file, table.checksum)
    (self.rows, self.seed, unknownClasses) = (rows, seed, unknown.sorted())
    accuracy = known == 0 ? nil : Accuracy(rows: known, correct: correct, share: Double(correct) / Double(known))
  }
}
