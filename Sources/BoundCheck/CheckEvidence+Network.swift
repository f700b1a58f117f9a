import DINL
import Trials

extension CheckEvidence.Network {
  /// The network of a check or of a study of risk, whose links have no rates yet.
  init(_ network: CheckNetwork, of dataset: Dataset) {
    let tree = network.tree
    self.init(
      name: network.name, nodes: tree.graph.nodeNames, root: tree.root, parents: Array(tree.parents), hops: tree.hops,
      viewRule: network.assignment.rule, views: network.views.map { $0.map { dataset.featureNames[$0] } },
      columnsLeftOut: network.assignment.columnsLeftOut(of: dataset), links: LinkRecord.links(of: tree),
      bitsPerValue: network.bitsPerValue)
  }
}
