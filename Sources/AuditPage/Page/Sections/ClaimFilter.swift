import AuditRun
import Claims
import Console

/// The filter of the claims by area, status and text. It shows only where the page's script runs.
struct ClaimFilter {
  private let claims: [ClaimReport]

  init(_ claims: [ClaimReport]) { self.claims = claims }

  var markup: Markup {
    let areas = ClaimArea.all(in: claims)
    let statuses = ClaimStrength.allCases.reversed().map(\.rawValue)
    return .element(
      "form", ["id": "filter", "hidden": "", "role": "search", "aria-label": "Filter the claims"],
      [
        choice("area", "Area", [("", "all")] + areas.map { ($0.id, "\($0.id) \($0.name)") }),
        choice("status", "Status", [("", "all")] + statuses.map { ($0, $0) }),
        .element(
          "label", [:],
          [
            .text("Text"),
            .element("input", ["type": "search", "name": "text", "autocomplete": "off"]),
          ]),
        .element("button", ["type": "reset"], text: "Show all"),
        .element("p", ["id": "filter-count", "role": "status", "aria-live": "polite"]),
      ])
  }

  private func choice(_ name: String, _ title: String, _ options: [(value: String, text: String)]) -> Markup {
    .element(
      "label", [:],
      [
        .text(title),
        .element(
          "select", ["name": name], options.map { .element("option", ["value": $0.value], text: $0.text) }),
      ])
  }

  /// The script of the page. It hides the claims that do not fit, shows one that a link leads to, and opens all parts for
  /// printing, for browsers whose style sheet cannot.
  static let script = """
    (function () {
      var form = document.getElementById("filter");
      var count = document.getElementById("filter-count");
      var claims = Array.from(document.querySelectorAll("article.claim"));
      var texts = claims.map(function (claim) { return claim.textContent.toLowerCase(); });
      function apply() {
        var area = form.elements.area.value;
        var status = form.elements.status.value;
        var words = form.elements.text.value.toLowerCase().split(" ");
        var shown = 0;
        claims.forEach(function (claim, index) {
          var conditions = words.map(function (word) { return texts[index].includes(word); });
          conditions.push(area === "" || claim.dataset.area === area);
          conditions.push(status === "" || claim.dataset.status === status);
          claim.hidden = !conditions.every(Boolean);
          if (!claim.hidden) { shown += 1; }
        });
        document.querySelectorAll("section.area").forEach(function (section) {
          section.hidden = section.querySelector("article.claim:not([hidden])") === null;
        });
        count.textContent = shown + " of " + claims.length + " claims shown";
      }
      function reveal() {
        var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (target === null) { return; }
        var claim = target.closest("article.claim");
        if (claim !== null) { if (claim.hidden) { form.reset(); apply(); } }
        for (var part = target; part !== null; part = part.parentElement) {
          if (part.tagName.toLowerCase() === "details") { part.open = true; }
        }
        target.scrollIntoView();
      }
      form.addEventListener("input", apply);
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      form.addEventListener("reset", function () { setTimeout(apply, 0); });
      window.addEventListener("hashchange", reveal);
      var folded = [];
      window.addEventListener("beforeprint", function () {
        folded = Array.from(document.querySelectorAll("details:not([open])"));
        folded.forEach(function (part) { part.open = true; });
      });
      window.addEventListener("afterprint", function () {
        folded.forEach(function (part) { part.open = false; });
      });
      form.hidden = false;
      apply();
      if (location.hash !== "") { reveal(); }
    })();

    """
}
