import DINL
import Trials

/// A trained network on its tree, with all that it needs to classify the rows of another table.
public struct TrainedModel: Sendable, Equatable {
  /// What the network was trained on, and how.
  public struct Training: Codable, Sendable, Equatable {
    /// The name of the dataset.
    public var dataset: String
    /// The SHA-256 checksum of the dataset's file or of its generated values.
    public var sha256: String
    /// The number of samples, all of which were trained on.
    public var samples: Int
    /// The seed of every random number.
    public var seed: UInt64
    /// The weight β of the rate in the objective: loss + β · rate, in nats per sample.
    public var beta: Double
    /// Passes over the samples.
    public var epochs: Int
    /// Adam's learning rate at the first step.
    public var learningRate: Double
    /// Adam's decoupled weight decay.
    public var weightDecay: Double

    /// A training with these parts.
    package init(
      dataset: String, sha256: String, samples: Int, seed: UInt64, beta: Double, epochs: Int, learningRate: Double,
      weightDecay: Double
    ) {
      (self.dataset, self.sha256, self.samples, self.seed) = (dataset, sha256, samples, seed)
      (self.beta, self.epochs, self.learningRate, self.weightDecay) = (beta, epochs, learningRate, weightDecay)
    }
  }

  /// A column of tables, of whose features nodes see some.
  public struct Column: Sendable, Equatable {
    /// The name of the column.
    public var name: String
    /// How its fields become features.
    public var coding: ColumnCoding
    /// The scale by which each of these features is standardized.
    public var scales: [FeatureScale]

    /// A column with its coding and the scales of its features.
    package init(name: String, coding: ColumnCoding = .number, scales: [FeatureScale]) {
      (self.name, self.coding, self.scales) = (name, coding, scales)
    }
  }

  /// The program that trained the network.
  public var program: Provenance.Environment
  /// What the network was trained on.
  public var training: Training
  /// The name of the column that held the class.
  public var labelName: String
  /// The names of the classes, at least 2, in the order of the outputs.
  public var classNames: [String]
  /// Whether the text of the training's table had a line of names.
  public var hasHeader = true
  /// Whether the comma was the decimal mark in that text.
  public var hasDecimalComma = false
  /// The columns that are read, each name once; their features, column by column, are those of the network.
  public var columns: [Column]
  /// The tree on whose links the modules exchange their messages.
  public var tree: ShortestPathTree
  /// For each node, the indices of the features that it sees; no two nodes see the same feature.
  public var views: [[Int]]
  /// The gate on every link of the tree.
  public var gate: GateKind
  /// Hidden units of every module.
  public var hiddenWidth: Int
  /// The number of samples that are handled at once.
  public var batchSize: Int
  /// The parameters of each node, see ``ModuleNetwork/parameters``; all are finite.
  public var parameters: [[Float]]
  /// The variational rate of each link's gate on the samples of the training, in nats per sample; 0 on links that are
  /// not in the tree.
  public var rates: [Double]

  /// A model with these parts, which are not checked.
  package init(
    program: Provenance.Environment, training: Training, labelName: String, classNames: [String], columns: [Column],
    tree: ShortestPathTree, views: [[Int]], gate: GateKind, hiddenWidth: Int, batchSize: Int, parameters: [[Float]],
    rates: [Double]
  ) {
    (self.program, self.training, self.labelName, self.classNames) = (program, training, labelName, classNames)
    (self.columns, self.tree, self.views, self.gate) = (columns, tree, views, gate)
    (self.hiddenWidth, self.batchSize, self.parameters, self.rates) = (hiddenWidth, batchSize, parameters, rates)
  }
}

extension TrainedModel {
  /// The form of the tables that the model classifies.
  public var form: TableForm {
    TableForm(
      columns: columns.map { TableForm.Column(name: $0.name, coding: $0.coding) }, labelName: labelName,
      hasHeader: hasHeader, hasDecimalComma: hasDecimalComma)
  }

  /// The name of each feature.
  var featureNames: [String] { columns.flatMap { $0.coding.names(of: $0.name) } }

  /// The network with its parameters.
  ///
  /// - Complexity: O(parameters).
  public func network() -> ModuleNetwork<Float> {
    let network = ModuleNetwork<Float>(
      flow: tree.treeFlow, views: views, classCount: classNames.count, hiddenWidth: hiddenWidth, gate: gate,
      batch: batchSize, stream: RandomStream(seed: 0))
    network.setParameters(parameters)
    return network
  }

  /// The classes that the network predicts, and the rates of its gates.
  ///
  /// - Parameters:
  ///   - features: rows×features, row by row, in the order of `columns`, as a table states them.
  ///   - noise: the noise of the gates.
  /// - Complexity: O(rows · parameters).
  public func predict(_ features: [Double], noise: GateNoise) -> Prediction {
    let scales = columns.flatMap(\.scales)
    precondition(features.count.isMultiple(of: scales.count), "each row has a value for each feature")
    let matrix = Matrix<Float>(rows: features.count / scales.count, columns: scales.count)
    for row in 0..<matrix.rows {
      for (feature, scale) in scales.enumerated() {
        matrix[row, feature] = scale.standardized(features[row * scales.count + feature])
      }
    }
    return network().predict(matrix, noise: noise)
  }

  /// The rate of each link of the graph, 0 where it has no gate, from those of the arcs of the tree.
  ///
  /// - Parameters:
  ///   - readings: one per arc of the tree's flow.
  ///   - tree: the tree.
  package static func linkRates(_ readings: [RateReading], of tree: ShortestPathTree) -> [Double] {
    var rates = [Double](repeating: 0, count: tree.graph.linkCount)
    // Rounding may make a rate of 0 negative.
    for (arc, reading) in zip(tree.treeFlow.arcs, readings) { rates[arc.link] = max(0, reading.variational) }
    return rates
  }
}
