/// The style sheet of the page.
enum PageStyle {
  static let sheet = PageColors.rules + text + parts + claims + FigureStyle.rules + PaperStyle.rules

  private static let text = """
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; scroll-padding-top: 12px; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto,
      "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
    header, main, footer { max-width: 980px; margin: 0 auto; padding: 0 24px; }
    header { padding-top: 36px; }
    footer { padding-bottom: 56px; color: var(--soft); font-size: 14px; }
    h1 { font-size: 30px; line-height: 1.2; margin: 0 0 12px; }
    h2 { font-size: 23px; line-height: 1.25; margin: 40px 0 10px; padding-top: 20px; border-top: 2px solid var(--rule); }
    h3 { font-size: 18px; line-height: 1.3; margin: 32px 0 8px; }
    h4 { font-size: 17px; line-height: 1.4; margin: 0 0 8px; }
    p { margin: 0 0 10px; max-width: 76ch; }
    a { color: var(--link); text-underline-offset: 2px; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
    main:focus { outline: none; }
    .lead { font-size: 18px; }
    .soft, figcaption { color: var(--soft); }
    .good { color: var(--exact); }
    .bad { color: var(--broken); }
    .id { font-weight: 700; }
    .id, .claim-link { white-space: nowrap; }
    code { font: 0.86em/1.45 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    pre { overflow-x: auto; padding: 10px 12px; background: var(--paper); border: 1px solid var(--rule);
      border-radius: 6px; }
    math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", math; font-size: 1.06em; }
    .formula { overflow-x: auto; overflow-y: hidden; padding: 2px 0 8px; }
    .skip { position: absolute; left: -9999px; top: 0; padding: 10px 16px; background: var(--ink); color: var(--paper);
      z-index: 1; }
    .skip:focus { left: 8px; top: 8px; }

    """

  private static let parts = """
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0; padding: 0; }
    nav a, summary { display: inline-block; padding: 6px 0; min-height: 24px; }
    .badge { display: inline-block; padding: 1px 9px; border: 1px solid currentcolor; border-radius: 11px;
      font-size: 13px; line-height: 19px; font-weight: 600; vertical-align: 1px; white-space: nowrap; }
    \(Badge.Tone.allCases.map { ".badge.\($0) { color: var(--\($0)); background: var(--\($0)-tint); }" }
      .joined(separator: "\n"))
    .legend { margin-bottom: 4px; }
    .letter, .gaps, .controls { list-style: none; margin: 0; padding: 0; }
    .letter > li, .controls > li, .gaps > li { padding: 10px 14px; margin-bottom: 10px; background: var(--card);
      border: 1px solid var(--rule); border-radius: 8px; }
    .letter h3 { margin: 0 0 6px; font-size: 16px; }
    .letter p { margin-bottom: 4px; }
    .place { color: var(--soft); display: block; }
    .name { display: block; }
    .finding { font-size: 14px; margin: 4px 0 0; color: var(--soft); font-weight: 400; }
    summary { cursor: pointer; font-weight: 600; color: var(--link); display: list-item; list-style-position: inside; }
    table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 8px 0 14px; }
    caption { text-align: left; font-weight: 600; padding: 4px 0; }
    th, td { text-align: left; vertical-align: top; padding: 7px 12px 7px 0; border-bottom: 1px solid var(--rule);
      overflow-wrap: break-word; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { color: var(--soft); font-weight: 600; }
    tbody th { font-weight: 400; }
    td { font-variant-numeric: tabular-nums; }
    dl { margin: 12px 0; font-size: 14px; }
    dl > div { display: grid; grid-template-columns: 110px 1fr; gap: 2px 16px; padding: 5px 0;
      border-top: 1px solid var(--rule); }
    dt { color: var(--soft); }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    #environment dl > div { grid-template-columns: 160px 1fr; }
    @media (max-width: 560px) {
      header, main, footer { padding-left: 14px; padding-right: 14px; }
      h1 { font-size: 26px; }
      dl > div, #environment dl > div { grid-template-columns: 1fr; }
    }

    """

  private static let claims = """
    form { display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: end; padding: 12px 14px; margin: 14px 0;
      background: var(--card); border: 1px solid var(--rule); border-radius: 8px; }
    [hidden] { display: none !important; }
    label { display: grid; gap: 3px; font-size: 14px; color: var(--soft); min-width: 0; max-width: 100%; }
    select, input, button { font: inherit; font-size: 16px; color: var(--ink); background: var(--paper); max-width: 100%;
      border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px; min-height: 40px; }
    select { width: 100%; }
    #filter-count { margin: 0; font-size: 14px; color: var(--soft); align-self: center; }
    .claim { padding: 16px 18px 10px; margin: 0 0 18px; background: var(--card); border: 1px solid var(--rule);
      border-left: 5px solid var(--neutral); border-radius: 8px; }
    .claim:target { outline: 3px solid var(--link); }
    \(["exact", "certified", "statistical", "broken"]
      .map { ".claim[data-status=\"\($0)\"] { border-left-color: var(--\($0)); }" }.joined(separator: "\n"))
    .claim h4 .id { text-decoration: none; }
    li.broken-row, tr.broken-row, p.broken-row { background: var(--broken-tint); }
    p.broken-row { padding: 6px 10px; border-radius: 6px; }
    .reasons { margin: 0 0 10px; padding-left: 22px; }
    .time { display: inline-block; }
    @media (min-width: 561px), print { #mutation thead th:first-child { width: 34%; } }
    @media (min-width: 561px), print { .test td, thead th { white-space: nowrap; } }
    @media (max-width: 340px) { th, td { padding-right: 6px; font-size: 13px; } }
    .outcome { margin: 4px 0; font-size: 14px; }
    @media (max-width: 560px) { .claim { padding: 12px 12px 8px; } }

    """
}
