import Console
import DINL
import Foundation
import TestSupport
import Testing
import Trials

@testable import BoundCheck

@Suite struct `A part of a check that was forged with its checksum` {
  typealias Merged = `EX-008 the merge of the parts of a check equals the check of one process`

  /// The only part of a check on two sensors.
  static func part() async throws -> Part<CheckOutline> {
    var configuration = SmallCheck.configuration
    (configuration.draws, configuration.pairs, configuration.epochs) = (2, 4, 1)
    (configuration.hiddenWidth, configuration.latentWidth) = (2, 1)
    let dataset = SmallCheck.noise(samples: 8, features: 2)
    let graph = try CapacitatedGraph(
      nodeNames: ["a", "b", "fusion"],
      links: [Link(0, 1, capacity: 4), Link(0, 2, capacity: 1), Link(1, 2, capacity: 4)])
    let network = try CheckNetwork(
      of: dataset, views: ViewRequest(), graph: (graph, 2), configuration: configuration
    ) { try SensorAssignment(evenly: dataset.featureCount, sensors: $0) }
    let check = try Check(configuration: configuration, dataset: dataset, network: network)
    let draws = try await check.run(finished: [:], threads: 1) { _, _ in }
    return Part(
      .whole, of: check.outline, environment: Merged.program, fingerprint: "f00d",
      call: PartCall(arguments: ["check"], notes: [])
    ).finished(draws, Provenance.Timings(seconds: 1, threads: 1))
  }

  /// Unites the only part as `dinl merge` does, and says what is written.
  func merged(_ body: Data) throws(PartError) -> [Data] {
    let file = try PartFile(SealedDocument.file(of: body), at: "part.json")
    return try PartSet<CheckOutline>([file], program: Merged.program).evidence { outline, results in
      let evidence = try outline.evidence(from: results, environment: Merged.program, fingerprint: "f00d")
      return try Merged.files(evidence) + [Data(evidence.summary(width: 80).utf8)]
    }
  }

  @Test func `is refused in a line or united, whatever its outline says`() async throws {
    let body = try #require(SealedDocument.body(of: await Self.part().data()))
    #expect(try merged(body).count == 3)
    let counts = try ForgedDocument.outcomes(
      of: body, in: "outline", step: 7, named: "part.json"
    ) { (forged) throws(PartError) in _ = try merged(forged) }
    // Names, say, may be any texts.
    #expect(counts.united > 2 && counts.refused > 140, "\(counts)")
  }

  @Test func `is refused if a limit is passed, or the tree is not that of the links`() async throws {
    let sound = try await Self.part().outline
    #expect(sound.isSound)
    func isSound(_ change: (inout [String: Any], inout [String: Any]) -> Void) throws -> Bool {
      let data = try JSONEncoder().encode(sound)
      var outline = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      var network = try #require(outline["network"] as? [String: Any])
      change(&outline, &network)
      outline["network"] = network
      return try JSONDecoder().decode(CheckOutline.self, from: JSONSerialization.data(withJSONObject: outline)).isSound
    }
    func isSound(of name: String, _ value: Any) throws -> Bool {
      try isSound { outline, _ in
        var configuration = outline["configuration"] as? [String: Any] ?? [:]
        configuration[name] = value
        outline["configuration"] = configuration
      }
    }
    #expect(try isSound { _, _ in })
    #expect(try !isSound { _, network in network["parents"] = [2, 2, NSNull()] })
    #expect(try !isSound { _, network in network["hops"] = [2, 2, 0] })
    #expect(try !isSound { _, network in network["root"] = 3 })
    #expect(try !isSound { _, network in network["nodes"] = ["a", "a", "fusion"] })
    #expect(try !isSound { _, network in network["views"] = [["f0"], ["f1"]] })
    #expect(try !isSound { outline, _ in outline["pairs"] = 3 } && !isSound { outline, _ in outline["chanceRisk"] = 2 })
    #expect(try isSound(of: "draws", 1_000_000) && !isSound(of: "draws", 1_000_001) && !isSound(of: "draws", 0))
    #expect(try !isSound(of: "sweepDraws", -1) && !isSound(of: "sweep", [-1]) && !isSound(of: "beta", 2e6))
    #expect(try isSound(of: "sweep", [1, 1e6]) && !isSound(of: "sweep", Array(repeating: 0, count: 101)))
    #expect(try !isSound(of: "confidence", 1) && !isSound(of: "sigma", 0) && !isSound(of: "exponent", -1))
  }
}
