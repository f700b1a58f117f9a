/// One job of dinl's and those with whom it is compared.
struct Comparison {
  /// Somebody else who does the work.
  struct Opponent {
    let contestant: any Contestant
    let agreement: Agreement
  }

  let own: any Contestant
  /// How many pieces of work one run is; times are for one piece.
  var pieces = 1
  private var opponents: [Opponent] = []
  private var rows: [Row] = []

  init(_ own: any Contestant, pieces: Int = 1) { (self.own, self.pieces) = (own, pieces) }

  /// Adds somebody who is there.
  mutating func add(_ contestant: any Contestant, _ agreement: Agreement) {
    opponents.append(Opponent(contestant: contestant, agreement: agreement))
  }

  /// Adds a peer if peers are asked for, or a row that says why it is not there.
  mutating func add(
    _ program: PeerProgram, as name: String? = nil, input: [Double], arguments: [String] = [], _ agreement: Agreement,
    in setting: Setting
  ) throws {
    guard setting.hasPeers else { return }
    let name = name ?? program.name
    do {
      let command = try program.command(in: setting.folder)
      let peer = try PeerProcess(name, command, input: input, arguments: arguments, in: setting.folder)
      add(peer, agreement)
    } catch let fault as PeerFault {
      rows.append(Row(opponent: name, fault: fault))
    }
  }

  /// How long and how often is measured.
  struct Effort {
    /// The seconds that one turn should last, so that a clock tells them.
    let turn: Double
    /// The seconds for all turns of a job, which decide how many there are.
    let total: Double
    let rounds: ClosedRange<Int>

    static let full = Effort(turn: 0.01, total: 12, rounds: 5...51)
    static let smoke = Effort(turn: 0.001, total: 0.2, rounds: 1...5)
  }

  /// Compares the results of all sides, then times them in turns, so that a busy machine slows all alike.
  ///
  /// An opponent whose result is another is not timed.
  func measure(_ effort: Effort) async throws -> [Row] {
    _ = try await own.run(1)
    let expected = try own.result()
    var (sides, rows): ([Opponent], [Row]) = ([], rows)
    for opponent in opponents {
      do {
        _ = try await opponent.contestant.run(1)
        let found = try opponent.contestant.result()
        if let fault = opponent.agreement.disagreement(of: found, with: expected) {
          rows.append(Row(opponent: opponent.contestant.name, fault: fault))
        } else {
          sides.append(opponent)
        }
      } catch let fault as PeerFault {
        rows.append(Row(opponent: opponent.contestant.name, fault: fault))
      }
    }
    let all = [own] + sides.map(\.contestant)
    var (counts, slowest) = ([Int](), 0.0)
    for side in all {
      let seconds = try await side.run(1)
      counts.append(max(1, Int(min(1e5, effort.turn / max(seconds, 1e-9)))))
      slowest += max(seconds, effort.turn)
    }
    let rounds = min(max(effort.rounds.lowerBound, Int(effort.total / slowest)), effort.rounds.upperBound)
    var times = all.map { _ in [Double]() }
    for _ in 0..<rounds {
      for (index, side) in all.enumerated() {
        times[index].append(try await side.run(counts[index]) / Double(counts[index] * pieces))
      }
    }
    let ownMemory = try own.memory()
    for (index, side) in sides.enumerated() {
      rows.append(
        Row(
          opponent: side.contestant.name, own: times[0], its: times[index + 1], otherWork: side.agreement.otherWork,
          memory: ownMemory, itsMemory: try side.contestant.memory()))
    }
    return rows
  }
}

extension Agreement {
  /// What other work is timed; nil if it is the same.
  fileprivate var otherWork: String? { if case .otherWork(let words) = self { words } else { nil } }
}
