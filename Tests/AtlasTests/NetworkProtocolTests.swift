import Refutation
import Testing
import Verification

@testable import Atlas

@Suite struct `GB-015 the network of a family is a protocol of messages` {
  typealias Families = `GB-015 families of systems have the closed forms that are proved`

  /// The data x₁ and x₂, what node 2 tells node 1 (nothing, 0 or 1), what node 1 tells the root (x₁ and that), what node 2
  /// tells the root, and the root's output.
  static func messages(tilt: Double) throws -> FiniteProtocol {
    let schedule = try MessageSchedule(
      nodeCount: 3,
      variables: [
        .init(.datum(holder: 1)), .init(.datum(holder: 2)), .init(.message(from: 2, to: 1), from: [1]),
        .init(.message(from: 1, to: 0), from: [0, 2]), .init(.message(from: 2, to: 0), from: [1]),
        .init(.output(of: 0), from: [3, 4]),
      ])
    func coin(_ tilt: Double) -> [[Double]] {
      [[(1 + tilt) / 2, (1 - tilt) / 2], [(1 - tilt) / 2, (1 + tilt) / 2]]
    }
    func sure(_ outcome: Int, of count: Int) -> [Double] { (0..<count).map { $0 == outcome ? 1 : 0 } }
    // What node 1 said of x₂ comes first; 0 stands for nothing.
    let output = (0..<12).map { place in
      let (first, said, direct) = (place / 6, place / 2 % 3, place % 2)
      return sure(2 * first + (said == 0 ? direct : said - 1), of: 4)
    }
    return try FiniteProtocol(
      schedule: schedule,
      laws: [
        [[0.5, 0.5]], [[0.5, 0.5]], coin(tilt).map { [0] + $0 }, (0..<6).map { sure($0, of: 6) },
        coin(SystemFamily.directTilt.nearest), output,
      ])
  }

  /// The share of wrong bits: 2w₁ + w₂ on 2x₁ + x₂.
  static let loss = (0..<4).map { w in (0..<4).map { z in Double((w ^ z).nonzeroBitCount) / 2 } }

  /// Whether gap, information and bound by the exchange of a member are those of a protocol.
  func agrees(_ member: FamilyMember, _ network: FiniteProtocol) throws -> Bool {
    let report = try MemberReport(member)
    func figure(_ name: String) throws -> Estimate {
      let figure = try #require(report.figures.first { $0.name == name })
      return Estimate(value: figure.value, lower: figure.lower, upper: figure.upper)
    }
    let risks = try network.risks(output: 5, samples: [[0, 1]], loss: Self.loss)
    let information = try network.mutualInformation(network.schedule.data, network.schedule.outputs)
    let cap = try network.capacity(of: network.schedule.messages) + network.retainedInformation()
    let exchange = try Families.bound("TR-006 exchange", report).ends
    let bound = Estimate.squareRoot(cap / Estimate(exactly: 2))
    return try figure("gap").overlaps(risks.gap) && figure("I").overlaps(information)
      && bound.overlaps(
        Estimate(value: exchange.lowerBound, lower: exchange.lowerBound, upper: exchange.upperBound))
  }

  static func members() throws -> [FamilyMember] {
    try SystemFamily.named("network").members(at: "0,1/4,3/4,1", size: nil)
  }

  @Test func `the dense systems and the tree have the gap, the information and the cap of the protocol`() throws {
    let members = try Self.members()
    for (member, tilt) in zip(members, [0, 0.25, 0.75, 1]) {
      #expect(try agrees(member, Self.messages(tilt: tilt)), "\(member.label)")
    }
    // The link that is pruned carries the third variable.
    #expect(try agrees(#require(members.last), Self.messages(tilt: 1).removing([2])))
  }

  @Test func `control: the tree is not a dense system, nor one dense system another`() throws {
    let members = try Self.members()
    #expect(try !agrees(#require(members.last), Self.messages(tilt: 0.5)))
    #expect(try !agrees(members[0], Self.messages(tilt: 0.25)))
    #expect(try !agrees(members[3], Self.messages(tilt: 1).removing([2])))
  }
}
