import Console
import Foundation
import SwiftCSV
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `Evidence in files` {
  /// Evidence of made-up figures, with a network of a given name.
  func evidence(network name: String = "nine-node instance") throws -> Evidence {
    let dataset = try Dataset.parse(
      Data("a,label\n1,x\n2,y\n".utf8), name: "table", file: "a/table.csv", label: "label")
    let runs = try Run.Variant.allCases.map { try madeUpRun($0) }
    let network = NetworkEvidence(
      name: name, nodes: ["fusion", "s1"], root: 0, viewRule: .equalSplit, views: [[], ["a"]], columnsLeftOut: [],
      links: [LinkRecord(first: 0, second: 1, capacity: 1 / 3, width: 12, inTree: true)], parents: [nil, 0],
      distances: [0, 0.1 + 0.2], hops: [0, 1], chosenBeta: 1e-4, runs: runs,
      claims: [
        ClaimRow(
          finding: .exchange(
            saved: ClaimRow.Spread(mean: 0.1 + 0.2, standardDeviation: .leastNonzeroMagnitude), denseValues: 648,
            treeValues: 192),
          verdict: .confirmed)
      ])
    return Evidence(
      environment: Provenance.Environment(sources: "unknown", toolchain: "Swift \"6\"", gslVersion: "2.7"),
      data: Provenance.DataSource(dataset), configuration: ExperimentConfiguration(), networks: [network],
      readings: ["a / b"], fingerprint: "f00d")
  }

  @Test func `comes back from JSON to the bit, and equal evidence gives equal bytes`() throws {
    let evidence = try evidence()
    let json = try evidence.json()
    let decoded = try JSONDecoder().decode(Evidence.self, from: json)
    #expect(decoded == evidence && decoded.schemaVersion == 6)
    #expect(try decoded.json() == json)
    #expect(json.first == UInt8(ascii: "{"))
  }

  @Test func `control: a change in the last bit of one figure changes the bytes`() throws {
    let evidence = try evidence()
    var other = evidence
    other.networks[0].runs[1].accuracy = other.networks[0].runs[1].accuracy.nextUp
    #expect(other != evidence)
    #expect(try other.json() != evidence.json())
  }

  /// Whether CSV gives back, by another program's reader, the network's name and the figures of each run to the bit.
  func isFaithful(_ csv: String, to evidence: Evidence) throws -> Bool {
    guard let table = try? NamedCSV(string: csv, delimiter: .comma) else { return false }
    let runs = evidence.networks.flatMap { network in network.runs.map { (network.name, $0) } }
    guard table.rows.count == runs.count else { return false }
    return zip(table.rows, runs).allSatisfy { row, expected in
      let (name, run) = expected
      func number(_ column: String) -> Double? { row[column].flatMap(Double.init) }
      return row["network"] == name && row["variant"] == run.variant.rawValue && row["phase"] == run.phase.rawValue
        && number("beta") == run.beta && number("seed") == Double(run.seedIndex)
        && number("accuracy") == run.accuracy && number("validation_accuracy") == run.validationAccuracy
        && number("cross_entropy_nats") == run.crossEntropy
        && number("forward_values") == Double(run.exchange.forwardValues)
        && number("backward_values") == Double(run.exchange.backwardValues)
        && number("bytes") == Double(run.exchange.bytes) && number("samples") == Double(run.exchange.samples)
        && number("values_per_sample") == run.exchange.valuesPerSample
        && number("rate_nats_per_sample") == run.rate && number("final_training_loss_nats") == run.trainingLoss.last
    }
  }

  static let awkwardNames = ["plain", "a, b", "the \"best\"", "two\nlines", "\"", ",\n\""]

  @Test(arguments: awkwardNames)
  func `comes back from CSV, whatever a network is called`(name: String) throws {
    let evidence = try evidence(network: name)
    #expect(try isFaithful(evidence.csv(), to: evidence))
  }

  @Test(arguments: awkwardNames.dropFirst())
  func `control: the same without quotes is refuted`(name: String) throws {
    let evidence = try evidence(network: name)
    let plain = try self.evidence(network: "NAME").csv().replacing("NAME", with: name)
    #expect(try !isFaithful(plain, to: evidence))
  }

  @Test func `a run without gates has an empty rate`() throws {
    var evidence = try evidence()
    (evidence.networks[0].runs[0].rate, evidence.networks[0].runs[0].linkRates) = (nil, nil)
    #expect(try isFaithful(evidence.csv(), to: evidence))
    #expect(try JSONDecoder().decode(Evidence.self, from: evidence.json()) == evidence)
  }

  @Test func `is written whole, and what is written is what was found`() throws {
    try withTemporaryDirectory { url in
      let (evidence, directory) = (try evidence(), try OutputDirectory(url))
      try evidence.write(to: directory)
      #expect(try Data(contentsOf: url.appending(path: "results.json")) == evidence.json())
      #expect(try Data(contentsOf: url.appending(path: "results.csv")) == Data(evidence.csv().utf8))
    }
  }
}
