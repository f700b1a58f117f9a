import Testing

@testable import Verification

extension `Message protocols` {
  /// Three nodes: a label that no node holds, two views of it, a coin of two nodes, three messages and two outputs.
  static let relayed: [MessageSchedule.Variable] = [
    .init(.datum(holder: nil)), .init(.datum(holder: 1), from: [0]), .init(.datum(holder: 2), from: [0, 1]),
    .init(.coin(holders: [1, 2])), .init(.message(from: 1, to: 0), from: [1, 3]),
    .init(.message(from: 2, to: 1), from: [2, 3]), .init(.message(from: 1, to: 0), from: [5, 1]),
    .init(.output(of: 0), from: [4, 6]), .init(.output(of: 1), from: [5]),
  ]

  @Test func `a schedule lists its variables by their roles`() throws {
    let schedule = try MessageSchedule(nodeCount: 3, variables: Self.relayed)
    #expect(schedule.data == [1, 2] && schedule.data(of: [2]) == [2] && schedule.data(of: [0]).isEmpty)
    #expect(schedule.messages == [4, 5, 6] && schedule.messages(to: 0) == [4, 6] && schedule.messages(to: 1) == [5])
    #expect(schedule.messages(from: [1], to: [0]) == [4, 6] && schedule.messages(from: [0], to: [1]).isEmpty)
    #expect(schedule.messages(from: [1, 2], to: [0, 1]) == [4, 5, 6])
    #expect(schedule.outputs == [7, 8] && schedule.outputs(of: [1]) == [8])
    // What node 1 sent before it received a message depends on its own data alone.
    #expect(schedule.origins(of: 4) == [1] && schedule.origins(of: 5) == [2] && schedule.origins(of: 6) == [1, 2])
    #expect(schedule.origins(of: 1).isEmpty && schedule.origins(of: 7).isEmpty)
    let known = (0..<3).map { node in Self.relayed.indices.filter { schedule.knows(node, $0) } }
    #expect(known == [[4, 6, 7], [1, 3, 4, 5, 6, 8], [2, 3, 5]])
  }

