import DINL
import FileReading
import Foundation
import JSONReading
import Trials

extension SweepPlan {
  /// The greatest numbers of graphs, and of seeds on each.
  public static let greatestCount = 10_000
  /// The greatest number of jobs.
  public static let greatestJobCount = 1_000_000
  /// The greatest number of nodes of a graph.
  public static let greatestNodeCount = 1000
  /// The greatest numbers of topologies and of weights.
  static let greatestListCount = 100
  /// The greatest size of a file, in bytes.
  static let greatestSize = 1 << 20

  /// A small plan, for a help text.
  public static let example = """
    {"name": "example", "datasets": ["digits", "wine"], "graphs": 20, "seeds": 2, "betas": [0.0005, 0.002],
     "topologies": [{"law": "connected", "nodes": 9, "links": 27}], "gates": ["gaussian"], "seed": 1}
    """

  /// The fields of a plan.
  static let fields = [
    "name", "seed", "datasets", "topologies", "graphs", "seeds", "gates", "betas", "epochs", "learningRate",
    "weightDecay", "hiddenWidth", "latentWidth",
  ]

  /// Reads a file.
  ///
  /// - Throws: `SweepPlanError`, which names the field.
  public static func read(_ url: URL) throws(SweepPlanError) -> SweepPlan {
    let path = url.relativePath
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: url, upTo: greatestSize) } catch {
      throw .unreadable(path: path, reason: error)
    }
    return try SweepPlan(json: data, named: path)
  }

  /// Reads JSON.
  ///
  /// - Parameters:
  ///   - data: JSON in UTF-8.
  ///   - path: the name of the file in errors.
  /// - Throws: `invalid`, which names the field.
  public init(json data: Data, named path: String) throws(SweepPlanError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader.value(of: data) } catch {
      throw .invalid(path: path, field: "", problem: "is no JSON: \(error)")
    }
    do throws(JSONFieldError) { self = try SweepPlan(JSONField(value)) } catch {
      throw .invalid(path: path, field: error.field, problem: error.problem)
    }
  }

  private init(_ plan: JSONField) throws(JSONFieldError) {
    try plan.requireMembers(among: Self.fields, of: "a plan")
    let usual = ExperimentConfiguration()
    name = try Self.name(plan.member("name"))
    seed = UInt64(try plan.optionalMember("seed")?.whole(in: 0...Int.max) ?? Int(usual.seed))
    datasets = try plan.member("datasets").list(upTo: NamedDataset.all.count) { field throws(JSONFieldError) in
      try field.choice(of: NamedDataset.all, \.name).name
    }
    topologies = try plan.member("topologies").list(upTo: Self.greatestListCount, Self.topology)
    graphs = try plan.member("graphs").whole(in: 1...Self.greatestCount)
    seeds = try plan.member("seeds").whole(in: 1...Self.greatestCount)
    gates =
      try plan.optionalMember("gates")?.list(upTo: NamedGate.allCases.count) { field throws(JSONFieldError) in
        try field.choice(of: NamedGate.allCases, \.rawValue)
      } ?? [.gaussian]
    betas = try plan.member("betas").list(upTo: Self.greatestListCount) { field throws(JSONFieldError) in
      let beta = try field.number(in: TrainingLimits.beta)
      guard beta > 0 else { throw field.fault("is 0, which every sweep trains; leave it out") }
      return beta
    }
    if let place = zip(betas, betas.dropFirst()).enumerated().first(where: { $1.0 >= $1.1 })?.offset {
      throw JSONFieldError(
        field: "betas[\(place + 1)]", problem: "is not above the weight before it; list them in ascending order")
    }
    func whole(_ name: String, _ range: ClosedRange<Int>, _ usual: Int) throws(JSONFieldError) -> Int {
      try plan.optionalMember(name)?.whole(in: range) ?? usual
    }
    func number(_ name: String, _ range: ClosedRange<Double>, _ usual: Double) throws(JSONFieldError) -> Double {
      try plan.optionalMember(name)?.number(in: range) ?? usual
    }
    epochs = try whole("epochs", TrainingLimits.epochs, usual.epochs)
    learningRate = try number("learningRate", TrainingLimits.learningRate, usual.learningRate)
    weightDecay = try number("weightDecay", TrainingLimits.weightDecay, usual.weightDecay)
    hiddenWidth = try whole("hiddenWidth", TrainingLimits.hiddenWidth, usual.hiddenWidth)
    latentWidth = try whole("latentWidth", TrainingLimits.latentWidth, usual.latentWidth)
    guard weightDecay * learningRate < 1 else {
      throw JSONFieldError(
        field: "weightDecay",
        problem: "is \(weightDecay); it must be below 1 over learningRate, which is \(learningRate)")
    }
    guard jobCount <= Self.greatestJobCount else {
      throw JSONFieldError(
        field: "graphs",
        problem:
          "gives \(jobCount) jobs with all datasets, topologies and seeds; at most \(Self.greatestJobCount) can be done"
      )
    }
    for topology in topologies.indices {
      do throws(GraphError) { _ = try graph(0, of: topology) } catch {
        throw JSONFieldError(field: "topologies[\(topology)]", problem: "\(error)")
      }
    }
  }

  private static func name(_ field: JSONField) throws(JSONFieldError) -> String {
    let name = try field.text()
    guard isName(name) else {
      throw field.fault(
        "is \(field.value.shown); it must have 1 to 60 letters, digits, hyphens and low lines, no hyphen first")
    }
    return name
  }

  private static func topology(_ field: JSONField) throws(JSONFieldError) -> Topology {
    func count(_ name: String) throws(JSONFieldError) -> Int { try field.member(name).whole(in: 1...greatestNodeCount) }
    func require(_ names: String...) throws(JSONFieldError) {
      try field.requireMembers(among: ["law"] + names, of: "such a topology")
    }
    let law = try field.member("law")
    switch try law.text() {
    case "connected":
      try require("nodes", "links")
      let most = greatestNodeCount * (greatestNodeCount - 1) / 2
      return .connected(nodes: try count("nodes"), links: try field.member("links").whole(in: 1...most))
    case "preferential":
      try require("nodes", "attachments")
      return .preferential(nodes: try count("nodes"), attachments: try count("attachments"))
    case "grid":
      try require("rows", "columns")
      let grid = Topology.grid(rows: try count("rows"), columns: try count("columns"))
      guard (2...greatestNodeCount).contains(grid.nodes) else {
        throw field.fault("has \(grid.nodes) nodes; it must have 2 to \(greatestNodeCount)")
      }
      return grid
    default: throw law.fault("is \(law.value.shown); it must be \"connected\", \"preferential\" or \"grid\"")
    }
  }
}

