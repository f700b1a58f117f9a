import DINL
import Testing

@Suite struct `A label states a rate only if it states one and nothing else` {
  static let rates: [(label: String, bitsPerSecond: Double)] = [
    ("155 Mbps", 155e6), ("10 Gbps", 10e9), ("2.5Gb/s", 2.5e9), ("10Gbit/s", 10e9), ("64 Kbit/s", 64e3),
    ("128 kbps", 128e3), ("34Mb/s", 34e6), ("100 MBit/s", 100e6), ("1 Tbit/s", 1e12), ("300 bps", 300),
    ("9600 bit/s", 9600), ("622 Mbits/sec", 622e6), ("10G", 10e9), ("155M", 155e6), ("64k", 64e3), ("1 T", 1e12),
    ("0.5 Gb", 0.5e9), ("155.52 Mbit/s", 155_520_000), ("  10   Gbps\t", 10e9), ("1G Ethernet", 1e9),
    ("100 Mbps Ethernet", 1e8),
    ("OC-1", 51_840_000), ("OC-3", 155_520_000), ("OC12", 622_080_000), ("OC-48", 2_488_320_000),
    ("OC-192c", 9_953_280_000), ("oc 768", 39_813_120_000), ("STS-3", 155_520_000), ("STM-1", 155_520_000),
    ("STM-4c", 622_080_000), ("STM-16", 2_488_320_000), ("STM64", 9_953_280_000), ("STM-256", 39_813_120_000),
    ("DS-0", 64_000), ("DS1", 1_544_000), ("DS-3", 44_736_000), ("T1", 1_544_000), ("T-3", 44_736_000),
    ("T2", 6_312_000), ("T4", 274_176_000), ("E0", 64_000), ("E1", 2_048_000), ("E2", 8_448_000), ("E3", 34_368_000),
    ("e4", 139_264_000), ("E5", 565_148_000), ("J1", 1_544_000), ("J3", 32_064_000), ("J4", 97_728_000),
    ("Fast Ethernet", 1e8), ("FE", 1e8), ("FastEthernet", 1e8), ("GigE", 1e9), ("GE", 1e9), ("gbe", 1e9),
    ("Gigabit Ethernet", 1e9), ("10GE", 10e9), ("10 GbE", 10e9), ("100 Gigabit Ethernet", 100e9), ("2.5GE", 2.5e9),
    ("2 x STM-16", 4_976_640_000), ("2x10Gb/s", 20e9), ("8*GbE", 8e9), ("4 × E1", 8_192_000), ("3 X 155 Mbps", 465e6),
    ("1x10G", 10e9), ("1000 x 1 Gbps", 1e12), ("STM-64x2", 19_906_560_000), ("10GEx4", 40e9), ("E1 x 30", 61_440_000),
    ("155 Mbps*3", 465e6), ("OC-192c x1000", 9_953_280_000_000),
  ]

  @Test(arguments: rates) func `a rate is read exactly`(label: String, bitsPerSecond: Double) {
    #expect(LinkRate(label: label)?.bitsPerSecond == bitsPerSecond)
  }

  /// Labels of real networks, and texts that are almost rates.
  static let others = [
    "", " ", "1-10Gbps", "< 10 Gbps", "<10 Gbps", "> 1 Gbps", "~10G", "10-20Gbps", "300M-1Gb/s", "GigE/FE/ATM",
    "45 Mbps DS-3", "DWDM", "ATM", "lambda", "10 Gbps lambda", "1 lambda", "WANPHY", "Lit Fibre", "N*10Gbit/s",
    "CANARIE 10Gbit/s", "OC-192 (Future)", "IPLC STM-1", "Ethernet", "10 Ethernet", "155 MB/s", "10 GB/s", "1 GBPS",
    "10m",
    "10g", "10", "1,000 Mbps", "2,5 Gbit/s", "0 Mbps", "-10 Mbps", "+10 Mbps", "1e3 Mbps", ".5 Gbps", "1. Gbps",
    "1.2.3 Gbps", "10 Gbps/s", "10 kGbps", "10 Pbps", "OC-2", "OC-", "OC", "OC--3", "OC-3-12", "OC-03", "OCc", "E6",
    "E",
    "T0", "T-", "STM-2", "STM", "J0", "J5", "E1c", "T1/E1", "3GE", "10.0GE", "GE10", "0 x 10G", "1001 x 10G", "2 x",
    "x 10G",
    "2x2x10G", "2x10Gx2", "10Gx0", "10Gx1001", "10G x", "10G x2x2", "x2", "N*10G", "10G4",
    "2 10G", "10\nGbps", "１０ Gbps", "10 Gbps\u{301}", "T1 line", "Mbps", "99999999999999999999 x 1G",
    String(repeating: "9", count: 65) + "G",
  ]

  @Test(arguments: others) func `control: what states no single rate is left unread`(label: String) {
    #expect(LinkRate(label: label) == nil)
  }

  @Test func `the lines are counted before or behind the rate`() {
    for (label, lines) in [("10G", 1), ("1 x 10G", 1), ("2 x 10G", 2), ("10Gx2", 2), ("OC-3", 1)] {
      #expect(LinkRate(label: label)?.lines == lines)
    }
  }

  @Test func `a label of 64 bytes is read, and a longer one is not`() {
    let zeros = String(repeating: "0", count: 58)
    #expect(LinkRate(label: zeros + "1 Gbps")?.bitsPerSecond == 1e9)
    #expect(LinkRate(label: zeros + "01 Gbps") == nil)
  }
}
