/// Times a piece of work against a peer in turns, so that a busy machine slows both alike.
struct Measurement {
  let name: String
  let seconds: Double
  let peerName: String
  let peerSeconds: Double

  /// The medians of `rounds` turns.
  init(_ name: String, against peerName: String, rounds: Int = 15, work: () -> Void, peer: () -> Void) {
    var (own, others) = ([Double](), [Double]())
    for _ in 0..<rounds {
      own.append(Self.seconds(work))
      others.append(Self.seconds(peer))
    }
    (self.name, self.peerName) = (name, peerName)
    (seconds, peerSeconds) = (own.sorted()[rounds / 2], others.sorted()[rounds / 2])
  }

  private static func seconds(_ work: () -> Void) -> Double {
    let start = ContinuousClock.now
    work()
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
