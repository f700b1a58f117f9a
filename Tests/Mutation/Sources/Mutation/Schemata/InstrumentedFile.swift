/// A source file that holds each of its mutants beside the code as it was.
public struct InstrumentedFile: Sendable {
  /// A mutant in the file: its number, its site and the form in which it is written.
  public struct Mutant: Sendable {
    /// Its number, which the environment variable chooses.
    public let number: Int
    /// Where it is and what is changed.
    public let site: Site
    /// How the choice between it and the code is written.
    public let form: Slot.Form

    /// A mutant with a number, in one of the forms of its slot.
    public init(number: Int, site: Site, form: Slot.Form) {
      (self.number, self.site, self.form) = (number, site, form)
    }
  }

  /// The text to compile.
  public let text: String
  /// The lines of the text that hold each mutant, from 1.
  public let lines: [(number: Int, lines: ClosedRange<Int>)]

  /// Writes mutants into a source text. Their slots are disjoint.
  public init(source: String, mutants: [Mutant]) {
    let bytes = Array(source.utf8)
    var output: [UInt8] = Array("import CMutation; ".utf8)
    var line = 1
    var position = 0
    var places: [(number: Int, lines: ClosedRange<Int>)] = []
    func append(_ more: some Sequence<UInt8>) {
      for byte in more {
        output.append(byte)
        if byte == UInt8(ascii: "\n") { line += 1 }
      }
    }
    for mutant in mutants.sorted(by: { $0.site.slot.range.lowerBound < $1.site.slot.range.lowerBound }) {
      let slot = mutant.site.slot.range
      append(bytes[position..<slot.lowerBound])
      let first = line
      append(Self.choice(of: mutant, in: bytes).utf8)
      places.append((mutant.number, first...line))
      position = slot.upperBound
    }
    append(bytes[position...])
    text = String(decoding: output, as: UTF8.self)
    lines = places
  }

  /// The mutant nearest to a line that the compiler complains of; nil if the file has none.
  public func mutant(atLine line: Int) -> Int? {
    lines.first { $0.lines.contains(line) }?.number
      ?? lines.min { distance(of: $0.lines, to: line) < distance(of: $1.lines, to: line) }?.number
  }

  private func distance(of range: ClosedRange<Int>, to line: Int) -> Int {
    range.lowerBound > line ? range.lowerBound - line : line - range.upperBound
  }

  private static func choice(of mutant: Mutant, in bytes: [UInt8]) -> String {
    let (slot, change) = (mutant.site.slot.range, mutant.site.mutation)
    var original = String(decoding: bytes[slot], as: UTF8.self)
    var mutated =
      String(decoding: bytes[slot.lowerBound..<change.range.lowerBound], as: UTF8.self) + change.replacement
      + String(decoding: bytes[change.range.upperBound..<slot.upperBound], as: UTF8.self)
    let test = "mutated(\(mutant.number))"
    switch mutant.form {
    case .statement, .value: return "if \(test) { \(mutated) } else { \(original) }"
    case .ternary:
      // An effect is marked to the left of the choice.
      var effects = ""
      for effect in ["try ", "await "] where original.hasPrefix(effect) && mutated.hasPrefix(effect) {
        effects += effect
        original.removeFirst(effect.count)
        mutated.removeFirst(effect.count)
      }
      return "\(effects)(\(test) ? (\(mutated)) : (\(original)))"
    }
  }
}
