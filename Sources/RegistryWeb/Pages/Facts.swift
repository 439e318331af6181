/// Facts about one thing: a name and a value each, those without a value left out.
struct Facts {
  /// The facts in order.
  let items: [(name: String, value: HTML?)]

  /// The list.
  var html: HTML {
    Tag.dl(.class("facts")) {
      for item in items {
        if let value = item.value, value != Part.missing {
          Tag.div {
            Tag.dt { item.name }
            Tag.dd { value }
          }
        }
      }
    }
  }
}