extension JSONField {
  /// A whole number in a range.
  fileprivate func whole(in range: ClosedRange<Int>) throws(JSONFieldError) -> Int {
    let number = try integer()
    guard range.contains(number) else {
      throw fault("is \(number); it must be from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number in a range.
  fileprivate func number(in range: ClosedRange<Double>) throws(JSONFieldError) -> Double {
    let number = try double()
    guard range.contains(number) else {
      throw fault("is \(value.shown); it must be from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One of some things by its name.
  fileprivate func choice<Choice>(
    of all: [Choice], _ name: (Choice) -> String
  ) throws(JSONFieldError) -> Choice {
    let text = try text()
    guard let found = all.first(where: { name($0) == text }) else {
      throw fault("is \(value.shown); it must be one of \(all.map(name).joined(separator: ", "))")
    }
    return found
  }

  /// The different elements of a list that is not empty.
  fileprivate func list<Element: Equatable>(
    upTo most: Int, _ read: (JSONField) throws(JSONFieldError) -> Element
  ) throws(JSONFieldError) -> [Element] {
    var found: [Element] = []
    for field in try elements() {
      let element = try read(field)
      guard !found.contains(element) else { throw field.fault("stands twice; list it once") }
      found.append(element)
      guard found.count <= most else { throw fault("has more than \(most) elements; drop some") }
    }
    guard !found.isEmpty else { throw fault("is empty; give at least one element") }
    return found
  }
}
