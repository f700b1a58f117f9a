import DINL
import Foundation
import Testing

/// Links are read in a short way where they have only short numbers, and in a general way otherwise; the result must be
/// the same.
@Suite struct `The same links are read, however they are written` {
  static func json(_ link: String) -> Result<[Link], GraphError> {
    let text = #"{"edges": [\#(link)], "nodes": [{"id": 0}, {"id": "b"}, {"id": [1, ["c"]]}, {"id": -3}, {"id": 90}]}"#
    do throws(GraphError) { return .success(try CapacitatedGraph(nodeLinkJSON: Data(text.utf8)).links) } catch {
      return .failure(error)
    }
  }

  static func edgeList(_ text: String) -> Result<[Link], GraphError> {
    do throws(GraphError) { return .success(try GraphFile(Data(text.utf8), as: .edgeList).graph.links) } catch {
      return .failure(error)
    }
  }

  /// Numbers that are short, long, beyond the range, or not positive.
  static let capacities = [
    "1", "12.375", "0.1", "0.30000000000000004", "123456789012345678", "1234567890123456789", "9007199254740993",
    "900719925474099.3", "1e3", "2.5E-3", "1e400", "1e-400", "0", "-1", "-0.5", "0.000000000000000000000001",
  ]
  static let widths = ["1", "4", "4.0", "40e-1", "2147483647", "2147483648", "9223372036854775808", "0", "-2", "1.5"]

