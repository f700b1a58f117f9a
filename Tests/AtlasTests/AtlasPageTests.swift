import Refutation
import TestSupport
import Testing
import Verification

@testable import Atlas

@Suite struct `The page and the text of an atlas` {
  typealias Comparisons = `GB-015 words of a comparison say what its certified ends show`

  static let names = SystemFamily.all.map(\.name)

  static func gated() throws -> AtlasReport {
    AtlasReport(try MemberReport(try Comparisons.gated(), label: "gated.json"))
  }

  @Test(arguments: names)
  func `a page of a family has no fault of structure`(name: String) throws {
    let report = try AtlasReport(try SystemFamily.named(name))
    #expect(PageStructure.faults(of: AtlasPage(report).html) == [])
    #expect(AtlasPage(report).html == AtlasPage(try AtlasReport(try SystemFamily.named(name))).html)
  }

  @Test func `a page of a system has no fault of structure, and shows all its figures`() throws {
    let report = try Self.gated()
    let page = AtlasPage(report).html
    #expect(PageStructure.faults(of: page) == [])
    for figure in report.members[0].figures { #expect(page.contains(">\(figure.name)</td>")) }
    #expect(page.contains("id=\"GB-011\"") && page.contains("href=\"#GB-011\""))
    #expect(
      !page.contains("http")
        || page.components(separatedBy: "http").count == page.components(separatedBy: "http://www.w3.org/").count)
  }

  @Test func `control: a page without its verdict has a fault`() throws {
    let page = AtlasPage(try Self.gated()).html
    #expect(PageStructure.faults(of: page.replacing("class=\"verdict\"", with: "class=\"lead\"")) != [])
  }

  @Test func `the text of a family has each bound as a row and each member as a column`() throws {
    let text = AtlasTables(try AtlasReport(try SystemFamily.named("memory"), at: "1/2,1", size: 8), width: 200).text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("p = 1/2") && $0.contains("p = 1") })
    // gap = p(1 − 1/8), attained by total variation.
    #expect(lines.contains { $0.hasPrefix("true value") && $0.contains("0.4375") && $0.hasSuffix("0.875") })
    #expect(lines.contains { $0.hasPrefix("GB-013 total variation") && $0.contains("0.4375 ~=") })
    #expect(lines.contains { $0.hasPrefix("GB-001 I(S;W)") && $0.contains("#°") })
    #expect(lines.contains { $0.hasPrefix("GB-012 no training loss") && $0.contains("–") })
    #expect(lines.contains { $0.contains("GB-011 (Proofs/Atlas.md#GB-011)") })
    #expect(lines.contains("All 14 closed forms agree with the computed values, within certified rounding."))
  }

  @Test func `a refuted bound is named in the findings`() throws {
    let inequality = try Inequality("absgap <= sqrt(sigma^2*I/m)")
    let member = try Comparisons.Families.member("coin", "1/16")
    let planting = FamilyMember.OwnBound(
      claim: "GB-015", name: "planted", inequality: inequality.text, lesser: .absgap
    ) { values in inequality.greater.value(values) }
    let planted = FamilyMember(member.label, member.parameter, member.content, ownBounds: [planting])
    let findings = AtlasFindings([try MemberReport(planted)]).sentences
    #expect(findings.contains { $0.contains("refuted: GB-015 \(inequality.text) (t = 1/16)") }, "\(findings)")
    let sound = AtlasFindings([try MemberReport(member)]).sentences
    #expect(!sound.contains { $0.contains("bounds and orders refuted") })
    #expect(sound.contains { $0.contains("hold by their certified ends") })
  }
}

@Suite struct `A family of systems` {
  @Test(
    arguments: [
      ("coin", "0", nil, "above 0 and at most 1"), ("coin", "9/8", nil, "above 0 and at most 1"),
      ("memory", "-1/8", nil, "above 0"), ("gibbs", "1", nil, "above 1"), ("gaussian", "1.5", nil, "a whole number"),
      ("gaussian", "1001", nil, "1 to 1000"), ("path", "0", nil, "1 to 12"), ("network", "1.01", nil, "from 0 to 1"),
      ("coin", "x", nil, "\"x\""), ("coin", "1/2,", nil, "\"\""), ("coin", "1/2,0.5", nil, "twice"),
      ("coin", "1/0", nil, "\"1/0\""), ("coin", "1e999", nil, "1e999"),
      ("gaussian", "1,2,3,4,5,6,7,8,9,10,11,12,13", nil, "at most 12"), ("coin", "1", 21, "--samples is 21"),
      ("gibbs", "2", 7, "from 1 to 6"), ("memory", "1", 1, "--values is 1"),
    ] as [(String, String, Int?, String)])
  func `refuses numbers and sizes that it does not have`(name: String, numbers: String, size: Int?, text: String) throws
  {
    let error = #expect(throws: FamilyError.self) {
      try SystemFamily.named(name).members(at: numbers, size: size)
    }
    #expect(error?.description.contains(text) == true, "\(String(describing: error))")
  }

  @Test func `control: the ends of the ranges are members`() throws {
    for (name, numbers, size) in [
      ("coin", "1", 20), ("memory", "1", 32), ("gibbs", "1000000", 6), ("gaussian", "1,1000", nil), ("path", "1,12", 6),
      ("network", "0,1", nil),
    ] as [(String, String, Int?)] {
      #expect(try !AtlasReport(try SystemFamily.named(name), at: numbers, size: size).members.isEmpty)
    }
  }

  @Test func `says of the least bound that it is of those shown only where some are left out`() throws {
    func sentence(loss: String) throws -> String {
      let file = try SystemFile(
        json: .init(
          """
          {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [[1, 0, 0], [0, 1, 0]], "loss": \(loss)}
          """.utf8), named: "text")
      return try #require(AtlasFindings([try MemberReport(file, label: "text")]).sentences.first)
    }
    #expect(try sentence(loss: "[[0, 1], [1, 0], [1, 1]]").hasPrefix("The least bound on the gap is "))
    #expect(
      try sentence(loss: "[[0, 1], [1, 0], [1, \"1.00000000000000000001\"]]")
        .hasPrefix("The least bound on the gap, of those that are shown, is "))
  }

  @Test func `whose learner has no training loss is found exactly`() throws {
    func file(_ algorithm: String, loss: String = "[[0, 1], [1, 0]]", law: String = "[\"1/2\", \"1/2\"]") throws
      -> SystemFile
    {
      try SystemFile(
        json: .init(
          "{\"version\": 1, \"samples\": 1, \"law\": \(law), \"algorithm\": \(algorithm), \"loss\": \(loss)}".utf8),
        named: "text")
    }
    #expect(MemberFigures.hasNoTrainingLoss(try file("[[1, 0], [0, 1]]")))
    #expect(!MemberFigures.hasNoTrainingLoss(try file("[[1, 0], [\"1/1000000\", \"999999/1000000\"]]")))
    #expect(!MemberFigures.hasNoTrainingLoss(try file("[[1, 0], [0, 1]]", loss: "[[\"1e-90\", 1], [1, 0]]")))
    #expect(!MemberFigures.hasNoTrainingLoss(try file("[[1, 0], [0, 1]]", loss: "[[1, 1], [1, 1]]")))
    // What is learned from a value that never occurs does not matter.
    #expect(MemberFigures.hasNoTrainingLoss(try file("[[1, 0], [1, 0]]", loss: "[[0, 1], [1, 0]]", law: "[1, 0]")))
  }
}
