// Certifies the shortest-path tree that a router of your own found.
import DINL

let network = try CapacitatedGraph(
  nodeNames: ["sensor 1", "sensor 2", "fusion"],
  links: [Link(0, 1, capacity: 2e6), Link(0, 2, capacity: 1e6), Link(1, 2, capacity: 4e6)])

// For each node its time to the fusion node in seconds, and the next node on the way there.
let verdict = try network.certificate(
  root: 2, distances: [7.5e-7, 2.5e-7, 0], parents: [1, 2, nil], relativeTolerance: 1e-12)
print(verdict)  // within the tolerance: a factor of (1 + 1e-12)^2

// The direct link of sensor 1 is slower than the way over sensor 2.
print(try network.certificate(root: 2, distances: [1e-6, 2.5e-7, 0], parents: [2, 2, nil]))  // refuted

print(try network.shortestPathTree(from: 2).exchangeReduction)  // 1/3 of the dense exchange is saved
