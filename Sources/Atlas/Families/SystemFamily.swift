import PlainText
import Refutation
import Verification

/// A family of learning systems with a parameter, of which every member is defined by exact numbers.
///
/// - SeeAlso: GB-015
package struct SystemFamily: Sendable {
  /// The number that distinguishes the members.
  package struct Parameter: Sendable {
    /// The symbol, as members are labeled.
    package let symbol: String
    /// What the number is.
    package let meaning: String
    /// Which numbers are members, as a condition on the symbol.
    package let range: String
    /// Whether a number is a member.
    let admits: @Sendable (ExactRational) -> Bool
    /// The numbers that are taken if none are named.
    package let grid: [String]
  }

  /// A whole number beside the parameter, which is the same for all members that are shown.
  package struct Size: Sendable {
    /// What an option of the command counts.
    package enum Kind: String, Sendable, CaseIterable { case samples, values }
    package let kind: Kind
    /// The number that is taken if none is named.
    package let usual: Int
    /// The numbers whose members are small enough to be enumerated within seconds.
    package let range: ClosedRange<Int>
  }

  /// The name by which the family is called.
  package let name: String
  /// The title, a few words.
  package let title: String
  /// The system, its learner and its loss, in one line.
  package let explanation: String
  /// What claim GB-015 states of it, in one line.
  package let finding: String
  package let parameter: Parameter
  package let size: Size?
  /// The members for numbers of the parameter's range and a size of the range.
  private let make: @Sendable ([Fraction], Int) throws(VerificationError) -> [FamilyMember]

  init(
    name: String, title: String, explanation: String, finding: String, parameter: Parameter, size: Size? = nil,
    make: @escaping @Sendable ([Fraction], Int) throws(VerificationError) -> [FamilyMember]
  ) {
    (self.name, self.title, self.explanation, self.finding) = (name, title, explanation, finding)
    (self.parameter, self.size, self.make) = (parameter, size, make)
  }

  /// The greatest number of values of the parameter in one atlas.
  package static let mostMembers = 12

  /// All families, in the order of the list.
  package static let all = [coin, memory, gibbs, gaussian, path, network]

  /// The family with a name.
  ///
  /// - Throws: `FamilyError` that lists the names.
  package static func named(_ name: String) throws(FamilyError) -> SystemFamily {
    guard let family = all.first(where: { $0.name == name }) else {
      throw FamilyError("--family \(name.quoted) is none; give one of \(all.map(\.name).joined(separator: ", "))")
    }
    return family
  }

  /// The members at some numbers.
  ///
  /// - Parameters:
  ///   - text: the numbers, between commas; nil takes the family's own.
  ///   - size: the size; nil takes the family's own.
  /// - Throws: `FamilyError` if a text is no number of the range, or the size is out of range.
  package func members(at text: String?, size: Int?) throws(FamilyError) -> [FamilyMember] {
    let numbers = try numbers(text)
    let size = try checked(size)
    do throws(VerificationError) { return try make(numbers, size) } catch {
      throw FamilyError("--family \(name): \(error)")
    }
  }

  /// The size that is taken.
  package func checked(_ given: Int?) throws(FamilyError) -> Int {
    guard let size else { return 1 }
    let taken = given ?? size.usual
    guard size.range.contains(taken) else {
      throw FamilyError(
        "--\(size.kind.rawValue) is \(taken); the family \(name) is enumerated from \(size.range.lowerBound) to "
          + "\(size.range.upperBound)")
    }
    return taken
  }

  private func numbers(_ text: String?) throws(FamilyError) -> [Fraction] {
    let parts = text.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    var numbers: [Fraction] = []
    for part in parts ?? parameter.grid {
      // A long number would make long fractions of powers.
      guard part.utf8.count <= 40, let number = Fraction(part) else {
        throw FamilyError("--at has \(part.quoted); give numbers or fractions such as 1/8, separated by commas")
      }
      guard parameter.admits(number.exact) else {
        throw FamilyError("--at has \(part.quoted); \(parameter.symbol) of the family \(name) is \(parameter.range)")
      }
      guard !numbers.contains(where: { $0.exact == number.exact }) else {
        throw FamilyError("--at has \(part.quoted) twice; give each number once")
      }
      numbers.append(number)
    }
    guard numbers.count <= Self.mostMembers else {
      throw FamilyError("--at has \(numbers.count) numbers; give at most \(Self.mostMembers)")
    }
    return numbers
  }
}

/// Why a family, or a member of it, does not exist.
package struct FamilyError: Error, Equatable, CustomStringConvertible {
  /// One line that names the option and the remedy.
  package let description: String

  init(_ description: String) { self.description = description }
}
