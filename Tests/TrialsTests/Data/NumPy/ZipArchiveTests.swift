import DINL
import Foundation
import TestSupport
import Testing

@testable import Trials

@Suite struct `A ZIP archive` {
  static let members: [(name: String, contents: Data)] = [
    ("a.npy", Data("some text, some text, some text, some text".utf8)), ("empty", Data()),
    ("b/ä", Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) })),
  ]

  func isWhole(_ bytes: Data) throws -> Bool {
    let archive = try ZipArchive(bytes)
    return try archive.names == Self.members.map(\.name)
      && Self.members.allSatisfy { try archive.contents(of: $0.name) == $0.contents }
      && archive.contents(of: "c") == nil
  }

  @Test func `gives back what is stored and what is deflated, with a comment or without`() throws {
    for isDeflated in [false, true] {
      for comment in ["", "a comment", String(repeating: "x", count: 65_535)] {
        #expect(try isWhole(NumPyBytes.archive(Self.members, isDeflated: isDeflated, comment: comment)))
      }
      // Data that are part of others have other indices.
      let whole = Data("prefix".utf8) + NumPyBytes.archive(Self.members, isDeflated: isDeflated)
      #expect(try isWhole(whole[6...]))
    }
    #expect(try ZipArchive(NumPyBytes.archive([], isDeflated: false)).names.isEmpty)
  }

  @Test func `control: a flipped bit of a member or its checksum is found`() throws {
    for isDeflated in [false, true] {
      let whole = NumPyBytes.archive([Self.members[0]], isDeflated: isDeflated)
      let start = 30 + 5 + 4
      for place in [start, start + 7] {
        var bytes = whole
        bytes[place] ^= 4
        #expect(throws: ArchiveFault.damaged("a.npy")) { try ZipArchive(bytes).contents(of: "a.npy") }
      }
      let directory = try #require(whole.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
      let changes: [(Int, UInt8, ArchiveFault)] = [
        (8, 1, .encrypted("a.npy")), (16, 1, .damaged("a.npy")), (24, 1, .damaged("a.npy")),
        (10, 2, isDeflated ? .compression("a.npy", method: 10) : .compression("a.npy", method: 2)),
        (27, 0x40, .tooLarge("a.npy")), (23, 1, .malformed), (42, 1, .malformed),
      ]
      for (place, bit, fault) in changes {
        var bytes = whole
        bytes[directory + place] ^= bit
        #expect(throws: fault, "\(place)") { try ZipArchive(bytes).contents(of: "a.npy") }
        #expect(isClear("\(DatasetError.badArchive(file: "t.npz", fault: fault))", file: "t.npz", names: []))
      }
    }
  }

  @Test func `that promises a gigabyte in a few bytes, or fewer bytes than it holds, is damaged`() throws {
    let whole = NumPyBytes.archive([("a.npy", Data(count: 100_000))], isDeflated: true)
    #expect(try ZipArchive(whole).contents(of: "a.npy") == Data(count: 100_000))
    let directory = try #require(whole.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    for size in [0, 99_999, 100_001, 1 << 30] {
      let bytes = whole[..<(directory + 24)] + NumPyBytes.bytes(UInt32(size)) + whole[(directory + 28)...]
      #expect(throws: ArchiveFault.damaged("a.npy")) { try ZipArchive(bytes).contents(of: "a.npy") }
    }
    // A zero more, with its checksum, and a byte behind the stream.
    var grown = whole
    let checksum = UInt32(NumPyBytes.checksum(of: Data(count: 100_001)))
    grown.replaceSubrange((directory + 16)..<(directory + 20), with: NumPyBytes.bytes(checksum))
    grown.replaceSubrange((directory + 24)..<(directory + 28), with: NumPyBytes.bytes(UInt32(100_001)))
    #expect(throws: ArchiveFault.damaged("a.npy")) { try ZipArchive(grown).contents(of: "a.npy") }
    var trailing = whole
    trailing[directory + 20] += 1
    #expect(throws: ArchiveFault.damaged("a.npy")) { try ZipArchive(trailing).contents(of: "a.npy") }
  }

  @Test func `that is cut off, lacks its directory or names a member twice is refused`() throws {
    let whole = NumPyBytes.archive(Self.members, isDeflated: true)
    for count in 0..<whole.count { #expect(throws: ArchiveFault.malformed) { try ZipArchive(whole[..<count]) } }
    #expect(throws: ArchiveFault.duplicate("a.npy")) {
      try ZipArchive(NumPyBytes.archive([Self.members[0], Self.members[0]], isDeflated: false))
    }
    // A directory that begins behind the end, and more members than there are.
    for (place, byte) in [(6, UInt8(0x7F)), (12, 4)] {
      var bytes = whole
      bytes[bytes.count - place] ^= byte
      #expect(throws: ArchiveFault.malformed) { try ZipArchive(bytes) }
    }
  }
}
