/// The rule for names with labels that are written from right to left (RFC 5893, section 2).
enum BidiRule {
  /// Whether all labels of a name obey it; it says nothing about names without such labels.
  static func accepts(_ labels: [[Unicode.Scalar]]) -> Bool {
    let classes = labels.map { $0.map(Direction.init) }
    let isBidirectional = classes.contains { label in
      label.contains { $0 == .right || $0 == .arabicNumber }
    }
    return !isBidirectional || classes.allSatisfy(accepts)
  }

  /// The six conditions for one label.
  private static func accepts(_ label: [Direction]) -> Bool {
    let last = label.last { $0 != .mark }
    switch label.first {
    case .right:
      return !label.contains(.left) && [.right, .europeanNumber, .arabicNumber].contains(last)
        && !(label.contains(.europeanNumber) && label.contains(.arabicNumber))
    case .left:
      return !label.contains(.right) && !label.contains(.arabicNumber)
        && [.left, .europeanNumber].contains(last)
    default: return false
    }
  }

  /// Bidi_Class, as far as code points of labels and the conditions tell its values apart.
  private enum Direction {
    case left, right, europeanNumber, arabicNumber, mark, neutral

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x30...0x39, 0x6F0...0x6F9: self = .europeanNumber
      case 0x660...0x669, 0x10D30...0x10D39: self = .arabicNumber
      case 0x2D, 0xB7, 0x2B9...0x2BA, 0x2C6...0x2CF, 0x2EC, 0x375, 0x200C...0x200D, 0x2E2F,
        0x30FB, 0xA67F, 0xA717...0xA71F, 0xA788:
        self = .neutral
      // Marks of scripts from left to right that have that direction themselves.
      case 0xCBF, 0xCC6, 0x11A07...0x11A08, 0x11C3F: self = .left
      case _ where scalar.properties.generalCategory == .nonspacingMark: self = .mark
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF,
        0x1E800...0x1EFFF:
        self = .right
      default: self = .left
      }
    }
  }
}
