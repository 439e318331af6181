import Registry

/// What is settled about one generated model from the start, and the timetable of its life.
struct ModelProfile {
  /// Its number.
  let index: Int
  let name: ModelName
  let team: Company.Team
  let versions: [VersionNumber]
  /// Whether it predicts a number; else it tells classes apart.
  let isRegression: Bool
  /// Whether it ever reaches production.
  let isProductive: Bool
  /// Whether its last version is still a draft at the end.
  let endsWithDraft: Bool
  let size: RegistrySize

  /// The model with this number.
  init(_ index: Int, of company: Company, _ size: RegistrySize) throws(NameError) {
    var random = SeededRandom(seed: size.seed, 1, index)
    self.index = index
    self.size = size
    name = company.models[index]
    team = company.owner(ofModel: index)
    isRegression = random.below(3) == 0
    isProductive = random.below(6) != 0
    endsWithDraft = size.versions > 1 && random.below(4) == 0
    var versions: [VersionNumber] = []
    var (major, minor, patch) = (1, 0, 0)
    for _ in 0..<size.versions {
      versions.append(try VersionNumber("\(major).\(minor).\(patch)"))
      switch random.below(6) {
      case 0: (major, minor, patch) = (major + 1, 0, 0)
      case 1: patch += 1
      default: (minor, patch) = (minor + 1, 0)
      }
    }
    self.versions = versions
  }

  /// Whether the version is still a draft when history ends.
  func staysDraft(_ version: Int) -> Bool { endsWithDraft && version == versions.count - 1 }

  /// Its life, in order of time.
  func events() -> [Event] {
    var random = SeededRandom(seed: size.seed, 2, index)
    var events: [Event] = []
    func add(_ time: Int, _ step: Step) {
      // Two steps of one model never share a moment.
      let earliest = (events.last?.time ?? 0) + 1
      events.append(Event(time: max(time, earliest), model: Int32(index), step: step))
    }
    let start = Self.earliest + (index == 0 ? 0 : random.below(WorkCalendar.end * 6 / 10))
    add(start, .register)
    let slot = (WorkCalendar.end - start - Self.earliest) / versions.count
    for number in versions.indices {
      let version = Int16(number)
      let begin = start + number * slot
      func at(_ percent: Int) -> Int { begin + slot * percent / 100 + random.below(slot / 100) }
      add(at(5), .draft(version: version))
      if size.evaluations > 0 { add(at(10), .evaluate(version: version, index: 0)) }
      let isDraft = staysDraft(number)
      if !isDraft {
        add(at(14), .release(version: version))
        add(at(16), .stage(version: version))
        if isProductive, number == 0 || random.below(3) > 0 {
          add(at(18), .approve(version: version))
          if number == 0 { add(at(20), .activate) }
          add(at(22), .promote(version: version))
        }
      }
      if number > 1, random.below(5) > 0 { add(at(25), .retire(version: version - 2)) }
      for more in 1..<max(1, size.evaluations) {
        add(at(27 + 70 * more / size.evaluations), .evaluate(version: version, index: Int16(more)))
      }
    }
    return events
  }

  /// When the first model may be registered: by then the data sets are.
  private static let earliest = 40_000
}
