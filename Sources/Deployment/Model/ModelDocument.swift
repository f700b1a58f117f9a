import DINL
import Trials

/// A model as its file states it; ``TrainedModel/init(_:)`` reads it.
struct ModelDocument: Encodable {
  struct Column: Encodable {
    let name: String
    /// number, truth or texts.
    let kind: String
    /// The texts, of which each has a feature of its own; none of other kinds.
    let texts: [String]?
    /// The scale of each feature.
    let scales: [FeatureScale]
  }

  struct Node: Encodable {
    let name: String
    /// The names of the features that it sees: those of columns, or "column=text".
    let features: [String]
    let parameters: [Float]
  }

  struct Link: Encodable {
    /// The name of one end.
    let first: String
    /// The name of the other end.
    let second: String
    /// Values per second.
    let capacity: Double
    /// Values per sample.
    let width: Int
    let inTree: Bool
    /// The rate of the link's gate on the samples of the training, nats per sample; none outside the tree.
    let rate: Double?
  }

  struct Gate: Encodable {
    let kind: String
    let routes: Int?
    let temperature: Double?
  }

  let version = ModelFile.currentVersion
  let program: Provenance.Environment
  let training: TrainedModel.Training
  /// The name of the column that held the class.
  let label: String
  /// Whether the text of the training's table had a line of names.
  let header: Bool
  /// Whether the comma was the decimal mark in that text.
  let decimalComma: Bool
  let classes: [String]
  let columns: [Column]
  let nodes: [Node]
  let links: [Link]
  /// The name of the fusion node.
  let root: String
  /// The exponent of the cost (width / capacity)^exponent of a link.
  let exponent: Double
  let gate: Gate
  let hiddenWidth: Int
  let batchSize: Int

  init(_ model: TrainedModel) {
    let (tree, graph) = (model.tree, model.tree.graph)
    (program, training, label, classes) = (model.program, model.training, model.labelName, model.classNames)
    (header, decimalComma) = (model.hasHeader, model.hasDecimalComma)
    columns = model.columns.map { column in
      let (kind, texts): (String, [String]?) =
        switch column.coding {
        case .number: ("number", nil)
        case .truth: ("truth", nil)
        case .texts(let texts): ("texts", texts)
        }
      return Column(name: column.name, kind: kind, texts: texts, scales: column.scales)
    }
    let features = model.featureNames
    nodes = graph.nodeNames.indices.map { node in
      Node(
        name: graph.nodeNames[node], features: model.views[node].map { features[$0] },
        parameters: model.parameters[node])
    }
    let retained = Set(tree.links)
    links = graph.links.enumerated().map { index, link in
      Link(
        first: graph.nodeNames[link.first], second: graph.nodeNames[link.second], capacity: link.capacity,
        width: link.width, inTree: retained.contains(index), rate: retained.contains(index) ? model.rates[index] : nil)
    }
    (root, exponent) = (graph.nodeNames[tree.root], tree.exponent)
    gate =
      switch model.gate {
      case .none: Gate(kind: "none", routes: nil, temperature: nil)
      case .gaussian: Gate(kind: "gaussian", routes: nil, temperature: nil)
      case .categorical(let routes, let temperature):
        Gate(kind: "categorical", routes: routes, temperature: temperature)
      }
    (hiddenWidth, batchSize) = (model.hiddenWidth, model.batchSize)
  }
}
