/// The cells of a table in order, each by its coordinates.
struct TableCells {
  /// The position of the count choice of the axis of each coordinate.
  let axes: [Int]
  /// The coordinates of each cell.
  let cells: [[Int]]
  /// For each coordinate the choice that repeats its axis, if it is the last of a repeated axis.
  let lastRepeat: [Int?]

  init(_ table: TableLayout, _ choices: [Choice]) {
    var axes: [Int] = []
    var lastRepeat: [Int?] = []
    for axis in table.axes {
      let times = axis.repeats.map { choices[$0].number } ?? 1
      for turn in 0..<times {
        axes.append(axis.length)
        lastRepeat.append(turn == times - 1 ? axis.repeats : nil)
      }
    }
    var cells: [[Int]] = [[]]
    for axis in axes {
      let length = choices[axis].number
      cells = cells.flatMap { cell in (0..<length).map { cell + [$0] } }
    }
    if table.isTriangular { cells = cells.filter { $0[0] >= $0[1] } }
    self.axes = axes
    self.cells = cells
    self.lastRepeat = lastRepeat
  }
}

extension Choice {
  /// The number that a count choice stands for.
  var number: Int { Int(truncatingIfNeeded: magnitude) + countOffset }
}

extension Recording {
  /// The tables whose cells are all there; the passes do not change the others.
  var wholeTables: [TableLayout] { tables.filter { misuse(of: $0) == nil } }

  /// The positions of the count choices that give the lengths and the repetitions of the tables' axes, in order.
  var axes: (lengths: [Int], repeats: [Int]) {
    let all = wholeTables.flatMap(\.axes)
    return (Set(all.map(\.length)).sorted(), Set(all.compactMap(\.repeats)).sorted())
  }

  /// The choices without the cells whose index on an axis is `item`; the axis becomes shorter by one.
  func deleting(_ item: Int, of axis: Int) -> [Choice]? {
    guard choices[axis].magnitude > 0 else { return nil }
    var gone: Set<Int> = []
    for table in wholeTables {
      let layout = TableCells(table, choices)
      for (place, cell) in layout.cells.enumerated() {
        if zip(cell, layout.axes).contains(where: { $0 == item && $1 == axis }) { gone.insert(table.start + place) }
      }
    }
    var shorter = choices
    shorter[axis].magnitude -= 1
    return shorter.indices.filter { !gone.contains($0) }.map { shorter[$0] }
  }

  /// The choices with one repetition fewer: only the cells with index `item` in the last repetition are kept.
  func dropping(repeat position: Int, at item: Int) -> [Choice]? {
    guard choices[position].magnitude > 0 else { return nil }
    var gone: Set<Int> = []
    for table in wholeTables {
      let layout = TableCells(table, choices)
      guard let coordinate = layout.lastRepeat.firstIndex(of: position) else { continue }
      for (place, cell) in layout.cells.enumerated() where cell[coordinate] != item { gone.insert(table.start + place) }
    }
    var shorter = choices
    shorter[position].magnitude -= 1
    return shorter.indices.filter { !gone.contains($0) }.map { shorter[$0] }
  }

  /// The choices with the items of an axis in another order: `order[new]` is the old item.
  func permuting(_ order: [Int], of axis: Int) -> [Choice]? {
    var changed = choices
    for table in wholeTables {
      let layout = TableCells(table, choices)
      guard layout.axes.contains(axis) else { continue }
      let places = Dictionary(uniqueKeysWithValues: layout.cells.enumerated().map { ($1, $0) })
      for (place, cell) in layout.cells.enumerated() {
        let old = zip(cell, layout.axes).map { $1 == axis ? order[$0] : $0 }
        // A triangular factor is not permuted: the result would not be triangular.
        guard let from = places[old] else { return nil }
        changed[table.start + place] = choices[table.start + from]
      }
    }
    return changed
  }
}
