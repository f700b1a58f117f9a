import DINL
import Testing

@Suite struct `The text of a verdict` {
  @Test func `is one line with its numbers`() {
    let texts: [(TreeCertificate, [String])] = [
      (.holds, ["optimal"]),
      (.wrongCount(distances: 3, parents: 4, nodes: 5), ["3 distances", "4 parents", "5 nodes"]),
      (.wrongRoot(distance: 1.5, parent: 2), ["distance 1.5", "parent 2"]),
      (.wrongRoot(distance: 1.5, parent: nil), ["no parent"]),
      (.invalidDistance(node: 3, distance: -1), ["node 3", "-1.0"]), (.missingParent(node: 6), ["node 6"]),
      (.notAdjacent(node: 3, parent: 8), ["node 3", "parent 8"]),
      (
        .shortcut(node: 3, through: 4, link: 7, distance: 2.5, offer: 1.5),
        ["node 3 has distance 2.5", "node 4 offers 1.5 over link 7"]
      ),
      (
        .notAttained(node: 3, parent: 4, distance: 1.5, offer: 2.5), ["node 3 has distance 1.5", "parent 4 offers 2.5"]
      ),
      (.cycle(node: 9), ["node 9"]),
    ]
    for (verdict, parts) in texts {
      let text = "\(verdict)"
      #expect(text.hasPrefix(verdict.isValid ? "optimal" : "refuted: ") && !text.contains("\n"))
      for part in parts { #expect(text.contains(part)) }
    }
  }
}
