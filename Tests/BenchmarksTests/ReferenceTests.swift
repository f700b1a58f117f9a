import CReferences
import DINL
import Foundation
import TestSupport
import Testing
import Verification

@testable import Benchmarks

// The plain implementations give what dinl gives on small inputs; each control changes one number of the input, and the
// same comparison must refuse the result.
@Suite struct `Plain implementations` {
  private func disagreement(
    _ reference: Reference, with own: [Double], _ agreement: Agreement
  ) -> String? {
    _ = reference.run(1)
    return agreement.disagreement(of: reference.result(), with: own)
  }

  private func graph() throws -> (graph: CapacitatedGraph, lists: [[Double]]) {
    var stream = RandomStream(seed: 21)
    let graph = try CapacitatedGraph.randomConnected(nodeCount: 60, linkCount: 150, using: &stream)
    return (graph, (0..<3).map { _ in graph.links.map { _ in 1 + 99 * stream.uniform() } })
  }

  @Test func `distances are equal to the bit, of one list of capacities and of several`() throws {
    let (graph, lists) = try graph()
    let own = try graph.shortestPathTrees(from: 0, capacities: lists).flatMap(\.distances)
    for count in [1, 3] {
      let input = Job.graphNumbers(graph, capacities: Array(lists.prefix(count)))
      let expected = Array(own.prefix(60 * count))
      #expect(disagreement(Reference(input: input, dinl_reference_tree), with: expected, .equal) == nil)
    }
  }

  @Test func `control: a link of the tree that costs more changes a distance`() throws {
    let (graph, lists) = try graph()
    let tree = try graph.replacingCapacities(lists[0]).shortestPathTree(from: 0)
    var input = Job.graphNumbers(graph, capacities: [lists[0]])
    input[3 + 2 * graph.linkCount + tree.links[0]] *= 1.001
    let fault = disagreement(Reference(input: input, dinl_reference_tree), with: tree.distances, .equal)
    #expect(try #require(fault).contains("where dinl has"))
  }

  @Test func `a file gives the distances of its graph, and control: not those of another`() throws {
    let (graph, lists) = try graph()
    let (first, second) = (try graph.replacingCapacities(lists[0]), try graph.replacingCapacities(lists[1]))
    try withTemporaryDirectory { folder in
      let file = folder.appending(path: "graph.json")
      try Job.nodeLinkText(of: first).write(to: file)
      #expect(try GraphFile.read(from: file).graph == first)
      let reference = Reference { _ in dinl_reference_reading(file.path, 60) }
      let own = try first.shortestPathTree(from: 0).distances
      #expect(disagreement(reference, with: own, .equal) == nil)
      #expect(disagreement(reference, with: try second.shortestPathTree(from: 0).distances, .equal) != nil)
    }
  }

  @Test(arguments: [true, false])
  func `an epoch has the same loss up to rounding, and control: not with other steps`(
    isDense: Bool
  ) async throws {
    let system = try EpochSystem(samples: 200, isDense: isDense)
    let tolerance = system.roundingTolerance()
    let own = system.contestant("dinl", tolerance: tolerance)
    _ = try await own.run(1)
    let agreement = Agreement.withinErrors(upTo: 1e-3)
    #expect(disagreement(system.reference(), with: own.result(), agreement) == nil)
    let numbers = system.numbers
    // The learning rate is the eighth number.
    for (place, factor) in [(7, 1.05), (7, 0.95)] {
      var wrong = numbers
      wrong[place] *= factor
      #expect(disagreement(Reference(input: wrong, dinl_reference_epoch), with: own.result(), agreement) != nil)
    }
    // The order of the batches counts: without the shuffle the steps are others.
    var unshuffled = numbers
    let order = numbers.count - 200 * 128 - 200
    for place in 0..<200 { unshuffled[order + place] = Double(place) }
    #expect(disagreement(Reference(input: unshuffled, dinl_reference_epoch), with: own.result(), agreement) != nil)
  }

  @Test func `informations agree within both errors, and control: not of a mixture whose mean has moved`() throws {
    let mixtures = [
      LabeledMixture(weights: [0.5, 0.5], means: [-1, 1], variances: [0.5, 0.5]),
      LabeledMixture(weights: [0.25, 0.5, 0.25], means: [-3, 0, 2.5], variances: [0.5, 1, 2]),
    ]
    let own = try mixtures.flatMap { mixture in
      let value = try GaussianMixture(weights: mixture.weights, means: mixture.means, variances: mixture.variances)
        .labelInformation()
      return [value.value, value.error]
    }
    let agreement = Agreement.withinErrors(upTo: 1e-9)
    var input = LabeledMixture.numbers(mixtures)
    #expect(disagreement(Reference(input: input, dinl_reference_information), with: own, agreement) == nil)
    input[4] += 1e-7
    #expect(disagreement(Reference(input: input, dinl_reference_information), with: own, agreement) != nil)
  }

  @Test func `optima agree within both gaps, and control: not at another weight`() throws {
    let distortion: [[Double]] = [[0, 1, 2], [1, 0, 1], [2, 1, 0]]
    let (weight, gap) = (0.3, 1e-9)
    let point = try FiniteSource(law: [1, 1, 1].map { $0 / 3 }, distortion: distortion).optimum(weight: weight)
    let own = [point.lagrangian.value, point.lagrangian.error]
    let agreement = Agreement.withinErrors(upTo: gap * weight)
    func reference(_ weight: Double) -> Reference {
      Reference(input: [3, 3, weight, gap] + distortion.flatMap(\.self), dinl_reference_rate_distortion)
    }
    #expect(disagreement(reference(weight), with: own, agreement) == nil)
    #expect(disagreement(reference(weight * 1.0001), with: own, .withinErrors(upTo: 1e-6)) != nil)
  }
}
