import PropertyTesting
import Testing
import Verification

/// A drawn path of finite relays, all of whose probabilities are multiples of 1/16, so that every joint law along it is
/// exact in double precision.
struct FinitePath: Sendable, CustomStringConvertible {
  /// The relay that follows: T' = table[t][v] of the message t that arrives and all else v that it takes in.
  struct Relay: Sendable, Equatable {
    /// The law of what else comes in: own view, siblings' messages and coins, in sixteenths.
    let others: [Int]
    let table: [[Int]]
  }

  static let unit = 16
  static let symbols = 3

  /// The law of X, in sixteenths.
  let source: [Int]
  /// The law of the leaf's message given each x, in sixteenths.
  let leaf: [[Int]]
  let relays: [Relay]

  var description: String { "\(source) \(leaf) \(relays.map { "\($0.others) \($0.table)" })" }

  /// P(t|x) of each message along the path, for relays whose other inputs have the law given x that is said.
  ///
  /// - Parameter others: the law of the other inputs of a relay given x; its own, whatever x is, if they are
  ///   independent of X.
  func channels(others: (Relay, Int) -> [Int] = { relay, _ in relay.others }) -> [[[Double]]] {
    var current = leaf.map { $0.map { Double($0) / Double(Self.unit) } }
    var all = [current]
    for relay in relays {
      current = current.indices.map { x in
        var row = [Double](repeating: 0, count: Self.symbols)
        for (t, probability) in current[x].enumerated() {
          for (v, weight) in others(relay, x).enumerated() {
            row[relay.table[t][v]] += probability * Double(weight) / Double(Self.unit)
          }
        }
        return row
      }
      all.append(current)
    }
    return all
  }

  /// P(t|x) of each message if all relays take in the same key, of the first relay's law and independent of x.
  var channelsOfOneKey: [[[Double]]] {
    let law = relays[0].others
    let branches = law.indices.map { key in
      channels(others: { _, _ in law.indices.map { $0 == key ? Self.unit : 0 } })
    }
    return branches[0].indices.map { k in
      leaf.indices.map { x in
        (0..<Self.symbols).map { t in
          law.indices.reduce(0) { $0 + Double(law[$1]) / Double(Self.unit) * branches[$1][k][x][t] }
        }
      }
    }
  }

  /// I(T_k;T_{k+1}) of each link after the leaf's, from the law of T_k.
  func rates(_ channels: [[[Double]]]) throws -> [Estimate] {
    try zip(channels, relays).map { channel, relay in
      let law = (0..<Self.symbols).map { t in
        zip(source, channel).reduce(0) { $0 + Double($1.0) / Double(Self.unit) * $1.1[t] }
      }
      let link = relay.table.map { row in
        (0..<Self.symbols).map { next in
          zip(row, relay.others).reduce(0) { $0 + ($1.0 == next ? Double($1.1) / Double(Self.unit) : 0) }
        }
      }
      return try DiscreteGate(prior: law, channel: link).mutualInformation
    }
  }

  /// I(X;T_k) along the path.
  func informations(_ channels: [[[Double]]]) throws -> [Estimate] {
    let prior = source.map { Double($0) / Double(Self.unit) }
    return try channels.map { try DiscreteGate(prior: prior, channel: $0).mutualInformation }
  }

  /// Paths of 1 to 3 relays after the leaf, over three values of the source and of each message.
  static let all = Generator<FinitePath> { source throws(Discard) in
    func law(_ source: inout ChoiceSource, _ count: Int) throws(Discard) -> [Int] {
      var cuts: [Int] = []
      for _ in 1..<count { cuts.append(try source.integer(in: 0...unit)) }
      cuts.sort()
      return zip(cuts + [unit], [0] + cuts).map { $0 - $1 }
    }
    let origin = try law(&source, symbols)
    var leaf: [[Int]] = []
    for _ in 0..<symbols { leaf.append(try law(&source, symbols)) }
    var relays: [Relay] = []
    for _ in 0..<(try source.integer(in: 1...3)) {
      let others = try law(&source, symbols)
      var table: [[Int]] = []
      for _ in 0..<symbols {
        var row: [Int] = []
        for _ in 0..<symbols { row.append(try source.integer(in: 0...symbols - 1)) }
        table.append(row)
      }
      relays.append(Relay(others: others, table: table))
    }
    return FinitePath(source: origin, leaf: leaf, relays: relays)
  }
}

/// A drawn tree of Gaussian relays in which the first relay is a leaf that sees the variables of interest, and every
/// other relay has a view of its own, independent of them and of all other views.
struct DrawnRelayTree: Sendable, CustomStringConvertible {
  let parents: [Int]
  let widths: [Int]
  /// The gain on each relay's link, in quarters.
  let linkGains: [[[Int]]]
  /// The gain of each relay's view, in quarters, a column; the leaf's has a column for each variable of interest.
  let viewGains: [[[Int]]]
  /// The variances of each relay's noise, in quarters.
  let noises: [[Int]]
  /// The factor of the covariance of the variables of interest, in quarters.
  let factor: [[Int]]

  var description: String {
    "parents \(parents), widths \(widths), links \(linkGains), views \(viewGains), noises \(noises), source \(factor)"
  }

  static let interestCount = 2

  /// The variables of interest in the source.
  var interest: [Int] { Array(0..<Self.interestCount) }

  /// The relays from the leaf to the root.
  var path: [Int] {
    var path = [0]
    while let last = path.last, last < parents.count { path.append(parents[last]) }
    return path
  }

