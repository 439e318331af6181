/// Everything that happens in a generated registry after its first commit, in order of time.
struct Timetable {
  /// The steps, at least one for each commit.
  let events: [Event]
  /// Commits that hold them.
  let commits: Int

  /// Plans the lives of all models, and small changes for the commits that are left.
  init(_ profiles: [ModelProfile], teams: Int, _ size: RegistrySize) {
    commits = size.commits - 1
    var events: [Event] = []
    for team in 0..<teams {
      for index in 0..<3 {
        events.append(
          Event(
            time: 3600 + team * 300 + index * 90, model: 0,
            step: .dataset(team: Int32(team), index: Int8(index))))
      }
    }
    for profile in profiles { events += profile.events() }
    events += Self.edits(commits - events.count, of: events, seed: size.seed)
    self.events = events.sorted {
      // A model has its own order of steps within a moment too: `events()` never repeats a moment.
      ($0.time, $0.model) < ($1.time, $1.model)
    }
  }

  private static func edits(_ count: Int, of events: [Event], seed: UInt64) -> [Event] {
    guard count > 0 else { return [] }
    let registrations = events.filter { if case .register = $0.step { true } else { false } }
      .sorted { ($0.time, $0.model) < ($1.time, $1.model) }
    guard let first = registrations.first?.time else { return [] }
    var random = SeededRandom(seed: seed, 5)
    return (0..<count).map { _ in
      let time = first + 1 + random.below(WorkCalendar.end - first - 1)
      let known = registrations.partitioningIndex { $0.time >= time }
      return Event(
        time: time, model: registrations[random.below(known)].model,
        step: .edit(UInt32(truncatingIfNeeded: random.next())))
    }
  }

  /// The steps of the commit with this number, from 0.
  func steps(ofCommit index: Int) -> ArraySlice<Event> {
    let start = Self.share(events.count, index, commits)
    return events[start..<max(start, Self.share(events.count, index + 1, commits))]
  }

  private static func share(_ total: Int, _ part: Int, _ parts: Int) -> Int {
    total * part / parts
  }
}

extension [Event] {
  /// The first position from which on `isBeyond` holds, in events sorted so that it holds for a tail.
  fileprivate func partitioningIndex(_ isBeyond: (Event) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
