/// The times of a job and those of one opponent, or why there are none.
struct Row: Codable, Equatable {
  /// Who was compared.
  let opponent: String
  /// Why it was not timed.
  var fault: String?
  /// Whether it is not installed, which is no fault of anybody's.
  var isAbsent = false
  /// What it did instead of the same work.
  var otherWork: String?
  /// The number of turns that each side had.
  var rounds = 0
  /// dinl's time for the work, in seconds.
  var seconds: Quartiles?
  /// The opponent's time for the work, in seconds.
  var itsSeconds: Quartiles?
  /// The opponent's time divided by dinl's, turn by turn: above 1 dinl is faster.
  var ratio: Quartiles?
  /// The greatest number of bytes that dinl's process held, where it has one of its own.
  var bytes: Double?
  /// The greatest number of bytes that the opponent's process held.
  var itsBytes: Double?

  init(opponent: String, fault: String) { (self.opponent, self.fault) = (opponent, fault) }

  init(opponent: String, fault: PeerFault) {
    self.init(opponent: opponent, fault: fault.description)
    if case .missing = fault { isAbsent = true }
  }

  /// - Parameters:
  ///   - own: the seconds of dinl's turns.
  ///   - its: as many seconds of the opponent's.
  init(
    opponent: String, own: [Double], its: [Double], otherWork: String? = nil, memory: Double? = nil,
    itsMemory: Double? = nil
  ) {
    precondition(own.count == its.count, "both sides have their turns in each round")
    (self.opponent, self.otherWork, rounds) = (opponent, otherWork, own.count)
    (seconds, itsSeconds) = (Quartiles(own), Quartiles(its))
    ratio = Quartiles(zip(own, its).map { $1 / $0 })
    (bytes, itsBytes) = (memory, itsMemory)
  }
}
