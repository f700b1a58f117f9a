import Console

extension ClaimRow {
  /// What stands for the letter's figure where the claim is ours.
  static let notInLetter = "not in the letter"

  /// The id of the claim in Proofs.
  public var id: String {
    switch finding {
    case .exchange: "EX-001"
    case .accuracy, .equivalence: "EX-002"
    case .rate: "EX-003"
    case .trend: "EX-004"
    }
  }

  /// What is claimed.
  public var claim: String {
    switch finding {
    case .exchange: "training exchange saved by the tree"
    case .accuracy: "accuracy of D-INL within one standard deviation of dense INL"
    case .equivalence(_, _, let margin, _):
      "equivalence of D-INL and dense INL within \(points(margin)) points of accuracy"
    case .rate(let beta, _, _, _, _, _, _):
      "estimated latent rate saved by the gates at β = \(short(beta)), accuracy within one std"
    case .trend: "the rate falls with β on trained networks"
    }
  }

  /// The letter's figure as printed; "reconstructed" marks what its abstract does not say.
  public var letter: String {
    switch finding {
    case .exchange: percent(Findings.letterExchangeReduction)
    case .accuracy: "within one std"
    case .equivalence: Self.notInLetter
    case .rate: percent(Findings.letterRateReduction)
    case .trend: "reconstructed: falls"
    }
  }

  /// Our mean ± standard deviation over the seeds.
  public var ours: String {
    switch finding {
    case .exchange(let saved, _, _): saved.percent(digits: 2)
    case .accuracy(let dense, let tree, _): "\(tree.percent()) against \(dense.percent())"
    case .equivalence(let difference, _, _, _): "\(difference.percent()) difference"
    case .rate(_, let saved, _, _, _, _, _): saved.percent()
    case .trend(let falling, let seeds, _, _, _): "\(falling) of \(seeds) seeds fall at every step"
    }
  }

  /// The confidence interval of the mean, or the p-value.
  public var interval: String {
    switch finding {
    case .exchange: "exact: counted by the ledger"
    case .accuracy(_, _, let difference): "difference \(difference.text(unit: "points"))"
    case .equivalence(_, let pValue, _, _): "p = \(short(pValue))"
    case .rate(_, _, let interval, _, _, _, _): interval.text(unit: "%")
    case .trend(_, _, let pValue, _, _): "p ≤ \(short(pValue)) if rates were exchangeable"
    }
  }

  /// What was found of the claim, with its figures and the verdict, as a part of a sentence.
  var clause: String {
    switch finding {
    case .exchange:
      "the tree saves \(ours) of the training exchange (letter: \(letter); \(verdict.rawValue))"
    case .accuracy: "the accuracy is \(ours) of dense INL (\(letter): \(verdict.rawValue))"
    case .equivalence(let difference, _, let margin, _):
      "the two differ by \(difference.percent()) (equivalent within \(points(margin)) points: \(verdict.rawValue))"
    case .rate:
      "the gates save \(ours) of the estimated latent rate (letter: \(letter); \(verdict.rawValue))"
    case .trend(let falling, let seeds, _, _, _):
      "it falls with β for \(falling) of \(seeds) seeds (\(verdict.rawValue))"
    }
  }

  /// What was compared with what.
  public var detail: String {
    switch finding {
    case .exchange(_, let dense, let tree):
      "\(short(dense)) values per sample dense, \(short(tree)) on the tree"
    case .accuracy: "the letter's criterion, of two means: it bounds nothing by itself"
    case .equivalence(_, _, _, let level):
      "two one-sided t tests at \(points(level, digits: 0)) %, if the differences are normal"
    case .rate(_, _, _, let gated, let dense, let gatedRate, let freeRate):
      "accuracy \(gated.percent()) against \(dense.percent()); rate \(short(gatedRate)) against \(short(freeRate)) "
        + "nats per sample at β = 0"
    case .trend(_, _, _, let leastCount, let falseAlarmRate):
      "\(leastCount.map(String.init) ?? "more than all") falling seeds are enough at a false-alarm rate of "
        + "\(short(falseAlarmRate)) against rates of a seed that are exchangeable"
    }
  }
}

extension ClaimRow.Spread {
  /// "12.3 ± 0.4 %".
  fileprivate func percent(digits: Int = 1) -> String {
    "\(points(mean, digits: digits)) ± \(points(standardDeviation, digits: digits)) %"
  }
}

extension ClaimRow.MeanInterval {
  fileprivate func text(unit: String) -> String {
    "\(points(lower)) to \(points(upper)) \(unit) (\(points(confidence, digits: 0)) %, if normal)"
  }
}

/// A share in hundredths.
private func points(_ share: Double, digits: Int = 2) -> String { fixed(100 * share, digits: digits) }
