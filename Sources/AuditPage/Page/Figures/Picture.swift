import Console

extension Markup {
  /// A picture as wide as it is drawn, so that its text keeps its size.
  ///
  /// - Parameters:
  ///   - name: The class of the picture.
  ///   - role: Its role for assistive technology.
  ///   - size: Its width and height.
  ///   - title: What is told of it first, with the id of that element.
  ///   - words: What it shows, in words, with the id of that element.
  ///   - shapes: What is drawn.
  static func picture(
    _ name: String, role: String, size: (width: Double, height: Double), title: (id: String, text: String),
    words: (id: String, text: String), _ shapes: [Markup]
  ) -> Markup {
    let (width, height) = (coordinate(size.width), coordinate(size.height))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": name, "role": role, "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "aria-labelledby": "\(title.id) \(words.id)",
      ],
      [.element("title", ["id": title.id], text: title.text), .element("desc", ["id": words.id], text: words.text)]
        + shapes)
  }
}
