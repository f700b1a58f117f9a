import Testing

@testable import PropertyTesting

@Suite struct `Properties read their settings from the environment` {
  @Test func `the defaults hold where nothing is set`() {
    let environment = PropertyEnvironment([:])
    #expect(environment.seed == PropertyEnvironment.defaultSeed && environment.factor == 1)
    #expect(environment.onlyCase == nil && !environment.records && environment.complaints.isEmpty)
  }

  @Test func `the seed, the effort, one case and recording are read`() {
    let environment = PropertyEnvironment([
      "DINL_SEED": "0xFf", "DINL_EFFORT": "thorough", "DINL_CASE": "12", "DINL_RECORD": "1",
    ])
    #expect(environment.seed == 255 && environment.factor == 100 && environment.onlyCase == 12)
    #expect(environment.records && !environment.attachesEvidence && environment.complaints.isEmpty)
    #expect(PropertyEnvironment(["DINL_EVIDENCE": "1"]).attachesEvidence)
    #expect(PropertyEnvironment(["DINL_SEED": "255"]).seed == 255)
  }

  @Test(arguments: [("DINL_SEED", "-1"), ("DINL_SEED", "0xG"), ("DINL_EFFORT", "much"), ("DINL_CASE", "-3")])
  func `control: a value that is not understood is reported`(name: String, text: String) {
    let environment = PropertyEnvironment([name: text])
    #expect(environment.complaints.count == 1)
    #expect(environment.complaints.first?.contains("\(name) is \"\(text)\"") == true)
  }

  @Test func `the command's filter matches the test's own name alone`() throws {
    let identity = TestIdentity(test: Test.current, part: nil, sourceLocation: #_sourceLocation)
    let expression = try Regex(identity.filter)
    let test = try #require(Test.current)
    #expect(String(describing: test.id).contains(expression))
    #expect(String(describing: test.id).hasSuffix(":\(test.sourceLocation.column)"))
    #expect(identity.path.contains(expression))
    #expect(!(identity.path + "x").contains(expression))
    #expect(identity.command(seed: 255, caseIndex: 3).hasPrefix("DINL_SEED=0xff DINL_CASE=3 swift test --filter '"))
  }
}
