import RealModule
import Testing

@testable import DINL

@Suite struct `A Gaussian gate draws its own noise and fits its prior to what it reads` {
  private func gate() -> (gate: GaussianGate<Double>, parameters: Parameters<Double>) {
    let parameters = Parameters<Double>(count: GaussianGate<Double>.parameterCount(width: 2), decayingCount: 0)
    return (GaussianGate(width: 2, batch: 4, parameters: parameters, offset: 0), parameters)
  }

  @Test func `every row and value has its own draw, in order, and no more are drawn`() {
    let (gate, _) = gate()
    var (stream, other) = (RandomStream(seed: 3), RandomStream(seed: 3))
    gate.drawNoise(rows: 3, from: &stream)
    for i in 0..<6 { #expect(gate.noise.base[i] == other.normal()) }
    for i in 6..<8 { #expect(gate.noise.base[i] == 0) }
    #expect(stream.next() == other.next())
  }

  @Test func `the first reading is of nothing but what was read`() {
    let (gate, parameters) = gate()
    // Without weights and biases every log-variance is 0, and every variance 1.
    let latents: [Double] = [1, 2, 3, 0]
    gate.forward(rows: 2, latent: latents, stride: 2, sampling: .relaxed)
    gate.read(rows: 2, latent: latents, stride: 2)
    // ½ of the mean of 1 + 4 + 9 + 0, as prior and noise have one variance.
    #expect(gate.reading == RateReading(variational: 3.5, plugIn: nil))
    gate.fitPrior()
    // The means of z² + 1 are 6 and 3.
    #expect((0..<8).map { parameters.values[$0] } == [0, 0, 0, 0, 0, 0, Double.log(6), Double.log(3)])
  }

  @Test(arguments: [GateKind.none, .gaussian, .categorical(routes: 3, temperature: 1)])
  func `the errors of any gate's messages have a row for each sample of a batch`(_ kind: GateKind) {
    let parameters = Parameters<Double>(count: kind.parameterCount(width: 2, of: Double.self), decayingCount: 0)
    let latent = Matrix<Double>(rows: 5, columns: 3)
    let errors = kind.gate(width: 2, latent: latent, batch: 5, parameters: parameters, offset: 0).messageError
    #expect(errors.rows == 5 && errors.columns == 2)
  }
}
