/// A parser of inequalities by recursive descent.
///
/// inequality: sum ("<=" | ">=" | "<" | ">") sum; sum: term (("+" | "-") term)*; term: factor (("*" | "/") factor)*;
/// factor: "-" factor | atom ("^" factor)?; atom: number | name | name "(" sum ("," sum)* ")" | "(" sum ")".
package struct ExpressionParser {
  private let text: String
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  private var operations = 0

  private static let mostDepth = 200
  /// The greatest numbers of operations and of characters of an inequality.
  package static let mostOperations = 500
  package static let mostCharacters = 20_000

  package init(_ text: String) {
    self.text = text
    characters = Array(text.prefix(Self.mostCharacters + 1))
  }

  package mutating func inequality() throws(ExpressionError) -> Inequality {
    guard characters.count <= Self.mostCharacters else {
      throw error(at: Self.mostCharacters, "an inequality has at most \(Self.mostCharacters) characters")
    }
    let left = try sum()
    skipSpace()
    let start = position
    let relation = characters[position..<min(position + 2, characters.count)]
    let isLess: Bool
    let isStrict: Bool
    switch relation.first {
    case "≤", "≥":
      (isLess, isStrict) = (relation.first == "≤", false)
      position += 1
    case "<", ">":
      isStrict = relation.last != "="
      isLess = relation.first == "<"
      position += isStrict ? 1 : 2
    default:
      throw error(at: start, "expected <=, >=, < or > between two expressions")
    }
    let right = try sum()
    skipSpace()
    guard position == characters.count else {
      throw error(at: position, "expected the end, found \"\(shown(characters[position]))\"")
    }
    return Inequality(
      text: text, lesser: isLess ? left : right, greater: isLess ? right : left, isStrict: isStrict)
  }

  private mutating func sum() throws(ExpressionError) -> Expression {
    var result = try term()
    while true {
      if take("+") {
        result = try operation(.sum(result, try term()))
      } else if take("-") {
        result = try operation(.difference(result, try term()))
      } else {
        return result
      }
    }
  }

  private mutating func term() throws(ExpressionError) -> Expression {
    var result = try factor()
    while true {
      if take("*") || take("·") {
        result = try operation(.product(result, try factor()))
      } else if take("/") {
        result = try operation(.quotient(result, try factor()))
      } else {
        return result
      }
    }
  }

  private mutating func factor() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else { throw error(at: position, "is nested too deeply") }
    if take("-") { return try operation(.negative(try factor())) }
    let base = try atom()
    return take("^") ? try operation(.power(base, try factor())) : base
  }

  /// Counts an operation and, if its operands are numbers, computes it exactly.
  private mutating func operation(_ expression: Expression) throws(ExpressionError) -> Expression {
    operations += 1
    guard operations <= Self.mostOperations else {
      throw error(at: position, "an inequality has at most \(Self.mostOperations) operations")
    }
    return expression.folded
  }

  private mutating func atom() throws(ExpressionError) -> Expression {
    skipSpace()
    let start = position
    guard let next = peek else { throw error(at: start, "expected a number, a quantity or \"(\", found the end") }
    if next == "(" {
      position += 1
      let inner = try sum()
      try close(openedAt: start)
      return inner
    }
    if next.isASCII, next.isNumber || next == "." { return try number() }
    guard next.isASCII, next.isLetter else {
      throw error(at: start, "expected a number, a quantity or \"(\", found \"\(shown(next))\"")
    }
    while let character = peek, character.isASCII, character.isLetter || character.isNumber { position += 1 }
    let name = String(characters[start..<position])
    skipSpace()
    if peek == "(" { return try call(name, at: start) }
    guard let quantity = Quantity(rawValue: name) else { throw unknown(name, at: start) }
    return .quantity(quantity)
  }

  private mutating func call(_ name: String, at start: Int) throws(ExpressionError) -> Expression {
    guard let function = Expression.Function(rawValue: name) else {
      let names = Expression.Function.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(at: start, "\"\(name.prefix(40))\" is no function; the functions are \(names)")
    }
    let open = position
    position += 1
    var arguments = [try sum()]
    while take(",") { arguments.append(try sum()) }
    try close(openedAt: open)
    guard function.arity.contains(arguments.count) else {
      let wanted = function.arity.count == 1 ? "\(function.arity.lowerBound) argument" : "2 to 8 arguments"
      throw error(at: start, "\(name) takes \(wanted), not \(arguments.count)")
    }
    return try operation(.call(function, arguments))
  }

  private mutating func number() throws(ExpressionError) -> Expression {
    let start = position
    func digits() { while let digit = peek, digit.isASCII, digit.isNumber || digit == "." { position += 1 } }
    digits()
    if let mark = peek, mark == "e" || mark == "E", position + 1 < characters.count,
      characters[position + 1].isNumber || "+-".contains(characters[position + 1])
    {
      position += 2
      digits()
    }
    let written = String(characters[start..<position])
    let name = written.count > 40 ? "\(written.prefix(40))…" : written
    guard let numeral = DecimalNumeral(written.hasPrefix(".") ? "0" + written : written),
      let literal = Literal(ExactRational(numeral))
    else { throw error(at: start, "\"\(name)\" is no number that is read; \(Self.numbers)") }
    return .number(literal)
  }

  private static let numbers = "write a decimal such as 0.05 or 1e-3, below 1e308 and of at most 5000 digits"

  private mutating func close(openedAt open: Int) throws(ExpressionError) {
    guard take(")") else {
      throw error(at: position, "expected \")\" for the \"(\" in column \(open + 1)")
    }
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private mutating func skipSpace() {
    while let next = peek, next.isWhitespace { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard peek == character else { return false }
    position += 1
    return true
  }

  /// A printable character, or the code of any other.
  private func shown(_ character: Character) -> String {
    let scalars = character.unicodeScalars
    let isPrintable = character.isASCII && scalars.allSatisfy { $0.properties.generalCategory != .control }
    return isPrintable || "≤≥·".contains(character)
      ? String(character) : scalars.prefix(4).map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined()
  }

  private func unknown(_ name: String, at start: Int) -> ExpressionError {
    let alike = Quantity.allCases.map(\.rawValue).first { $0.lowercased() == name.lowercased() }
    let hint = alike.map { "did you mean \($0)?" } ?? "dinl refute --list shows the quantities"
    return error(at: start, "\"\(name.count > 40 ? "\(name.prefix(40))…" : name)\" is no quantity; \(hint)")
  }

  private func error(at position: Int, _ problem: String) -> ExpressionError {
    ExpressionError(text: text, column: position + 1, problem: problem)
  }
}
