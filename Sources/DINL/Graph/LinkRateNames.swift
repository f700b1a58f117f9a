/// The table of names that state a line rate, the only place where these rates stand; all rates are exact, in bit/s.
enum LinkRateNames {
  /// The families of names with a level, as "OC-48" or "E3".
  ///
  /// Sources: ANSI T1.105 (OC, STS), ITU-T G.707 (STM), ITU-T G.702 and ANSI T1.107 (DS, T, E, J).
  static let families: [String: [Int: Int]] = {
    // Multiples of 51.84 Mbit/s, and of three times that.
    let optical = multiples(of: 51_840_000, [1, 3, 9, 12, 18, 24, 36, 48, 96, 192, 768, 1920, 3072, 3840])
    let synchronous = multiples(of: 155_520_000, [1, 4, 8, 12, 16, 32, 64, 256, 1024])
    let digital = [0: 64_000, 1: 1_544_000, 2: 6_312_000, 3: 44_736_000, 4: 274_176_000]
    let trunk = digital.filter { $0.key > 0 }
    return [
      "OC": optical, "STS": optical, "STM": synchronous, "DS": digital, "T": trunk,
      "E": [0: 64_000, 1: 2_048_000, 2: 8_448_000, 3: 34_368_000, 4: 139_264_000, 5: 565_148_000],
      "J": [1: 1_544_000, 2: 6_312_000, 3: 32_064_000, 4: 97_728_000],
    ]
  }()

  /// The families whose names may end in "c", which marks a concatenated payload of the same line rate.
  static let concatenated: Set = ["OC", "STS", "STM"]

  /// The names of Ethernet without a number, in lowercase.
  static let ethernet = [
    "fast ethernet": 100_000_000, "fastethernet": 100_000_000, "fe": 100_000_000, "gigabit ethernet": 1_000_000_000,
    "gigabitethernet": 1_000_000_000, "gige": 1_000_000_000, "gbe": 1_000_000_000, "ge": 1_000_000_000,
  ]

  /// The names of Ethernet behind a number of Gbit/s, in lowercase.
  static let gigabitEthernet: Set = ["ge", "gbe", "gige", "gigabit ethernet"]

  /// The rates that Ethernet has, in Gbit/s (IEEE 802.3): "3GE" may as well be three links.
  static let gigabitEthernetRates: Set = ["1", "2.5", "5", "10", "25", "40", "50", "100", "200", "400", "800"]

  /// The powers of ten of the letters before a unit.
  static let prefixes: [Character: Int] = ["k": 3, "K": 3, "m": 6, "M": 6, "g": 9, "G": 9, "t": 12, "T": 12]

  /// The letters that mean bit/s with nothing behind them.
  static let lonePrefixes: Set<Character> = ["k", "K", "M", "G", "T"]

  /// The units with "bit" written out, in lowercase.
  static let bits: Set = ["bit", "bits", "bit/s", "bits/s", "bit/sec", "bits/sec"]

  /// The short units, as they are written: with a capital B they mean bytes to some and bits to others.
  static let shortUnits: Set = ["b", "bps", "b/s", "b/sec"]

  private static func multiples(of rate: Int, _ levels: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: levels.map { ($0, rate * $0) })
  }
}
