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
    let written = Kernels<Scalar>.copy(
      rows: rows, width: width, sender, senderStride, into: receiver, receiverStride)
    ledger.record(values: written, bytes: written * MemoryLayout<Scalar>.stride, on: link, direction)
  }
}
