/// The rules for paper: everything is unfolded, nothing is cut, and no heading stands alone at the foot of a page.
enum PaperStyle {
  static let rules = """
    @page { size: A4; margin: 15mm 14mm; }
    @media print {
      body { font-size: 10.5pt; }
      header, main, footer { max-width: none; padding: 0; }
      nav, form, .skip { display: none !important; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      summary { list-style: none; color: var(--ink); }
      h1, h2, h3, h4, summary, caption, dt { break-after: avoid; }
      h2, h3, h4, tr, figure, figcaption, li.row, .controls li, .gaps li, dl div, .formula { break-inside: avoid; }
      .claim { background: none; border-width: 0 0 0 4px; border-radius: 0; padding: 0 0 0 12px;
        box-decoration-break: clone; -webkit-box-decoration-break: clone; }
      .claim h4 + p { break-before: avoid; }
      p { orphans: 3; widows: 3; }
      thead { display: table-header-group; }
      .scroll, .formula, pre { overflow: visible; }
      pre { white-space: pre-wrap; }
      svg { max-width: 100%; height: auto; }
      a { color: inherit; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
