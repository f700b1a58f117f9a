import Claims
import Foundation
import Testing

@Suite struct `Claim ids` {
  @Test func `an id is read and written the same`() throws {
    for area in ClaimID.Area.allCases {
      let id = try ClaimID(area.rawValue + "-042")
      #expect(id.area == area)
      #expect(id.number == 42)
      #expect(id.description == area.rawValue + "-042")
    }
  }

  @Test(arguments: ["", "GR", "GR-1", "GR-0001", "gr-001", "GR 001", "GR-001 ", "GRX-001", "GR-٠٠١"])
  func `a text of another form is refused`(text: String) {
    #expect(throws: ClaimIDError.malformed(text)) { try ClaimID(text) }
  }

  @Test func `an unknown area and the number zero are refused, and the message says what to write`() {
    #expect(throws: ClaimIDError.unknownArea("XX-001")) { try ClaimID("XX-001") }
    #expect(throws: ClaimIDError.zeroNumber("GR-000")) { try ClaimID("GR-000") }
    #expect(ClaimIDError.unknownArea("XX-001").description.contains("GR LG NN RT RD GB TR EX SC PT"))
  }

  @Test func `ids are ordered by area as declared, then by number`() throws {
    let ids = try ["EX-001", "GR-010", "PT-001", "GR-002", "LG-001"].map { text in try ClaimID(text) }
    #expect(ids.sorted().map(\.description) == ["GR-002", "GR-010", "LG-001", "EX-001", "PT-001"])
  }

  @Test func `an id is encoded as its text, and an invalid one is refused`() throws {
    let id = try ClaimID("RT-003")
    let data = try JSONEncoder().encode([id])
    #expect(String(decoding: data, as: UTF8.self) == "[\"RT-003\"]")
    #expect(try JSONDecoder().decode([ClaimID].self, from: data) == [id])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ClaimID].self, from: Data("[\"RT-3\"]".utf8))
    }
  }
}
