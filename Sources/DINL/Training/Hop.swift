/// The places that messages over one arc are copied between in one direction, at addresses that never change.
struct Hop<Scalar: TrainingScalar> {
  let link: Int
  let width: Int
  let sender: UnsafePointer<Scalar>
  let senderStride: Int
  let receiver: UnsafeMutablePointer<Scalar>
  let receiverStride: Int

  /// The hop of an arc's latents and that of its errors.
  ///
  /// - Parameters:
  ///   - gate: the gate on the arc.
  ///   - receiver: the module at the end of the arc.
  ///   - offset: the first of the receiver's incoming values that belongs to the arc.
  static func both(
    _ arc: MessageFlow.Arc, gate: any Gate<Scalar>, receiver: NodeModule<Scalar>, offset: Int
  ) -> (forward: Hop, backward: Hop) {
    let perceptron = receiver.perceptron
    let (input, errors, message) = (perceptron.input, perceptron.incomingError, gate.message)
    return (
      Hop(
        link: arc.link, width: arc.width, sender: message.base, senderStride: message.stride,
        receiver: input.base + receiver.viewWidth + offset, receiverStride: input.columns),
      Hop(
        link: arc.link, width: arc.width, sender: UnsafePointer(errors.base + offset), senderStride: errors.columns,
        receiver: gate.messageError.base, receiverStride: arc.width)
    )
  }

  /// Hands the messages of `rows` samples over.
  func carry(rows: Int, over exchange: Exchange<Scalar>, _ direction: ExchangeLedger.Direction) {
    exchange.handOver(
      rows: rows, width: width, from: sender, stride: senderStride, to: receiver, stride: receiverStride, on: link,
      direction)
  }
}
