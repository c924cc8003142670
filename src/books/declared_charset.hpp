#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// The name of the encoding that a document declares in `<?xml encoding="…"?>` or `<meta charset="…">`, in
/// small letters; empty if its first 4 KiB declare none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// A document of XML or HTML as UTF-8, by `decoded` and what it declares. Throws like `decoded`.
[[nodiscard]] std::string document_text(std::string_view bytes);

}  // namespace storyflow::books
