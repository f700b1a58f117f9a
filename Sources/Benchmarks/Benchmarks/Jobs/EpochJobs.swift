import DINL

extension Job {
  static let epochs = [
    epoch("dense", isDense: true, wanted: 3.4e-3), epoch("tree", isDense: false, wanted: 2.2e-3), gates,
  ]

  private static func epoch(_ name: String, isDense: Bool, wanted: Double) -> Job {
    Job(
      name: "epoch-\(name)", work: "\(name) in-network learning, an epoch of 4,000 samples", wanted: wanted
    ) { setting in
      let system = try EpochSystem(samples: setting.size(4000, small: 500), isDense: isDense)
      let agreement = Agreement.withinErrors(upTo: 1e-3)
      var comparison = Comparison(system.contestant("dinl", tolerance: system.roundingTolerance()))
      comparison.add(system.reference(), agreement)
      try comparison.add(.jax, input: system.numbers, agreement, in: setting)
      return comparison
    }
  }

  private static let gates = Job(
    name: "epoch-categorical", work: "D-INL with categorical gates of 16 routes, an epoch of 4,000 samples"
  ) { setting in
    let system = try EpochSystem(samples: setting.size(4000, small: 500), isDense: false)
    var comparison = Comparison(system.contestant("dinl", .categorical(routes: 16, temperature: 0.5)))
    comparison.add(system.contestant("dinl", .gaussian), .otherWork("with Gaussian gates"))
    comparison.add(system.reference(), .otherWork("without gates"))
    return comparison
  }
}
