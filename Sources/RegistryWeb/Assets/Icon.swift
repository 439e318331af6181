/// The picture in the browser's tab: three entries of a ledger, the last one under seal.
enum Icon {
  /// The picture as SVG.
  static let text = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect x="4" y="3" width="24" height="26" rx="4" fill="#0b5d6b"/>
    <path d="M9 10h14M9 16h14M9 22h6" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>
    <circle cx="21" cy="22" r="3" fill="#f2c14e"/>
    </svg>

    """
}