  private var sourceCount: Int { Self.interestCount + parents.count }

  var sourceCovariance: [[Double]] {
    var covariance = (0..<sourceCount).map { i in (0..<sourceCount).map { $0 == i ? 1.0 : 0 } }
    for i in interest {
      for j in interest {
        let product = interest.reduce(0) { $0 + factor[i][$1] * factor[j][$1] }
        covariance[i][j] = Double(product) / 16 + (i == j ? 1 : 0)
      }
    }
    return covariance
  }

  var relays: [GaussianRelayTree.Relay] {
    widths.indices.map { index in
      let columns = index == 0 ? interest : [Self.interestCount + index - 1]
      let view = (0..<widths[index]).map { row in
        (0..<sourceCount).map { column in
          columns.firstIndex(of: column).map { Double(viewGains[index][row][$0]) / 4 } ?? 0
        }
      }
      return GaussianRelayTree.Relay(
        parent: index < parents.count ? parents[index] : nil,
        linkGain: index < parents.count ? linkGains[index].map { $0.map { Double($0) / 4 } } : [], viewGain: view,
        noiseCovariance: (0..<widths[index]).map { i in
          (0..<widths[index]).map { $0 == i ? Double(noises[index][i]) / 4 : 0 }
        })
    }
  }

  var tree: GaussianRelayTree {
    get throws { try GaussianRelayTree(sourceCovariance: sourceCovariance, relays: relays) }
  }

  /// The joint law of the source and all messages, by the inverse of the whole linear system.
  ///
  /// With y all variables and e what each adds, y = Ay + e and Cov y = (I − A)⁻¹ Cov(e) (I − A)⁻ᵀ; A is nilpotent, and
  /// all is a whole number over a power of four.
  func lawOfLinearSystem() throws -> JointGaussian {
    let starts = widths.indices.map { sourceCount + widths[..<$0].reduce(0, +) }
    let size = sourceCount + widths.reduce(0, +)
    let zero = Array(repeating: Array(repeating: 0, count: size), count: size)
    var (quarters, added) = (zero, zero)
    for i in 0..<sourceCount {
      for j in 0..<sourceCount { added[i][j] = Int(sourceCovariance[i][j] * 16) }
    }
    for (relay, width) in widths.enumerated() {
      for i in 0..<width {
        added[starts[relay] + i][starts[relay] + i] = 4 * noises[relay][i]
        for (k, column) in (relay == 0 ? interest : [Self.interestCount + relay - 1]).enumerated() {
          quarters[starts[relay] + i][column] = viewGains[relay][i][k]
        }
        guard relay < parents.count else { continue }
        for (row, gains) in linkGains[relay].enumerated() {
          quarters[starts[parents[relay]] + row][starts[relay] + i] = gains[i]
        }
      }
    }
    func product(_ first: [[Int]], _ second: [[Int]]) -> [[Int]] {
      first.map { row in second[0].indices.map { j in row.indices.reduce(0) { $0 + row[$1] * second[$1][j] } } }
    }
    // Σ A^k times 4^depth, by Horner's rule.
    let depth = widths.count
    let identity = zero.indices.map { i in zero.indices.map { $0 == i ? 1 : 0 } }
    var (inverse, unit) = (identity, 1)
    for _ in 0..<depth {
      unit *= 4
      let next = product(quarters, inverse)
      inverse = next.indices.map { i in next.indices.map { next[i][$0] + (i == $0 ? unit : 0) } }
    }
    let transposed = inverse.indices.map { i in inverse.indices.map { inverse[$0][i] } }
    let covariance = product(product(inverse, added), transposed)
    return try JointGaussian(
      covariance: covariance.map { row in
        try row.map { entry in
          try #require(Double(exactly: entry)) / (16 * Double(unit) * Double(unit))
        }
      })
  }

  /// I(U;T_k) along the path, U the variables of interest.
  func informations(_ tree: GaussianRelayTree) throws -> [Estimate] {
    let law = try tree.jointLaw()
    return try path.map { try law.mutualInformation(interest, tree.variables(ofRelay: $0)) }
  }

  /// Trees of 2 to 5 relays, each message of one or two variables.
  static let all = Generator<DrawnRelayTree> { source throws(Discard) in
    let count = try source.integer(in: 2...5)
    func matrix(_ rows: Int, _ columns: Int, _ source: inout ChoiceSource) throws(Discard) -> [[Int]] {
      var matrix: [[Int]] = []
      for _ in 0..<rows {
        var row: [Int] = []
        for _ in 0..<columns { row.append(try source.integer(in: -8...8)) }
        matrix.append(row)
      }
      return matrix
    }
    var parents: [Int] = []
    for index in 0..<(count - 1) { parents.append(try source.integer(in: index + 1...count - 1)) }
    var widths: [Int] = []
    for _ in 0..<count { widths.append(try source.integer(in: 1...2)) }
    var links: [[[Int]]] = []
    for (index, parent) in parents.enumerated() { links.append(try matrix(widths[parent], widths[index], &source)) }
    var views: [[[Int]]] = []
    var noises: [[Int]] = []
    for index in 0..<count {
      views.append(try matrix(widths[index], index == 0 ? interestCount : 1, &source))
      var variances: [Int] = []
      for _ in 0..<widths[index] { variances.append(try source.integer(in: 1...16)) }
      noises.append(variances)
    }
    return DrawnRelayTree(
      parents: parents, widths: widths, linkGains: links, viewGains: views, noises: noises,
      factor: try matrix(interestCount, interestCount, &source))
  }
}
