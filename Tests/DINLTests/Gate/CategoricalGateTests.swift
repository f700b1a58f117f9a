import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `A categorical gate draws Gumbel noise and sends codewords` {
  private typealias Gate = DINL.CategoricalGate<Double>

  /// A gate whose parameters are standard normal draws, and where they are stored.
  private func gate(
    width: Int = 2, routes: Int = 3, temperature: Double = 1, batch: Int = 4
  ) -> (gate: Gate, parameters: Parameters<Double>) {
    let parameters = Parameters<Double>(
      count: Gate.parameterCount(width: width, routes: routes), decayingCount: 0)
    var stream = RandomStream(seed: 12)
    for i in 0..<parameters.count { parameters.values[i] = stream.normal() }
    return (
      Gate(
        width: width, routes: routes, temperature: temperature, batch: batch, parameters: parameters, offset: 0),
      parameters
    )
  }

  /// The noise of one route from given random bits.
  private func noise(bits: UInt64) -> Double {
    let (gate, _) = gate(width: 1, routes: 1)
    var stream = RandomStream(seed: 1)
    (stream.pending, stream.hasPending) = (bits, true)
    gate.drawNoise(rows: 1, from: &stream)
    return gate.noise[0, 0]
  }

  private let rounding = Tolerance.rounding(operations: 8, condition: 1, scale: 37)

  @Test func `the noise is −ln(−ln u), also at both ends of the uniform draw`() {
    // To 17 digits: −ln(54·ln 2), −ln(−ln ½) and −ln(−ln(1 − 2⁻⁵³)), at u = 2⁻⁵⁴, ½ and 1 − 2⁻⁵³.
    #expect(rounding.accepts(noise(bits: 0), -3.6224711259826101))
    #expect(rounding.accepts(noise(bits: 1 << 63), 0.36651292058166433))
    #expect(rounding.accepts(noise(bits: .max), 36.736800569677101))
  }

  @Test func `control: ends that are twice as far from 0 or 1 are refuted`() {
    #expect(!rounding.accepts(noise(bits: 0), -Double.log(53 * Double.log(2))))
    #expect(!rounding.accepts(noise(bits: .max), -Double.log(-Double.log(onePlus: -0x1p-52))))
  }

  @Test func `every row and route has its own draw, in order, and no more are drawn`() {
    let (gate, _) = gate()
    var (stream, other) = (RandomStream(seed: 3), RandomStream(seed: 3))
    gate.drawNoise(rows: 3, from: &stream)
    for i in 0..<9 { #expect(rounding.accepts(gate.noise.base[i], -Double.log(-Double.log(other.uniform())))) }
    for i in 9..<12 { #expect(gate.noise.base[i] == 0) }
    #expect(stream.next() == other.next())
  }

  /// The messages of three rows of latents, deployed or relaxed.
  private func messages(_ gate: Gate, _ sampling: Sampling) -> [Double] {
    let latents: [Double] = [0.3, -0.2, 0.1, 0.4, -0.5, 0.2]
    gate.forward(rows: 3, latent: latents, stride: 2, sampling: sampling)
    return (0..<6).map { gate.message.base[$0] }
  }

  /// A gate of a temperature, with noise; the first logit of every row is far above the others.
  private func decided(temperature: Double) -> Gate {
    let (gate, parameters) = gate(temperature: temperature)
    parameters.values[6] += 30
    var stream = RandomStream(seed: 9)
    gate.drawNoise(rows: 3, from: &stream)
    return gate
  }

  @Test func `a cold relaxed gate sends the codeword that the deployed one sends`() {
    // The largest sum exceeds the others by more than 745 temperatures, so that their weights are 0.
    let gate = decided(temperature: 1e-4)
    let deployed = messages(gate, .deployed)
    #expect(messages(gate, .relaxed) == deployed)
    // A gate that is not cold mixes codewords.
    let warm = decided(temperature: 100)
    #expect(messages(warm, .deployed) == deployed && messages(warm, .relaxed) != deployed)
  }

  @Test func `of equal sums the first route is sent`() {
    let (gate, parameters) = gate()
    for i in 0..<9 { parameters.values[i] = 0 }
    #expect(messages(gate, .deployed) == (0..<6).map { parameters.values[9 + $0 % 2] })
    parameters.values[8] = 0x1p-50
    #expect(messages(gate, .deployed) == (0..<6).map { parameters.values[13 + $0 % 2] })
  }

  @Test(arguments: [0, 1, 2]) func `one logit that is no number makes its row's whole message none, and no other row's`(
    route: Int
  ) {
    let (gate, parameters) = gate()
    // Times an infinite weight, the value 0 of the second row gives no number, and 1 gives the largest logit.
    parameters.values[route] = .infinity
    let latents: [Double] = [1, 0.5, 0, 0.25, 1, -1]
    gate.forward(rows: 3, latent: latents, stride: 2, sampling: .deployed)
    let sent = (0..<8).map { gate.message.base[$0] }
    let codeword = (0..<2).map { parameters.values[9 + 2 * route + $0] }
    #expect(Array(sent[0..<2]) == codeword && Array(sent[4..<6]) == codeword)
    #expect(sent[2].isNaN && sent[3].isNaN)
    // The fourth row has no sample.
    #expect(sent[6] == 0 && sent[7] == 0)
  }

  @Test func `logits that are far apart give exact errors, whichever is the largest`() {
    // Z·W has 1000 at the route of the row and 0 elsewhere, and e^−1000 is 0 in Double: the route is certain.
    let (gate, parameters) = gate(width: 4, routes: 4, temperature: 0.5)
    for i in 0..<16 { parameters.values[i] = i % 5 == 0 ? 1000 : 0 }
    for i in [16..<20, 36..<40].joined() { parameters.values[i] = 0 }
    let latents = (0..<12).map { $0 % 5 == 0 ? 1.0 : 0 }
    gate.forward(rows: 3, latent: latents, stride: 4, sampling: .relaxed)
    for i in 0..<12 {
      #expect(gate.message.base[i] == parameters.values[20 + i])
      gate.messageError.base[i] = Double(i + 1)
    }
    var latentErrors = [Double](repeating: 0, count: 12)
    gate.backward(rows: 3, latent: latents, latentError: &latentErrors, stride: 4, penalty: 2)
    // The prior of every route is ¼, and each of three rows adds 2·(¼ − its route's probability).
    let codebook = (0..<16).map { $0 < 12 ? Double($0 + 1) : 0 }
    let expected: [Double] = [Double](repeating: 0, count: 20) + codebook + [-0.5, -0.5, -0.5, 1.5]
    #expect((0..<40).map { parameters.gradients[$0] } == expected)
    #expect(latentErrors == [Double](repeating: 0, count: 12))
    gate.read(rows: 3, latent: latents, stride: 4)
    #expect(rounding.accepts(gate.reading.variational, Double.log(4)))
    #expect(gate.reading.plugIn.map { rounding.accepts($0, Double.log(3)) } == true)
  }
}
