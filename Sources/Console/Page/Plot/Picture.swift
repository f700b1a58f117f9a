/// An inline SVG with its title and its finding for readers who cannot see it.
package struct Picture {
  /// What the picture is of; unique on its page.
  package let name: String
  /// What it shows, in a sentence with its numbers.
  package let finding: String
  /// The element `svg`.
  package let markup: Markup

  /// A picture of shapes.
  ///
  /// - Parameters:
  ///   - width: the width in points; text keeps its size where the picture is shown as wide.
  ///   - height: the height in points.
  ///   - name: what the picture is of; unique on its page.
  ///   - finding: what it shows, in a sentence with its numbers.
  ///   - shapes: what is drawn, from back to front.
  package init(width: Double, height: Double, name: String, finding: String, _ shapes: [Markup]) {
    (self.name, self.finding) = (name, finding)
    let id = String(name.unicodeScalars.map { $0.properties.isAlphabetic ? Character($0) : "-" }).lowercased()
    markup = .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(coordinate(width)) \(coordinate(height))",
        "role": "img", "aria-labelledby": "\(id)-title \(id)-finding",
      ],
      [
        .element("title", ["id": "\(id)-title"], text: name),
        .element("desc", ["id": "\(id)-finding"], text: finding),
      ] + shapes)
  }
}
