extension Repository {
  /// Writes the tree that `base` becomes by the changes, and returns its id.
  ///
  /// Only the directories on the changed paths are read and written; one that ends up empty goes.
  /// The order of the changes does not matter.
  ///
  /// - Parameter base: nil stands for a tree that holds nothing.
  /// - Throws: `GitError.noSuchPath` for the removal of what is not there; `.conflictingChanges`
  ///   when two changes are about one path, or one puts a file where another needs a directory.
  package func writeTree(
    applying changes: [TreeChange], to base: ObjectID?
  ) throws(GitError) -> ObjectID {
    // Sorted component by component, so that a directory's edits are neighbours and its own comes
    // first.
    let edits = changes.map { Edit(change: $0, names: $0.path.components.map { Array($0.utf8) }) }
      .sorted { $0.names.lexicographicallyPrecedes($1.names) { $0.lexicographicallyPrecedes($1) } }
    for (edit, next) in zip(edits, edits.dropFirst()) where edit.names == next.names {
      throw .conflictingChanges(edit.change.path, next.change.path)
    }
    if let tree = try rewrite(base, edits[...], depth: 0) { return tree }
    return try write([], .tree)
  }

  /// A change and the names on its path.
  fileprivate struct Edit {
    let change: TreeChange
    let names: [[UInt8]]
  }

  /// Writes one directory with the edits whose paths lead through it; nil when nothing is left of
  /// it.
  ///
  /// - Parameter depth: how many names of the edits' paths lead here.
  private func rewrite(
    _ base: ObjectID?, _ edits: ArraySlice<Edit>, depth: Int
  ) throws(GitError) -> ObjectID? {
    let content: [UInt8] = if let base { try self.content(of: base, .tree) } else { [] }
    var slots: [Slot] = []
    var rest = edits
    while let name = rest.first?.names[depth] {
      let group = rest.prefix { $0.names[depth] == name }
      rest = rest.dropFirst(group.count)
      slots.append(Slot(name: name, edits: group))
    }

    // First pass: what the edited names hold now. Second: everything else, with their new entries
    // in between.
    var records = TreeRecords(content, of: base ?? .emptyTree)
    var kept: [TreeRecords.Record] = []
    while let record = try records.next() {
      if let index = slots.index(of: content[record.name]) {
        slots[index].old = (record.mode, records.id(record))
      } else {
        kept.append(record)
      }
    }
    var added: [TreeEntry] = []
    for slot in slots {
      if let entry = try entry(of: slot, depth: depth) { added.append(entry) }
    }
    added.sort { $0.precedes($1.rawName[...], isTree: $1.mode == .tree) }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count + added.count * 64)
    var pending = added[...]
    for record in kept {
      while let entry = pending.first,
        entry.precedes(content[record.name], isTree: record.mode == .tree)
      {
        entry.append(to: &bytes)
        pending.removeFirst()
      }
      bytes += content[record.range]
    }
    for entry in pending { entry.append(to: &bytes) }
    return bytes.isEmpty ? nil : try write(bytes, .tree)
  }

  /// What becomes of one edited name; nil when it goes.
  private func entry(of slot: Slot, depth: Int) throws(GitError) -> TreeEntry? {
    var directory = slot.old?.mode == .tree ? slot.old?.id : nil
    var below = slot.edits
    if let own = slot.edits.first, own.names.count == depth + 1 {
      below = below.dropFirst()
      switch own.change.action {
      case .put(let id, let mode):
        for edit in below where edit.change.action != .remove {
          throw .conflictingChanges(own.change.path, edit.change.path)
        }
        return TreeEntry(rawName: slot.name, mode: mode, id: id)
      case .remove:
        if slot.old == nil { throw .noSuchPath(own.change.path) }
        directory = nil
        below = below.filter { $0.change.action != .remove }[...]
      }
    }
    if below.isEmpty { return nil }
    return try rewrite(directory, below, depth: depth + 1)
      .map { TreeEntry(rawName: slot.name, mode: .tree, id: $0) }
  }

  /// One name of a directory and the edits at or below it.
  fileprivate struct Slot {
    let name: [UInt8]
    let edits: ArraySlice<Edit>
    var old: (mode: FileMode, id: ObjectID)?
  }
}

extension [Repository.Slot] {
  /// Finds a name by halving, since the slots are sorted by name.
  fileprivate func index(of name: ArraySlice<UInt8>) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].name.lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self[low].name.elementsEqual(name) ? low : nil
  }
}

extension TreeEntry {
  /// Whether this entry stands before another in a tree.
  fileprivate func precedes(_ name: ArraySlice<UInt8>, isTree: Bool) -> Bool {
    TreeOrder.compare(rawName[...], isTree: mode == .tree, name, isTree: isTree) < 0
  }

  /// Adds this entry as a tree object holds it.
  fileprivate func append(to content: inout [UInt8]) {
    content += String(mode.rawValue, radix: 8).utf8
    content.append(UInt8(ascii: " "))
    content += rawName
    content.append(0)
    content += id.bytes
  }
}
