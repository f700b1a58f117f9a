import DINL
import FileReading
import JSONReading
import PlainText
import Trials

extension TrainedModel {
  /// Reads the body of a model's file, as ``ModelDocument`` states it.
  ///
  /// What is read can be used: the tree is that of the graph, and each node has as many parameters as its module and its
  /// gates take.
  ///
  /// - Throws: the first fault, with its place.
  /// - Complexity: O(values) in expectation.
  init(_ document: JSONField) throws(JSONFieldError) {
    program = try document.member("program").environment()
    training = try document.member("training").training()
    classNames = try document.member("classes").differentTexts()
    guard classNames.count >= 2 else { throw try document.member("classes").fault("has fewer than 2 classes") }
    (hasHeader, hasDecimalComma) = (
      try document.member("header").boolean(), try document.member("decimalComma").boolean()
    )
    let columnFields = try document.member("columns").elements()
    guard !columnFields.isEmpty else { throw try document.member("columns").fault("has no column") }
    var read: [Column] = []
    for field in columnFields { read.append(try field.column()) }
    columns = read
    let columnPlaces = try Self.places(of: columnFields)
    let label = try document.member("label")
    labelName = try label.text()
    guard columnPlaces[labelName] == nil else { throw label.fault("is the name of a column too") }
    let nodeFields = try document.member("nodes").elements()
    let nodePlaces = try Self.places(of: nodeFields)
    (tree, rates) = try Self.tree(document, nodePlaces)
    views = try Self.views(nodeFields, of: read)
    gate = try document.member("gate").gate()
    (hiddenWidth, batchSize) = (
      try document.member("hiddenWidth").integer(), try document.member("batchSize").integer()
    )
    let flow = tree.treeFlow
    if let fault = ModuleNetwork<Float>.fault(
      flow: flow, views: views, classCount: classNames.count, hiddenWidth: hiddenWidth, gate: gate, batch: batchSize)
    {
      throw document.fault(fault)
    }
    let counts = ModuleNetwork<Float>.parameterCounts(
      flow: flow, views: views, classCount: classNames.count, hiddenWidth: hiddenWidth, gate: gate)
    parameters = []
    for (field, count) in zip(nodeFields, counts) {
      parameters.append(try field.member("parameters").singles(count: count))
    }
  }

  /// The place of each name in a list of objects with different names.
  private static func places(of fields: [JSONField]) throws(JSONFieldError) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, field) in fields.enumerated() {
      let name = try field.member("name")
      guard places.updateValue(place, forKey: try name.text()) == nil else { throw name.fault("is used twice") }
    }
    return places
  }

  /// The shortest-path tree of the graph, and the rate of each link.
  private static func tree(
    _ document: JSONField, _ nodes: [String: Int]
  ) throws(JSONFieldError) -> (ShortestPathTree, [Double]) {
    let fields = try document.member("links").elements()
    var links: [Link] = []
    var rates: [Double] = []
    for field in fields {
      links.append(
        Link(
          try field.member("first").place(among: nodes), try field.member("second").place(among: nodes),
          capacity: try field.member("capacity").double(), width: try field.member("width").integer()))
      rates.append(try field.optionalMember("rate")?.rate() ?? 0)
    }
    let names = nodes.sorted { $0.value < $1.value }.map(\.key)
    let (root, exponent) = (
      try document.member("root").place(among: nodes), try document.member("exponent").double()
    )
    let tree: ShortestPathTree
    do throws(GraphError) {
      tree = try CapacitatedGraph(nodeNames: names, links: links).shortestPathTree(from: root, exponent: exponent)
    } catch {
      throw document.fault("\(error)")
    }
    let retained = Set(tree.links)
    for (index, field) in fields.enumerated() {
      let (inTree, isRetained) = (try field.member("inTree"), retained.contains(index))
      guard try inTree.boolean() == isRetained else {
        throw inTree.fault("is not what the shortest-path tree to the root says of the link")
      }
      guard try (field.optionalMember("rate") != nil) == isRetained else {
        throw field.fault(isRetained ? "has no rate, but is in the tree" : "has a rate, but is not in the tree")
      }
    }
    return (tree, rates)
  }

  /// For each node the indices of its features; no feature is seen twice, and each column has one that is seen.
  private static func views(_ nodes: [JSONField], of columns: [Column]) throws(JSONFieldError) -> [[Int]] {
    var features: [String: Int] = [:]
    var ends: [Int] = []
    // A long name of a column stands in the name of each of its features.
    var length = 0
    for (place, column) in columns.enumerated() {
      length += column.name.utf8.count * column.coding.featureCount
      guard length <= InputFile.greatestJSONSize else {
        throw JSONFieldError(field: "columns[\(place)].name", problem: "is too long for the names of its features")
      }
      for name in column.coding.names(of: column.name)
      where features.updateValue(features.count, forKey: name) != nil {
        throw JSONFieldError(field: "columns[\(place)]", problem: "has the feature \(name.quoted), as another one has")
      }
      ends.append(features.count)
    }
    var isSeen = [Bool](repeating: false, count: features.count)
    var views: [[Int]] = []
    for node in nodes {
      var view: [Int] = []
      for field in try node.member("features").elements() {
        let feature = try field.place(among: features)
        guard !isSeen[feature] else { throw field.fault("is seen twice") }
        isSeen[feature] = true
        view.append(feature)
      }
      views.append(view)
    }
    var start = 0
    for (place, end) in ends.enumerated() {
      guard isSeen[start..<end].contains(true) else {
        throw JSONFieldError(
          field: "columns[\(place)]", problem: "is \(columns[place].name.quoted), of which no node sees a feature")
      }
      start = end
    }
    return views
  }
}
