import Console

/// The medians less the information, for each law and size, with their limits.
struct DistanceChart {
  let report: CourtReport

  /// x/(0.1 + |x|): it keeps the order and the sign, and all numbers lie between −1 and 1.
  private static func bent(_ value: Double) -> Double {
    value.isFinite ? value / (0.1 + value.magnitude) : value < 0 ? -1 : 1
  }

  func picture() -> Picture {
    let rowHeight = 17.0
    let axes = Axes(
      height: 92 + rowHeight * Double(report.cells.count + report.plan.laws.count), left: 84, top: 30)
    let x = axes.xScale([-1, 1])
    var shapes: [Markup] = []
    for tick in [-1, -0.1, 0, 0.1, 1.0] {
      let place = x(Self.bent(tick))
      shapes += [
        Drawing.line(place, axes.top, place, axes.bottom, tick == 0 ? "dense line" : "grid"),
        Drawing.label(short(tick), place, axes.bottom + 18, .middle, "tick"),
      ]
    }
    shapes.append(axes.horizontalTitle("median less I(X;Y), in nats"))
    var height = axes.top + 14
    for law in report.plan.laws {
      shapes.append(Drawing.label(law, 4, height))
      height += rowHeight
      for cell in report.cells where cell.law == law {
        let style = cell.verdict == .notShown ? "free" : "tree"
        shapes.append(Drawing.label("n = \(cell.size)", axes.left - 8, height, .end, "tick"))
        if let median = cell.median {
          let truth = cell.information.value
          let ends = (median.lower ?? -.infinity, median.upper ?? .infinity)
          shapes += [
            Drawing.line(
              x(Self.bent(ends.0 - truth)), height - 4, x(Self.bent(ends.1 - truth)), height - 4, "\(style) line"),
            Drawing.dot(x(Self.bent(median.value - truth)), height - 4, radius: 3.5, "\(style) bar"),
          ]
        }
        height += rowHeight
      }
    }
    return axes.picture(name: "Distance of the median from the information", finding: finding, shapes)
  }

  private var finding: String {
    let distances = report.cells.compactMap { cell in
      cell.median.map { (cell: cell, distance: $0.value - cell.information.value) }
    }
    guard let most = distances.max(by: { $0.distance.magnitude < $1.distance.magnitude }) else {
      return "No run gave a number."
    }
    return "The median of the answers lies farthest from the middle of the certified information on "
      + "\(most.cell.law) at n = \(most.cell.size): \(short(most.distance)) nats."
  }
}
