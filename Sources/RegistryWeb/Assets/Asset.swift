extension Route.Asset {
  /// What it is.
  var mediaType: Answer.MediaType {
    switch self {
    case .stylesheet: .css
    case .icon: .svg
    }
  }

  /// Its content.
  var text: String {
    switch self {
    case .stylesheet: Stylesheet.text
    case .icon: Icon.text
    }
  }
}