  @Test func `a capacity of JSON is that of the same text`() {
    for capacity in Self.capacities {
      // A text is read in the general way, and its errors have other words.
      let number = Self.json(#"{"source": 0, "target": "b", "capacity": \#(capacity)}"#)
      let text = Self.json(#"{"source": 0, "target": "b", "capacity": "\#(capacity)"}"#)
      switch (number, text) {
      case (.success, _), (_, .success): #expect(number == text, "\(capacity)")
      default: #expect(["1e400", "1e-400", "0", "-1", "-0.5"].contains(capacity), "\(capacity)")
      }
    }
  }

  @Test func `a width of JSON is the same beside a capacity that is a number or a text`() {
    for width in Self.widths {
      let plain = Self.json(#"{"source": 0, "target": "b", "capacity": 2, "width": \#(width)}"#)
      let general = Self.json(#"{"width": \#(width), "source": 0, "target": "b", "capacity": "2"}"#)
      #expect(plain == general, "\(width)")
    }
    #expect(
      Self.json(#"{"source": 0, "target": "b", "capacity": 2, "width": 40e-1}"#)
        == .success([Link(0, 1, capacity: 2, width: 4)]))
  }

  @Test func `the members of a link stand in any order, with escapes and others between`() {
    let expected = Result<[Link], GraphError>.success([Link(2, 3, capacity: 12.375, width: 3)])
    for link in [
      #"{"source": [1, ["c"]], "target": -3, "capacity": 12.375, "width": 3}"#,
      #"{"width":3,"x":{"source":0,"capacity":[1,"]}"]},"capacity":12.375,"target":-3,"source":[1,["c"]],"key":0}"#,
      #"{"so\u0075rce": [1.0, ["\u0063"]], "\u0074arget": -3e0, "c\u0061pacity": 12.375, "width": 3, "": null}"#,
      #"{"source": [1, ["c"]], "target": -3, "capacity": 1.2375e1, "width": 3.0, "label": "1 Gb/s", "capacit": 1}"#,
    ] { #expect(Self.json(link) == expected, "\(link)") }
  }

  @Test(arguments: [
    (#"{"source": 0, "target": "0", "capacity": 1}"#, "edges[0]: link '0' – '0' ends at the unknown node '0'"),
    (#"{"source": 91, "target": "b", "capacity": 1}"#, "edges[0]: link '91' – 'b' ends at the unknown node '91'"),
    (#"{"source": -1, "target": "b", "capacity": 1}"#, "edges[0]: link '-1' – 'b' ends at the unknown node '-1'"),
    (#"{"source": 9, "target": "b", "capacity": 1}"#, "edges[0]: link '9' – 'b' ends at the unknown node '9'"),
    (
      #"{"source": 0, "target": "b", "capacity": 1}, {"target": "b", "capacity": 1}"#,
      "edges[1].source: is missing"
    ),
    (#"{"source": 0, "target": null, "capacity": 1}"#, "edges[0].target: is missing"),
    (#"{"source": 0.5, "target": "b", "capacity": 1}"#, "edges[0].source: is 0.5; it must be a whole number"),
    (#"{"source": 0, "target": [], "capacity": 1}"#, "edges[0].target: is []; it must be a text, a whole number"),
    (
      #"{"source": [1, [true]], "target": 0}"#,
      "edges[0].source[1][0]: is true; it must be a text, a whole number"
    ),
    (#"{"source": 0, "target": "b", "capacity": true}"#, "edges[0].capacity: is true; it must be a number"),
    (
      #"{"source": 0, "target": "b", "capacity": 1, "width": "4"}"#,
      "edges[0].width: is \"4\"; it must be a whole"
    ),
    (#"{"source": 0, "target": "b", "speed": 7}"#, "edges[0]: link '0' – 'b' has no capacity; add one, name the"),
    (#"{"source": 0, "target": "b", "key": 7}"#, "edges[0]: link '0' – 'b' has no capacity; add one or give"),
    ("7", "edges[0]: is 7; it must be an object"),
  ])
  func `a wrong link is named with its field`(link: String, error: String) {
    guard case .failure(let failure) = Self.json(link) else {
      Issue.record("\(link) is read")
      return
    }
    #expect("\(failure)".hasPrefix(error), "\(failure)")
  }

  @Test(arguments: [
    (#"{"nodes": {}, "edges": []}"#, "nodes: is {}; it must be a list"),
    (#"{"nodes": null, "edges": []}"#, "nodes: is missing"), (#"{"edges": []}"#, "nodes: is missing"),
    (#"{"nodes": [{"id": 1}], "edges": 7}"#, "edges: is 7; it must be a list"),
    (#"{"nodes": [{"id": 1}, {"di": 1}], "edges": []}"#, "nodes[1].id: is missing"),
    (#"{"nodes": [{"id": 1}, 1], "edges": []}"#, "nodes[1]: is 1; it must be an object"),
    (#"{"nodes": [{"id": 1.5}], "edges": []}"#, "nodes[0].id: is 1.5; it must be a whole number"),
    (#"{"nodes": [{"id": 1}, {"id": 1.0}], "edges": []}"#, "nodes[1]: two nodes are named '1'"),
    (#"{"nodes": [{"id": 8}, {"id": 8}], "edges": []}"#, "nodes[1]: two nodes are named '8'"),
    (#"{"directed": 1, "nodes": [], "edges": []}"#, "directed: is 1; it must be true or false"),
    (#"{"nodes": []}"#, "edges: is missing, and so is links"), ("[]", "the document is []; it must"),
  ])
  func `a wrong document is named with its field`(text: String, error: String) {
    #expect(throws: GraphError.self) { try CapacitatedGraph(nodeLinkJSON: Data(text.utf8)) }
    let outcome = `Invalid graph files end in a typed error`.outcome(json: Array(text.utf8))
    #expect(outcome.hasPrefix(error), "\(outcome)")
  }

  @Test func `a line of an edge list is the same with and without a column that is not read`() {
    for capacity in Self.capacities + ["", "10 Gb/s", "1 GB", ".5", "5.", "+5", "007", "1.2.3", "-", "\"3\"", "x"] {
      for width in Self.widths + ["", "007", "+4", "x", "\"3\""] {
        let plain = Self.edgeList("source,capacity,target,width\na,\(capacity),b,\(width)\n")
        let general = Self.edgeList("source,capacity,target,width,id\na,\(capacity),b,\(width),1\n")
        #expect(plain == general, "\(capacity) \(width)")
      }
    }
    #expect(Self.edgeList("target,source,capacity\nr,a,0.5") == .success([Link(0, 1, capacity: 0.5)]))
  }

  @Test func `control: readings that differ in a digit, a width or an end are refuted`() {
    let link = Self.json(#"{"source": 0, "target": "b", "capacity": 12.375}"#)
    for other in [
      #"{"source": 0, "target": "b", "capacity": 12.376}"#, #"{"source": 0, "target": -3, "capacity": 12.375}"#,
      #"{"source": 0, "target": "b", "capacity": 12.375, "width": 2}"#, #"{"source": 0, "target": "b", "capacity": 0}"#,
    ] { #expect(Self.json(other) != link) }
  }
}
