/// The style sheet of the report, for light and dark screens and for paper, in colors that color-blind readers can tell
/// apart (Okabe and Ito's palette).
package enum ReportStyle {
  package static let sheet = """
    :root { \(PictureStyle.palette.map { "--\($0.key): \($0.value);" }.joined(separator: " ")) }
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

    """ + PictureStyle.rules
}
