/// The colors and rules of pictures, both in the report, where a sheet names colors once, and in separate files.
package enum PictureStyle {
  /// The colors of a light screen, which color-blind readers can tell apart (Okabe and Ito's palette).
  package static let palette: KeyValuePairs = [
    "paper": "#ffffff", "ink": "#1b1f24", "soft": "#5b6570", "rule": "#d5dae0", "grid": "#e8ebee", "dense": "#0072b2",
    "tree": "#d55e00", "gated": "#00805f", "free": "#8a949e", "letter": "#a4347f", "good": "#00694e", "bad": "#a33600",
    "tint": "#f4f6f8",
  ]

  /// The class of each kind of curve, and its color.
  private static let series: KeyValuePairs = [
    "dense": "dense", "tree": "tree", "gated": "gated", "free": "free", "bound": "letter",
  ]

  /// The rules of a picture within the report.
  package static let rules =
    series.map { ".\($0.key) { --series: var(--\($0.value)); }\n" }.joined() + shapes

  /// The rules of a picture in a separate file, for viewers that know neither names of colors nor dark screens: each
  /// color is written out, and a shape in the color of a series has one rule per series.
  package static let standalone: String = {
    let rules = shapes.split(separator: "\n").flatMap { rule -> [String] in
      guard rule.contains("var(--series)") else { return [String(rule)] }
      return series.map { ".\($0.key)" + rule.replacing("var(--series)", with: "var(--\($0.value))") }
    }
    let colored = (rules + [".paper { fill: var(--paper); }"]).map { rule in
      palette.reduce(rule) { $0.replacing("var(--\($1.key))", with: $1.value) }
    }
    let fonts = "svg { font-family: system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", \"DejaVu Sans\", sans-serif; }"
    return ([fonts] + colored).joined(separator: "\n") + "\n"
  }()

  /// One rule per line.
  private static let shapes = """
    text { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3; stroke-linejoin: round; }
    .label { font-size: 13.5px; }
    .tick { font-size: 13px; fill: var(--soft); }
    .axis { font-size: 13px; fill: var(--soft); }
    .strong { font-weight: 700; }
    .inside { fill: var(--paper); font-weight: 600; stroke: none; }
    .grid { stroke: var(--grid); stroke-width: 1; }
    .line { stroke: var(--series); stroke-width: 2.2; fill: none; stroke-linejoin: round; }
    .bold { stroke: var(--series); stroke-width: 4.5; fill: none; }
    .thin { stroke: var(--series); stroke-width: 1.2; fill: none; }
    .faint { stroke: var(--series); stroke-width: 1; opacity: 0.28; fill: none; }
    .bar { fill: var(--series); }
    .dot { fill: var(--series); opacity: 0.45; }
    .dot-solid { fill: var(--series); stroke: var(--paper); stroke-width: 1; }
    .hollow { fill: var(--paper); stroke: var(--series); stroke-width: 2; }
    .band { fill: var(--dense); opacity: 0.12; }
    .dense-text { fill: var(--dense); }
    .letter { stroke: var(--letter); stroke-width: 1.6; stroke-dasharray: 6 4; }
    .letter-text { fill: var(--letter); }
    .chosen { fill: none; stroke: var(--ink); stroke-width: 1.6; }
    .tree-link { stroke: var(--tree); fill: none; }
    .pruned-link { stroke: var(--free); stroke-dasharray: 4 4; opacity: 0.6; fill: none; }
    .legend { stroke-width: 3; }
    .dashed { stroke-dasharray: 6 4; }
    .node { fill: var(--paper); stroke: var(--ink); stroke-width: 1.8; }
    .fusion-node { fill: var(--ink); }

    """
}
