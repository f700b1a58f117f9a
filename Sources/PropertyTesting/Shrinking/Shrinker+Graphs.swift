extension Shrinker {
  mutating func shrinkGraphs() throws(Pending) {}
  mutating func shrinkTables() throws(Pending) {}
  mutating func relabelGraphs() throws(Pending) {}
}
