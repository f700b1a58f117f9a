import Testing

@testable import Verification

@Suite struct `Learning systems that are refused` {
  /// A system of one sample, two values and two hypotheses, with parts replaced.
  private func system(
    samples: Int = 1, law: [Double] = [1, 1], algorithm: [[Double]] = [[1, 2], [2, 1]],
    rows: FiniteLearningSystem.Rows = .samples, loss: [[Double]] = [[0, 1], [1, 0]], predictions: [[Int]]? = nil,
    gates: [FiniteLearningSystem.Gate] = [], rateWeight: Double = 0
  ) -> String {
    refusal {
      try FiniteLearningSystem(
        sampleCount: samples, law: law, algorithm: algorithm, rows: rows, loss: loss, predictions: predictions,
        gates: gates, rateWeight: rateWeight
      ).hypothesisCount
    }
  }

  @Test func `name the part that does not fit`() {
    #expect(system() == "accepted: 2", "control: a system that fits")
    let most = FiniteLearningSystem.mostSamples
    #expect(system(samples: 0) == "samples: must be 1 to 50, is 0")
    #expect(
      system(samples: most + 1, algorithm: [[1, 1]], rows: .counts) == "samples: must be 1 to 50, is 51")
    let counted = [[Double]](repeating: [1, 1], count: most + 1)
    #expect(system(samples: most, algorithm: counted, rows: .counts) == "accepted: 2")
    #expect(system(law: []) == "law: needs at least one entry")
    #expect(system(law: [0, 0]) == "law: needs an entry above 0")
    #expect(system(algorithm: [[1, 2]]) == "algorithm: needs 2 rows, one for each sample, has 1")
    #expect(
      system(samples: 2, algorithm: [[1, 2]], rows: .counts)
        == "algorithm: needs 3 rows, one for each vector of counts, has 1")
    #expect(system(loss: []) == "loss: needs a row for each hypothesis, has none")
    #expect(system(algorithm: [[1, 2], [2]]) == "algorithm[1]: needs 2 entries, one for each hypothesis, has 1")
    #expect(system(loss: [[0, 1], [1]]) == "loss[1]: needs 2 entries, one for each value, has 1")
    #expect(system(loss: [[0, 1], [.nan, 0]]) == "loss[1][0]: must be finite, is nan")
    #expect(system(predictions: [[0, 1]]) == "predictions: needs 2 entries, one for each hypothesis, has 1")
    #expect(system(predictions: [[0, 1], [1]]) == "predictions[1]: needs 2 entries, one for each value, has 1")
    #expect(
      system(predictions: [[0, 1], [0, 0]])
        == "predictions[1][0]: is 0 as for an earlier hypothesis whose loss there is 0.0, not 1.0")
    #expect(system(predictions: [[0, 1], [1, 0]]) == "accepted: 2")
    for weight in [-5e-324, 1e100.nextUp, .infinity, .nan] {
      #expect(system(rateWeight: weight) == "beta: must be finite and at least 0, at most 1e100, is \(weight)")
    }
    #expect(system(rateWeight: 1e100) == "accepted: 2")
  }

  @Test func `take weights from 2^-500 to 2^500 and losses from 10^-100 to 10^100, or 0`() {
    #expect(
      system(law: [0x1p-500, 1]) == "law: has probabilities too small for 1 samples: their products fall below 2^-900")
    #expect(system(law: [0x1p-449, 1]) == "accepted: 2")
    // Twice 450 bits of the law and the bits of the algorithm: none of one hypothesis, one of two.
    #expect(system(law: [0x1p-450, 1], algorithm: [[1], [1]], loss: [[0, 1]]) == "accepted: 1")
    #expect(
      system(law: [0x1p-450, 1], algorithm: [[1, 1], [1, 1]])
        == "law: has probabilities too small for 1 samples: their products fall below 2^-900")
    #expect(system(algorithm: [[0x1p-500, 0x1p500], [1, 1]]).hasPrefix("law: has probabilities too small"))
    #expect(system(algorithm: [[0x1p500, 0x1p500], [1, 0x1p-500]]) == "accepted: 2")
    for weight in [0x1p-500.nextDown, 0x1p500.nextUp, -1, .infinity, .nan] {
      #expect(
        system(algorithm: [[1, 1], [1, weight]]) == "algorithm[1][1]: must be 0 or from 2^-500 to 2^500, is \(weight)")
    }
    for loss in [1e-100, -1e-100, 1e100, -1e100, 0] {
      #expect(system(loss: [[0, loss], [1, 0]]) == "accepted: 2")
    }
    for loss in [1e-100.nextDown, 1e100.nextUp, 5e-324] {
      for sign in [1.0, -1] {
        #expect(
          system(loss: [[0, sign * loss], [1, 0]])
            == "loss[0]: must hold numbers that are 0, or from 1e-100 to 1e100 in magnitude")
      }
    }
  }

  @Test func `name the part of a gate that does not fit`() {
    func gated(_ weight: Double, _ channel: [[[Double]]], prior: [[Double]]? = nil) -> String {
      let first = FiniteLearningSystem.Gate(channel: [[[1], [1]], [[1], [1]]])
      return system(gates: [first, .init(weight: weight, channel: channel, prior: prior)])
    }
    let channel = [[[1.0, 1], [1, 0]], [[1, 3], [0, 1]]]
    #expect(gated(2, channel, prior: [[1, 1], [3, 1]]) == "accepted: 2")
    #expect(gated(-1, channel) == "gates[1].weight: must be finite and at least 0, at most 1e100, is -1.0")
    #expect(gated(1, [channel[0]]) == "gates[1].channel: needs 2 entries, one for each hypothesis, has 1")
    #expect(gated(1, [[], []]) == "gates[1].channel[0]: needs 2 entries, one for each value, has 0")
    #expect(gated(1, [[[], []], [[], []]]) == "gates[1].channel[0][0]: needs at least one entry")
    #expect(
      gated(1, [channel[0], [[1, 1]]]) == "gates[1].channel[1]: needs 2 entries, one for each value, has 1")
    #expect(
      gated(1, [channel[0], [[1, 1], [1]]]) == "gates[1].channel[1][1]: needs 2 entries, one for each message, has 1")
    #expect(gated(1, [channel[0], [[1, 1], [0, 0]]]) == "gates[1].channel[1][1]: needs an entry above 0")
    #expect(
      gated(1, channel, prior: [[1, 1]]) == "gates[1].prior: needs 2 entries, one for each hypothesis, has 1")
    #expect(
      gated(1, channel, prior: [[1, 1], [1]]) == "gates[1].prior[1]: needs 2 entries, one for each message, has 1")
    #expect(
      gated(1, channel, prior: [[1, 1], [1, -1]])
        == "gates[1].prior[1][1]: must be 0 or from 2^-500 to 2^500, is -1.0")
  }

  @Test func `have at most 2^16 rows, and tables of at most 2^22 counts`() {
    func rows(_ kind: FiniteLearningSystem.Rows, _ samples: Int, _ values: Int) -> Int? {
      FiniteLearningSystem.rowCount(kind, sampleCount: samples, valueCount: values)
    }
    #expect(rows(.samples, 16, 2) == 1 << 16 && rows(.samples, 17, 2) == nil)
    #expect(rows(.samples, 1, 1 << 16) == 1 << 16 && rows(.samples, 1, (1 << 16) + 1) == nil)
    #expect(rows(.samples, 3, 5) == 125 && rows(.counts, 3, 5) == 35)
    #expect(rows(.counts, 50, 2) == 51)
    // (m + 1)^(values − 1): 2^22 and 2^23, 4^11 and 4^12.
    #expect(rows(.counts, 1, 23) == 23 && rows(.counts, 1, 24) == nil)
    #expect(rows(.counts, 3, 12) == 364 && rows(.counts, 3, 13) == nil)
    #expect(
      system(samples: 17)
        == "rows: by samples, values^samples, must be at most 65536; give fewer, or rows \"counts\"")
    #expect(
      system(law: [Double](repeating: 1, count: 24), rows: .counts)
        == "rows: by counts must be at most 65536, and (samples + 1)^(values − 1) at most 2^22; give fewer")
  }

  @Test func `ranges of losses are those of values that occur`() throws {
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 0, 1], algorithm: [[1, 1], [1, 1], [1, 1]], loss: [[0, 9, 1], [-1, 5, 1.5]])
    #expect(system.lossRange == 2.5 && system.lossMagnitude == 9)
    #expect(system.valueCount == 3 && system.hypothesisCount == 2)
  }
}
