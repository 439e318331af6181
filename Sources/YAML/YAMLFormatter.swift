import Documents

/// Rewrites YAML text in the canonical layout of `YAMLWriter`, comments and blank lines kept.
///
/// A comment belongs to the value on its line, or to the node below it; blank lines become single. The
/// document is the same before and after, and formatting twice is formatting once. Dates and times keep
/// their author's quotes or lack of them; everything else has one spelling. Text that its author folded
/// (`>`) stays folded; anchors that aliases use stay.
package enum YAMLFormatter {
  /// The canonical text; a text that cannot be laid out anew without changing what it holds (aliases that
  /// would come before their anchor) keeps its order of keys, or is returned as it is.
  ///
  /// - Throws: `YAMLError` when `source` cannot be read.
  package static func format(
    _ source: [UInt8], order: KeyOrder = .asIs
  ) throws(YAMLError) -> [UInt8] {
    let value = try YAMLReader.read(source).root.value
    let tree: SyntaxTree
    do throws(YAMLError) {
      tree = try SyntaxTree(source)
    } catch {
      // JSON that libyaml refuses: it has no comments that could be lost.
      return Array(YAMLWriter.text(value, order: order).utf8)
    }
    for order in [order, .asIs] {
      let text = layOut(tree, order: order)
      if holds(text, value) { return text }
    }
    return source
  }

  private static func layOut(_ tree: SyntaxTree, order: KeyOrder) -> [UInt8] {
    var builder = LayoutBuilder(tree)
    let (header, root) = builder.document(order: order)
    var printer = BlockPrinter()
    printer.lines(header, indent: 0)
    if let root { printer.document(root) }
    return Array(printer.output.utf8)
  }

  private static func holds(_ text: [UInt8], _ value: JSONValue) -> Bool {
    do throws(YAMLError) {
      return try YAMLReader.read(text).root.isEqual(to: value)
    } catch {
      return false
    }
  }
}
