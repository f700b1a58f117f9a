import PropertyTesting
import Testing

/// Calls of generators and observers with an argument that they do not admit.
enum WrongGenerator: String, CaseIterable, Sendable {
  case endlessBelow, endlessAbove, noChoice, weightOfZero, noVertex, fewerThanNoLinks
  case shareOfZero, shareOfOne, noText, emptyText, diagonalOfZero, longRow, scaleBelowOne
  case weightBelowZero, weightsOfZero, noWeight, noVertexOfFamily

  func call() {
    var source = ChoiceSource()
    source.start(seed: 1, size: 50)
    switch self {
    case .endlessBelow: _ = try? source.double(in: -Double.infinity...0)
    case .endlessAbove: _ = try? source.double(in: 0...Double.infinity)
    case .noChoice: _ = Generator<Int>.frequency()
    case .weightOfZero: _ = Generator<Int>.frequency((1, .just(0)), (0, .just(1)))
    case .noVertex: _ = GraphShape(vertices: 0...3, links: 0...0)
    case .fewerThanNoLinks: _ = GraphShape(vertices: 1...3, links: -1...0)
    case .shareOfZero: Observer().cover("label", atLeast: 0, when: true)
    case .shareOfOne: Observer().cover("label", atLeast: 1, when: true)
    case .noText: _ = Generator<MutatedText>.mutants(of: [])
    case .emptyText: _ = Generator<MutatedText>.mutants(of: ["a", ""])
    case .diagonalOfZero: _ = CovarianceFactor(lower: [[1], [1, 0]])
    case .longRow: _ = CovarianceFactor(lower: [[1, 5]])
    case .scaleBelowOne: _ = Generator<CovarianceFactor>.covariance(dimension: 1...2, scale: 0.75)
    case .weightBelowZero: _ = Weights([-1, 2])
    case .weightsOfZero: _ = Weights([0, 0])
    case .noWeight: _ = Weights([])
    case .noVertexOfFamily: _ = Generator<LabeledGraph<Int>>.topology(vertices: 0...3, capacity: .just(1))
    }
  }
}

@Suite struct `A generator refuses what it cannot draw` {
  @Test(arguments: WrongGenerator.allCases) func `a wrong argument ends the program`(_ call: WrongGenerator) async {
    await #expect(processExitsWith: .failure) { [name = call.rawValue as String] in
      WrongGenerator(rawValue: name)?.call()
    }
  }

  @Test func `a search without a core ends the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = await Search(cases: 1).runConcurrently(workers: 0, Generator<Int>.just(1)) { _, _ in .passed }
    }
  }

  @Test func `control: the same calls accept the ends of what they admit`() throws {
    var source = ChoiceSource()
    source.start(seed: 1, size: 50)
    let greatest = Double.greatestFiniteMagnitude
    let number = try source.double(in: -greatest...greatest)
    #expect(number.isFinite)
    #expect(try source.draw(Generator<Int>.frequency((1, .just(7)))) == 7)
    let point = Generator<GeneratedGraph<Int>>.graph(GraphShape(vertices: 1...1, links: 0...0), capacity: .just(1))
    #expect(try source.draw(point) == GeneratedGraph<Int>(vertexCount: 1, links: []))
    let family = Generator<LabeledGraph<Int>>.topology(vertices: 1...1, capacity: .just(1))
    #expect(try source.draw(family).graph == GeneratedGraph<Int>(vertexCount: 1, links: []))
    let observer = Observer()
    for share in [Double.leastNonzeroMagnitude, 1.0.nextDown] { observer.cover("label", atLeast: share, when: true) }
    #expect(throws: Never.self) { try source.draw(Generator<MutatedText>.mutants(of: ["a"])) }
    let factor = try source.draw(Generator<CovarianceFactor>.covariance(dimension: 2...2, scale: 1))
    #expect(factor.lower[0] == [1] && factor.lower[1][1] == 1 && factor.lower[1][0].magnitude <= 1)
    #expect(CovarianceFactor(lower: [[0.5]]).matrix == [[0.25]] && Weights([0, 1]).probabilities == [0, 1])
  }
}
