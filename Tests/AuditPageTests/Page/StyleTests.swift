import Foundation
import Testing

@testable import AuditPage

@Suite struct `The colors of the page` {
  /// The least contrast of text (WCAG 2.2, criterion 1.4.3).
  private static let least = 4.5

  /// The relative luminance of a color (WCAG 2.2, definition of relative luminance).
  private static func luminance(_ color: String) throws -> Double {
    let number = try #require(Int(color.dropFirst(), radix: 16))
    let channels = [number >> 16, number >> 8 & 255, number & 255].map { value -> Double in
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private static func contrast(_ first: String, _ second: String) throws -> Double {
    let (one, other) = (try luminance(first), try luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private static func shade(_ name: String) throws -> PageColors.Shade {
    try #require(PageColors.all.first { $0.key == name }?.value, "\(name) is a color")
  }

  @Test func `every text stands out from what lies behind it, on light and on dark screens`() throws {
    for (text, ground) in PageColors.pairs {
      let (front, back) = (try Self.shade(text), try Self.shade(ground))
      #expect(try Self.contrast(front.light, back.light) >= Self.least, "\(text) on \(ground), light")
      #expect(try Self.contrast(front.dark, back.dark) >= Self.least, "\(text) on \(ground), dark")
    }
  }

  @Test func `control: black on white has the contrast 21, and a gray too light is refuted`() throws {
    // 21 = (1 + 0.05) / (0 + 0.05), to the rounding of one sum of three products.
    #expect(try abs(Self.contrast("#000000", "#ffffff") - 21) <= 21 * 8 * Double.ulpOfOne)
    #expect(try Self.contrast("#999999", "#ffffff") < Self.least)
  }

  @Test func `every color that a rule names is there`() throws {
    let names = PageStyle.sheet.matches(of: #/var\(--([a-z-]+)\)/#).map { String($0.1) }
    let known = Set(PageColors.all.map(\.key)).union(["tone", "tint", "signs"])
    #expect(Set(names).subtracting(known) == [] && names.count > 40)
  }
}
