import DINL
import Trials

/// The columns that each node of the nine-node instance sees, as the command computes them.
func instanceViews(
  of dataset: Dataset, request: ViewRequest = ViewRequest(), split: (Int) throws -> SensorAssignment
) throws -> ViewAssignment {
  let graph = try CapacitatedGraph.nineNodes(width: 1)
  return try ViewAssignment(
    request, of: dataset, nodes: graph.nodeNames, root: graph.fusionNode, isDrawn: true, split: split)
}