  @Test func `nodes and inputs at the ends of their range are taken, and those beyond are named`() throws {
    func fault(_ variables: [MessageSchedule.Variable]) -> String {
      refusal { try MessageSchedule(nodeCount: 2, variables: variables).nodeCount }
    }
    #expect(fault([.init(.datum(holder: 1)), .init(.output(of: 1), from: [0])]) == "accepted: 2")
    #expect(fault([.init(.coin(holders: [0, 2]))]) == "variables[0]: names node 2 of 2")
    #expect(fault([.init(.message(from: 0, to: -1))]) == "variables[0]: names node -1 of 2")
    #expect(
      fault([.init(.datum(holder: 0)), .init(.output(of: 0), from: [-1])])
        == "variables[1]: is made from -1, which is not before it")
    #expect(
      fault([.init(.datum(holder: 0)), .init(.output(of: 0), from: [1])])
        == "variables[1]: is made from 1, which is not before it")
    #expect(
      fault([.init(.message(from: 0, to: 1)), .init(.datum(holder: 1), from: [0])])
        == "variables[1]: uses variable 0, which is not known there")
  }

  /// Two data of one node with P = (1, 3)/4, and a hypothesis made from both.
  private func learner() throws -> FiniteProtocol {
    let schedule = try MessageSchedule(
      nodeCount: 1,
      variables: [.init(.datum(holder: 0)), .init(.datum(holder: 0)), .init(.output(of: 0), from: [0, 1])])
    return try FiniteProtocol(
      schedule: schedule,
      laws: [[[0.25, 0.75]], [[0.25, 0.75]], [[0.5, 0.5], [0.25, 0.75], [0.75, 0.25], [1, 0]]])
  }

  @Test func `risks are sums over data and hypotheses`() throws {
    let model = try learner()
    // By whole fractions, with both data as two samples, and as one sample of four values.
    let near = { (left: Estimate, right: Double) in left.contains(right) && left.error < 0x1p-45 }
    let two = try model.risks(output: 2, samples: [[0], [1]], loss: [[0, 1], [1, 0.5]])
    #expect(near(two.population, 0.72265625) && near(two.empirical, 0.828125))
    let one = try model.risks(output: 2, samples: [[0, 1]], loss: [[0, 1, 2, 3], [3, 0.5, 1, 0]])
    #expect(near(one.population, 1.8603515625) && near(one.empirical, 2.2265625))
    #expect(near(one.gap, 1.8603515625 - 2.2265625))
    #expect(refusal { try model.risks(output: 2, samples: [], loss: []).gap } == "samples: needs at least one")
    #expect(
      refusal { try model.risks(output: 2, samples: [[0]], loss: [[0, 1]]).gap } == "loss: needs 2 rows, has 1")
    #expect(
      refusal { try model.risks(output: 2, samples: [[0]], loss: [[0, 1], [0]]).gap }
        == "loss: needs 2 columns in each row")
  }

  @Test func `finite laws and capacities are those of their tables`() throws {
    let model = try learner()
    #expect(encloses(model.capacity(of: [0, 2]), "1.386294361119890618834464242916353136151", roundings: 20))
    #expect(model.capacity(of: []) == Estimate(exactly: 0))
    #expect(encloses(try model.entropy(of: [0]), "0.5623351446188083502880303152244588576654", roundings: 40))
    let schedule = try MessageSchedule(nodeCount: 1, variables: [.init(.datum(holder: 0)), .init(.datum(holder: 0))])
    #expect(
      refusal { try FiniteProtocol(schedule: schedule, laws: [[[1]]]).laws.count } == "laws: needs 2 tables, has 1")
    #expect(
      refusal { try FiniteProtocol(schedule: schedule, laws: [[[1]], [[1], [1]]]).laws.count }
        == "laws[1]: needs 1 rows, has 2")
    let many = [[Double](repeating: 0x1p-10, count: 1 << 10)]
    let more = [[Double](repeating: 1 / 1025, count: 1025)]
    #expect(
      refusal { try FiniteProtocol(schedule: schedule, laws: [many, more]).joint.shape }
        == "laws[1]: makes more than 1048576 cells")
    let pair = try [[[0.25, 0.75]], [[0.5, 0.25, 0.25]]].map { try DiscreteChannel($0) }
    #expect(try FiniteProtocol(schedule: schedule, laws: pair, mostCells: 6).joint.shape == [2, 3])
    #expect(
      refusal { try FiniteProtocol(schedule: schedule, laws: pair, mostCells: 5).joint.shape }
        == "laws[1]: makes more than 5 cells")
  }

  @Test func `Gaussian covariances are exact below 2^53`() throws {
    let schedule = try MessageSchedule(
      nodeCount: 2,
      variables: [
        .init(.datum(holder: 1)), .init(.datum(holder: 1)), .init(.message(from: 1, to: 0), from: [0, 1]),
      ])
    let model = try GaussianProtocol(schedule: schedule, gains: [[], [], [3, -2]], noiseVariances: [2, 5, 1])
    #expect(model.covariance == [[2, 0, 6], [0, 5, -10], [6, -10, 39]])
    #expect(model.signalShare(of: 2).contains(38.0 / 39) && model.signalShare(of: 2).error < 0x1p-50)
    #expect(try model.mutualInformation([], [0], given: []) == Estimate(exactly: 0))
    #expect(try model.mutualInformation([0], [], given: [1]) == Estimate(exactly: 0))
    #expect(
      refusal { try model.mutualInformation([0], [1], given: [0]) }
        == "variables: must stand in one of the lists, are [0, 1, 0]")
    let single = try MessageSchedule(nodeCount: 1, variables: [.init(.datum(holder: 0))])
    let most = (1 << 53) - 1
    #expect(try GaussianProtocol(schedule: single, gains: [[]], noiseVariances: [most]).covariance == [[Double(most)]])
    #expect(
      refusal { try GaussianProtocol(schedule: single, gains: [[]], noiseVariances: [most + 1]).covariance }
        == "variables[0]: has a covariance that may reach 2^53")
    // 2^26·2^26·2 + 1 is no number of double precision.
    let next = try MessageSchedule(
      nodeCount: 2, variables: [.init(.datum(holder: 1)), .init(.message(from: 1, to: 0), from: [0])])
    #expect(
      refusal { try GaussianProtocol(schedule: next, gains: [[], [1 << 26]], noiseVariances: [2, 1]).covariance }
        == "variables[1]: has a covariance that may reach 2^53")
    // Independent variables have no information, though rounding hides it.
    #expect(try GaussianProtocol(schedule: next, gains: [[], [0]], noiseVariances: [3, 7]).rate(of: 1).lower == 0)
    #expect(
      refusal { try GaussianProtocol(schedule: single, gains: [], noiseVariances: [1]).covariance }
        == "gains: needs 1 rows, has 0")
    #expect(
      refusal { try GaussianProtocol(schedule: single, gains: [[]], noiseVariances: []).covariance }
        == "noiseVariances: needs 1 values, has 0")
    #expect(
      refusal { try GaussianProtocol(schedule: single, gains: [[1]], noiseVariances: [1]).covariance }
        == "gains[0]: needs 0 values, has 1")
    #expect(
      refusal { try GaussianProtocol(schedule: single, gains: [[]], noiseVariances: [0]).covariance }
        == "noiseVariances[0]: must be at least 1, is 0")
  }

  @Test func `relays add their own noise and view`() throws {
    func tree(_ view: Double, parent: Int? = 1) throws -> GaussianRelayTree {
      try GaussianRelayTree(
        sourceCovariance: [[1]],
        relays: [
          .init(parent: parent, linkGain: [[2]], viewGain: [[1]], noiseCovariance: [[1]]),
          .init(parent: nil, linkGain: [], viewGain: [[view]], noiseCovariance: [[1]]),
        ])
    }
    // ½ ln(1 + 2²/(2² + 1)) and, with a view of its own, ½ ln(1 + 3²/(2² + 1)).
    let (blind, seeing) = (try tree(0), try tree(1))
    #expect(
      encloses(try blind.sourceInformation(ofRelay: 1), "0.2938933324510595040948655703094318848847", roundings: 40))
    #expect(
      encloses(try seeing.sourceInformation(ofRelay: 1), "0.5148097085905791199609127658375843290935", roundings: 40))
    #expect(blind.sourceVariables == [0] && blind.variables(ofRelay: 1) == [2])
    for parent in [0, 2] {
      #expect(
        refusal { try tree(0, parent: parent).relays.count }
          == "relays[0].parent: must be an index from 1 to 1, is \(parent)")
    }
    #expect(
      refusal { try GaussianRelayTree(sourceCovariance: [[1]], relays: []).relays.count }
        == "relays: needs at least one relay")
  }
}
