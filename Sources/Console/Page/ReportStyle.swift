/// The style sheet of the report, for light and dark screens, for phones and for paper, in colors that color-blind
/// readers can tell apart (Okabe and Ito's palette).
package enum ReportStyle {
  package static let sheet = screen + PictureStyle.rules + phone + paper

  private static let screen = """
    :root { \(PictureStyle.palette.map { "--\($0.key): \($0.value);" }.joined(separator: " ")) }
    @media screen and (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #e6e9ec; --soft: #a0a9b2;
      --rule: #3a4148; --grid: #282d32; --dense: #56b4e9; --tree: #f08a45; --gated: #2fc39a; --free: #7d8791;
      --letter: #e08cc0; --good: #4fd0aa; --bad: #f08a45; --tint: #1c2125; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto,
      "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
    main { max-width: 940px; margin: 0 auto; padding: 40px 24px 64px; }
    h1 { font-size: 30px; line-height: 1.2; margin: 0 0 12px; }
    h2 { font-size: 21px; margin: 48px 0 8px; padding-top: 20px; border-top: 1px solid var(--rule); }
    h3 { font-size: 16px; margin: 28px 0 4px; }
    p { margin: 0 0 12px; max-width: 72ch; }
    .verdict { font-size: 18px; font-weight: 600; border-left: 4px solid var(--dense); padding-left: 14px; }
    .lead { font-size: 18px; }
    a { color: var(--dense); }
    .soft, figcaption { color: var(--soft); font-size: 14px; }
    figcaption { max-width: 72ch; margin-top: 4px; }
    .finding { color: var(--ink); font-weight: 600; }
    figure { margin: 16px 0 8px; }
    svg { display: block; width: 100%; max-width: 520px; height: auto; font-family: inherit; }
    table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 12px 0; }
    th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--rule); }
    th { font-weight: 600; color: var(--soft); }
    td.figure { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .id { font-weight: 600; white-space: nowrap; }
    .name { overflow-wrap: anywhere; }
    .confirmed { color: var(--good); font-weight: 600; }
    .refused { color: var(--bad); font-weight: 600; }
    code { font: 13px/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; background: var(--tint);
      padding: 1px 5px; border-radius: 4px; overflow-wrap: anywhere; }
    pre { background: var(--tint); padding: 12px 14px; border-radius: 6px; overflow-x: auto; }
    pre code { background: none; padding: 0; }
    details { display: inline; }
    summary { cursor: pointer; text-decoration: underline; }
    dl { font-size: 14px; }
    dl > div { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 2px 20px; padding: 2px 0; }
    dt { color: var(--soft); }
    dd { margin: 0; overflow-wrap: anywhere; }
    li { margin-bottom: 8px; max-width: 72ch; }

    """

  /// A row is a card there, whose cells stand beside the titles of their columns.
  private static let phone = """
    @media screen and (max-width: 640px) {
      main { padding: 24px 16px 48px; }
      h1 { font-size: 25px; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, tbody, tr, td { display: block; }
      tr { border: 1px solid var(--rule); border-radius: 8px; padding: 6px 12px; margin-bottom: 12px; }
      td { display: flow-root; border: 0; padding: 4px 0 4px 9em; overflow-wrap: anywhere; }
      td:empty { display: none; }
      td::before { content: attr(data-label); float: left; width: 8.5em; margin-left: -9em; color: var(--soft);
        font-weight: 400; overflow-wrap: anywhere; white-space: normal; }
      td.figure, .id { white-space: normal; }
      dl > div { grid-template-columns: minmax(0, 1fr); padding: 4px 0; }
      pre { white-space: pre-wrap; }
    }

    """

  /// Nothing is cut at the foot of a page, and no heading stands alone there.
  private static let paper = """
    @page { size: A4; margin: 15mm 14mm; }
    @media print {
      :root { --paper: #ffffff; --ink: #000000; }
      body { font-size: 10pt; line-height: 1.45; }
      main { max-width: none; padding: 0; }
      .verdict, .lead { font-size: 11.5pt; }
      table, dl, .soft, figcaption { font-size: 8.5pt; }
      th, td { padding: 3pt 8pt 3pt 0; }
      thead { display: table-header-group; }
      td.figure { white-space: normal; }
      h1, h2, h3, summary { break-after: avoid; }
      tr, figure, figcaption, li, dl > div, .verdict { break-inside: avoid; }
      thead, thead tr { break-after: avoid; }
      p { orphans: 3; widows: 3; }
      pre { white-space: pre-wrap; break-inside: avoid; }
      svg { max-width: 105mm; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      summary { list-style: none; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
