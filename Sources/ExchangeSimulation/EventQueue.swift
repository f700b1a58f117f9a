/// The ends of services that are to come, the earliest first: a 4-ary heap.
struct EventQueue {
  private struct Event {
    let time: Double
    let server: Int32
  }

  private var heap: [Event] = []

  /// The time of the earliest event; infinite if there is none.
  var earliest: Double { heap.isEmpty ? .infinity : heap[0].time }

  /// Adds the end of a service.
  ///
  /// - Complexity: O(log events).
  mutating func add(_ server: Int, at time: Double) {
    var position = heap.count
    let event = Event(time: time, server: Int32(server))
    heap.append(event)
    while position > 0 {
      let above = (position - 1) >> 2
      guard time < heap[above].time else { break }
      heap[position] = heap[above]
      position = above
    }
    heap[position] = event
  }

  /// Removes an earliest event and returns its server.
  ///
  /// - Complexity: O(log events).
  mutating func popEarliest() -> Int {
    let least = Int(heap[0].server)
    let moved = heap.removeLast()
    let count = heap.count
    guard count > 0 else { return least }
    var position = 0
    while true {
      let first = 4 * position + 1
      guard first < count else { break }
      var best = first
      var child = first + 1
      while child < min(first + 4, count) {
        if heap[child].time < heap[best].time { best = child }
        child += 1
      }
      guard heap[best].time < moved.time else { break }
      heap[position] = heap[best]
      position = best
    }
    heap[position] = moved
    return least
  }
}
