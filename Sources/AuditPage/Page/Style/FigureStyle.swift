/// The rules of the figures. A picture keeps the size in which it is drawn, and scrolls where it is too wide.
enum FigureStyle {
  static let rules = """
    figure { margin: 10px 0 14px; }
    figcaption { font-size: 14px; max-width: 76ch; margin-top: 6px; }
    svg { display: block; font-family: inherit; }
    svg text { fill: var(--ink); font-size: 13px; }
    .scroll { overflow-x: auto; max-width: 100%; }
    .use { fill: none; stroke: var(--line); stroke-width: 1.2; }
    .use.broken { stroke: var(--broken); stroke-width: 1.8; }
    .use.circular { stroke-dasharray: 5 4; }
    .node rect { fill: var(--tint); stroke: var(--tone); stroke-width: 1.4; }
    .node text { fill: var(--tone); font: 600 12px ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
    .node.broken rect { stroke-width: 2.4; }
    .node:hover rect, .node:focus-visible rect { stroke-width: 3; }
    .node:focus-visible { outline: none; }
    .node:focus-visible rect { stroke: var(--ink); stroke-width: 4; }
    \(Badge.Tone.allCases.map { ".node.\($0) { --tone: var(--\($0)); --tint: var(--\($0)-tint); }" }
      .joined(separator: "\n"))
    .link { fill: none; stroke: var(--line); stroke-width: 1.6; }
    .point { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; }
    .point.root { fill: var(--ink); }
    .graph text.inside { fill: var(--paper); font-weight: 600; }
    .graph .label { font-size: 12px; paint-order: stroke; stroke: var(--card); stroke-width: 4;
      stroke-linejoin: round; }
    .tables { display: flex; flex-wrap: wrap; gap: 4px 28px; }
    .numbers { width: auto; margin: 4px 0; }
    .numbers th, .numbers td { padding: 3px 12px 3px 0; text-align: right; overflow-wrap: normal; }
    .numbers tbody th { color: var(--soft); }

    """
}
