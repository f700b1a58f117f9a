/// What is wrong with the structure of a report's page, as an XML parser reads it.
package enum PageStructure {
  /// A sentence for each fault: of the verdict, the cells of tables, the pictures, and zeros with a minus sign.
  package static func faults(of page: String) -> [String] {
    guard let elements = WellFormedness.elements(of: page) else { return ["the page is not well-formed"] }
    return verdictFaults(elements) + tableFaults(elements) + pictureFaults(elements) + labelFaults(elements)
      + elements.filter { $0.name != "style" && hasSignedZero($0.text) }.map { "a zero with a sign: \($0.text)" }
  }

  /// Whether a text has a zero behind a minus sign, as in "-0.00".
  package static func hasSignedZero(_ text: String) -> Bool {
    guard text.contains(where: { $0 == "-" || $0 == "−" }) else { return false }
    return text.matches(of: signedNumber).contains { number in
      number.output.1.allSatisfy { $0 == "0" || $0 == "." }
    }
  }

  /// Never changed, and safe to match on any number of threads.
  nonisolated(unsafe) private static let signedNumber = #/(?:^|[^0-9A-Za-z.])[-−]([0-9]+(?:\.[0-9]+)?)/#

  private static func hasClass(_ name: String, _ element: WellFormedness.Element) -> Bool {
    element.attributes["class"]?.split(separator: " ").contains(Substring(name)) == true
  }

  /// The verdict is the first element under the title, and has a figure.
  private static func verdictFaults(_ elements: [WellFormedness.Element]) -> [String] {
    guard let title = elements.firstIndex(where: { $0.name == "h1" }), title + 1 < elements.count else {
      return ["there is no title"]
    }
    let next = elements[title + 1]
    return hasClass("verdict", next) && next.text.contains(where: \.isNumber)
      ? [] : ["under the title stands no verdict with a figure, but: \(next.text)"]
  }

  /// Each cell is labeled with the title of its column.
  private static func tableFaults(_ elements: [WellFormedness.Element]) -> [String] {
    var (faults, titles, cells) = ([String](), [String](), [String]())
    for element in elements {
      switch element.name {
      case "th": titles.append(element.text)
      case "td": cells.append(element.attributes["data-label"] ?? "")
      case "tr" where !cells.isEmpty:
        if cells != titles || cells.contains("") { faults.append("cells \(cells) under the titles \(titles)") }
        cells = []
      case "table": titles = []
      default: break
      }
    }
    return faults
  }

  /// Each picture is named by a title and described by a sentence with a figure, which is in its caption too.
  private static func pictureFaults(_ elements: [WellFormedness.Element]) -> [String] {
    var faults: [String] = []
    let captions = Set(elements.filter { hasClass("finding", $0) }.map(\.text))
    for picture in elements where picture.name == "svg" {
      let names = (picture.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      let named = names.map { id in elements.filter { $0.attributes["id"] == id } }
      guard named.map(\.count) == [1, 1], named[0][0].name == "title", named[1][0].name == "desc" else {
        faults.append("a picture without title and description: \(names)")
        continue
      }
      let (title, finding) = (named[0][0].text, named[1][0].text)
      if title.isEmpty || !finding.hasSuffix(".") { faults.append("\(title): \(finding) is no sentence") }
      if !captions.contains(finding) { faults.append("\(title) has no caption with what it shows") }
    }
    return faults
  }

  /// Labels lie within pictures 400 wide; a letter is estimated at 7.2 points.
  private static func labelFaults(_ elements: [WellFormedness.Element]) -> [String] {
    elements.filter { $0.name == "text" }.compactMap { label in
      guard let x = label.attributes["x"].flatMap(Double.init) else { return "a label without a place" }
      let width = 7.2 * Double(label.text.count)
      let start = ["middle": x - width / 2, "end": x - width][label.attributes["text-anchor"] ?? ""] ?? x
      return start < -4 || start + width > 404 ? "the label \(label.text) at \(x) leaves its picture" : nil
    }
  }
}
