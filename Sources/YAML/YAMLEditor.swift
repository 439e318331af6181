package import Documents

/// Changes single values of a YAML text and leaves every other byte as it was, comments included.
///
/// Every edit is read back: the result holds exactly the value that was asked for, or an error is thrown.
package enum YAMLEditor {
  /// Sets the value at `path`, making missing mappings on the way; `-` appends to a sequence.
  ///
  /// A collection that replaces another is changed member by member, so that what stays the same keeps its
  /// spelling and its comments. New keys go where `order` (of the whole document) puts them.
  package static func set(
    _ source: [UInt8], _ path: JSONPointer, to value: JSONValue, order: KeyOrder = .asIs
  ) throws(YAMLEditError) -> [UInt8] {
    let document = try read(source)
    let tree = try parse(source)
    let steps = try EditPlan(path: path, order: order)
      .steps(settingTo: value, in: tree.root, document.root)
    let wanted = document.root.value.setting(value, at: path.tokens[...])
    return try edit(source, steps, path: path, expecting: wanted)
  }

  /// Removes the key or element at `path`, with the comments that belong to it.
  package static func remove(
    _ source: [UInt8], _ path: JSONPointer
  ) throws(YAMLEditError) -> [UInt8] {
    let document = try read(source)
    guard let last = path.tokens.last, document.root.value(at: path) != nil else {
      throw .noSuchValue(path)
    }
    let tree = try parse(source)
    try EditPlan(path: path, order: .asIs).refuseAliases(in: tree.root)
    let step = EditStep(.remove, at: Array(path.tokens.dropLast()), token: last)
    let wanted = document.root.value.removing(path.tokens[...])
    return try edit(source, [step], path: path, expecting: wanted)
  }

  private static func edit(
    _ source: [UInt8], _ steps: [EditStep], path: JSONPointer, expecting wanted: JSONValue
  ) throws(YAMLEditError) -> [UInt8] {
    var text = source
    var usesAliases = false
    for step in steps {
      let tree: SyntaxTree
      do throws(YAMLError) {
        tree = try SyntaxTree(text)
      } catch {
        throw usesAliases ? .shared(path) : .unsupportedLayout(path)
      }
      usesAliases = !tree.aliases.union(tree.keyAliases).isEmpty
      guard let splices = StructuralEdit(tree).splices(for: step) else {
        throw usesAliases ? .shared(path) : .unsupportedLayout(path)
      }
      text = Splice.apply(splices, to: text)
    }
    do throws(YAMLError) {
      if try YAMLReader.read(text).root.isEqual(to: wanted) { return text }
    } catch {
      throw usesAliases ? .shared(path) : .unsupportedLayout(path)
    }
    throw usesAliases ? .shared(path) : .unsupportedLayout(path)
  }

  private static func read(_ source: [UInt8]) throws(YAMLEditError) -> Document {
    do throws(YAMLError) { return try YAMLReader.read(source) } catch { throw .unreadable(error) }
  }

  private static func parse(_ source: [UInt8]) throws(YAMLEditError) -> SyntaxTree {
    do throws(YAMLError) { return try SyntaxTree(source) } catch { throw .unreadable(error) }
  }
}
