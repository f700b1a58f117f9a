/// The rules for paper: everything is unfolded, nothing is cut, and no heading stands alone at the foot of a page.
enum PaperStyle {
  static let rules = """
    @page { size: A4; margin: 15mm 14mm; }
    @media print {
      body { font-size: 9.5pt; line-height: 1.45; }
      h1 { font-size: 18pt; }
      h2 { font-size: 14pt; margin-top: 22pt; }
      h3 { font-size: 11.5pt; margin-top: 16pt; }
      h4, .letter h3 { font-size: 10.5pt; }
      .lead { font-size: 11pt; }
      table, dl, figcaption, .finding, .outcome { font-size: 8.5pt; }
      th, td { padding-top: 3pt; padding-bottom: 3pt; }
      dl > div { padding: 2pt 0; }
      .badge { font-size: 8pt; }
      header, main, footer { max-width: none; padding: 0; }
      nav, form, .skip { display: none !important; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      summary { list-style: none; color: var(--ink); }
      h1, h2, h3, h4, summary, caption, .note, .legend { break-after: avoid; }
      h2, h3, h4, tr, figure, figcaption, li.row, .controls li:not(:has(figure ~ figure)), .gaps li, dl div, .formula { break-inside: avoid; }
      .claim { background: none; border-width: 0 0 0 4px; border-radius: 0; padding: 0 0 0 12px;
        box-decoration-break: clone; -webkit-box-decoration-break: clone; }
      .claim h4 + p { break-before: avoid; }
      thead, thead tr { break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      p { orphans: 3; widows: 3; }
      thead { display: table-header-group; }
      /* A sign takes at most 0.75 em of the 172 mm beside a claim's margin. */
      .formula math { font-size: min(1.06em, calc(229mm / max(1, var(--signs)))); }
      .numbers th, .numbers td { overflow-wrap: anywhere; }
      .scroll, .formula, pre { overflow: visible; }
      pre { white-space: pre-wrap; }
      svg { max-width: 100%; height: auto; }
      a { color: inherit; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
