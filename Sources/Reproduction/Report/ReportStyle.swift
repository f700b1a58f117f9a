/// The report's style sheet, for light and dark screens and for paper; colours that colour-blind readers can tell
/// apart (Okabe and Ito's palette).
enum ReportStyle {
  static let sheet = """
    :root { --paper: #ffffff; --ink: #1b1f24; --soft: #5b6570; --rule: #d5dae0; --grid: #e8ebee; --dense: #0072b2;
      --tree: #d55e00; --gated: #00805f; --free: #8a949e; --letter: #a4347f; --good: #00694e; --bad: #a33600;
      --tint: #f4f6f8; }
    @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #e6e9ec; --soft: #a0a9b2; --rule: #3a4148;
      --grid: #282d32; --dense: #56b4e9; --tree: #f08a45; --gated: #2fc39a; --free: #7d8791; --letter: #e08cc0;
      --good: #4fd0aa; --bad: #f08a45; --tint: #1c2125; } }
    @media print { :root { --paper: #ffffff; --ink: #000000; } figure, table { break-inside: avoid; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto,
      "Noto Sans", "DejaVu Sans", sans-serif; }
    main { max-width: 940px; margin: 0 auto; padding: 40px 24px 64px; }
    h1 { font-size: 30px; line-height: 1.2; margin: 0 0 12px; }
    h2 { font-size: 21px; margin: 48px 0 8px; padding-top: 20px; border-top: 1px solid var(--rule); }
    h3 { font-size: 16px; margin: 28px 0 4px; }
    p { margin: 0 0 12px; max-width: 72ch; }
    .lead { font-size: 18px; }
    .soft, figcaption { color: var(--soft); font-size: 14px; }
    figcaption { max-width: 72ch; margin-top: 4px; }
    figure { margin: 16px 0 8px; }
    svg { display: block; width: 100%; max-width: 780px; height: auto; font-family: inherit; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 12px 0; }
    th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--rule); }
    th { font-weight: 600; color: var(--soft); white-space: nowrap; }
    td.figure { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .id { font-weight: 600; white-space: nowrap; }
    .confirmed { color: var(--good); font-weight: 600; }
    .refused { color: var(--bad); font-weight: 600; }
    code { font: 13px/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; background: var(--tint);
      padding: 1px 5px; border-radius: 4px; overflow-wrap: anywhere; }
    pre { background: var(--tint); padding: 12px 14px; border-radius: 6px; overflow-x: auto; }
    pre code { background: none; padding: 0; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; font-size: 14px; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    li { margin-bottom: 8px; max-width: 72ch; }
    text { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3; stroke-linejoin: round; } .label { font-size: 13px; } .tick { font-size: 12px; fill: var(--soft); }
    .axis { font-size: 12.5px; fill: var(--soft); } .strong { font-weight: 700; }
    .inside { fill: var(--paper); font-weight: 600; stroke: none; }
    .grid { stroke: var(--grid); stroke-width: 1; }
    .dense { --series: var(--dense); } .tree { --series: var(--tree); } .gated { --series: var(--gated); }
    .free { --series: var(--free); }
    .line { stroke: var(--series); stroke-width: 2.2; fill: none; stroke-linejoin: round; }
    .thin { stroke: var(--series); stroke-width: 1.2; fill: none; }
    .faint { stroke: var(--series); stroke-width: 1; opacity: 0.28; fill: none; }
    .bar { fill: var(--series); }
    .dot { fill: var(--series); opacity: 0.45; }
    .dot-solid { fill: var(--series); stroke: var(--paper); stroke-width: 1; }
    .hollow { fill: var(--paper); stroke: var(--series); stroke-width: 2; }
    .band { fill: var(--dense); opacity: 0.12; } .dense-text { fill: var(--dense); }
    .letter { stroke: var(--letter); stroke-width: 1.6; stroke-dasharray: 6 4; } .letter-text { fill: var(--letter); }
    .chosen { fill: none; stroke: var(--ink); stroke-width: 1.6; }
    .tree-link { stroke: var(--tree); } .pruned-link { stroke: var(--free); opacity: 0.45; }
    .legend { stroke-width: 3; }
    .bound { --series: var(--letter); } .dashed { stroke-dasharray: 6 4; }
    .node { fill: var(--paper); stroke: var(--ink); stroke-width: 1.8; } .fusion-node { fill: var(--ink); }

    """

  /// What a picture in a file of its own needs besides.
  static let pictureSheet = """
    svg { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
    .paper { fill: var(--paper); }

    """
}
