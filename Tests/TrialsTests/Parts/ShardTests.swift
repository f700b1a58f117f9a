import Foundation
import PropertyTesting
import Testing
import Trials

@Suite struct `A share of the jobs` {
  @Test func `takes each job once over all shares, in order, as many as the others or one more`() {
    let drawn = Generator<[Int]> { source throws(Discard) in
      [try source.integer(in: 0...40), try source.integer(in: 1...50)]
    }
    checkProperty(drawn, PropertySettings(cases: 500)) { sizes, observer in
      let (jobs, count) = (Array(0..<sizes[0]), sizes[1])
      let shares = (1...count).map { Shard(index: $0, count: count).share(of: jobs) }
      #expect(shares.flatMap(\.self).sorted() == jobs && shares.allSatisfy { $0 == $0.sorted() })
      let counts = shares.map(\.count)
      #expect(counts == (1...count).map { Shard(index: $0, count: count).share(of: jobs.count) })
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
      for (place, share) in shares.enumerated() {
        #expect(share == jobs.filter { Shard(index: place + 1, count: count).holds($0) })
      }
      observer.cover("a share is empty", atLeast: 0.1, when: counts.contains(0))
    }
  }

  @Test(arguments: [
    ("1/1", 1, 1), ("2/5", 2, 5), ("5/5", 5, 5), ("02/005", 2, 5), ("1000000/1000000", 1_000_000, 1_000_000),
  ])
  func `is read from I/N`(text: String, index: Int, count: Int) throws {
    let shard = try #require(Shard(text))
    #expect(shard == Shard(index: index, count: count) && "\(shard)" == "\(index)/\(count)")
    let data = try JSONEncoder().encode([shard])
    #expect(try JSONDecoder().decode([Shard].self, from: data) == [shard])
  }

  static let none = [
    "0/5", "6/5", "x", "1/0", "0/0", "", "/", "1/", "/5", "1/5/5", "-1/5", "1/-5", "+1/5", " 1/5", "1/5 ", "1.0/5",
    "1 / 5",
    "1e0/5", "１/５", "1/1000001", "99999999999999999999/5", "1/99999999999999999999", "1/9223372036854775807", "2\\5",
  ]

  @Test(arguments: none)
  func `is none of other texts`(text: String) {
    #expect(Shard(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Shard].self, from: try JSONEncoder().encode([text]))
    }
  }

  @Test func `of any number of jobs is counted without a list of them`() {
    let shard = Shard(index: 2, count: 5)
    #expect([-1, .min, 0, 1, 2, 6, 7].map { shard.share(of: $0) } == [0, 0, 0, 0, 1, 1, 2])
    #expect(shard.share(of: .max) == 1_844_674_407_370_955_162)
  }

  @Test func `control: one text of them with its fault mended is a share`() {
    #expect(Shard("1/1000000") != nil && Shard("1/5") != nil)
  }
}
