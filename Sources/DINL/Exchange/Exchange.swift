/// The exchange of messages over links: the only way in which a value passes from one node to another.
///
/// - SeeAlso: LG-001, NN-001
class Exchange<Scalar: TrainingScalar> {
  var ledger: ExchangeLedger

  init(linkCount: Int) { ledger = ExchangeLedger(linkCount: linkCount) }

  /// Copies `rows` messages of `width` values over a link, and counts each value that it writes.
  func handOver(
    rows: Int, width: Int, from sender: UnsafePointer<Scalar>, stride senderStride: Int,
    to receiver: UnsafeMutablePointer<Scalar>, stride receiverStride: Int,
    on link: Int, _ direction: ExchangeLedger.Direction
  ) {
    let written = copy(
      rows: rows, width: width, from: sender, stride: senderStride, to: receiver, stride: receiverStride)
    ledger.record(values: written, bytes: written * MemoryLayout<Scalar>.stride, on: link, direction)
  }
}

/// Copies a rows×width block and returns how many values it wrote.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func copy<Scalar: TrainingScalar>(
  rows: Int, width: Int, from source: UnsafePointer<Scalar>, stride sourceStride: Int,
  to target: UnsafeMutablePointer<Scalar>, stride targetStride: Int
) -> Int {
  var written = 0
  for row in 0..<rows {
    let (from, to) = (source + row &* sourceStride, target + row &* targetStride)
    for column in 0..<width { to[column] = from[column] }
    written &+= width
  }
  return written
}
