/// The pieces that edits insert into texts.
enum MutantTables {
  /// Numbers at the limits of number types, and texts that look like numbers.
  static let extremes: [[UInt8]] =
    [
      "0", "-0", "-1", "1.5", "1e400", "-1e400", "1e-400", "1e308", "-1e308", "5e-324", "9223372036854775807",
      "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "9007199254740993",
      "4611686018427387904", "2147483648", "4294967296", "1000000000", "65536", "NaN", "nan", "Infinity", "-inf", "1e",
      "1e+",
      ".5", "1.", "00", "007", "0x10", "+1", "1,5", "1/0", "1/3", "1_000", "1e99999999999999999999",
      "1e-99999999999999999999", "0.1e5001", "",
    ].map { Array($0.utf8) } + [
      [UInt8](repeating: 0x39, count: 6000), Array("0.".utf8) + [UInt8](repeating: 0x31, count: 4990),
    ]

  /// Tokens of the formats, and characters that no text should contain.
  static let tokens: [[UInt8]] =
    [
      "\"", "'", "\\", "{", "}", "[", "]", "(", ")", ",", ";", ":", "\t", " ", "\n", "\r", "\r\n", "\0", "null", "true",
      "false", "{}", "[]", "\"\"", "\\u0000", "\\ud800", "\\udc00\\ud800", "\u{1B}[31m", "\u{7}", "\u{202E}",
      "\u{2028}",
      "\u{85}", "\u{FEFF}", "\u{301}", "\u{10FFFF}", "<", ">", "&", "</", "/>", "<!--", "-->", "]]>", "<![CDATA[",
      "<?x?>",
      "<!DOCTYPE g [<!ENTITY x \"y\">]>", "<!DOCTYPE g SYSTEM \"x\">", "&x;", "&#0;", "&#x10FFFF;", "&amp;",
      " xmlns=\"u\"", " xmlns:a=\"u\"", "a:", "<a>", "</a>", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "^", "*",
      "/",
      "+", "-", "<=", ">", "sqrt(", "ln(", "exp(", "max(", "^-1", "^0.5", "/0", "I", "m", "sigma",
    ].map { Array($0.utf8) }
    + [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [UInt8](repeating: 0x61, count: 5000),
      Array(String(repeating: "\u{202E}", count: 500).utf8), Array(String(repeating: "\u{301}", count: 2000).utf8),
    ]

  static let brackets = [
    ("[", "]"), ("{\"a\":", "}"), ("(", ")"), ("-(", ")"), ("<a>", "</a>"), ("<graph>", "</graph>"), ("\"", "\""),
    ("sqrt(", ")"), ("(", ")^2"),
  ]
}
