#include "store/sql/storable_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace storyflow::store::sql {

bool is_storable(std::string_view text) {
    return text.find('\0') == std::string_view::npos && base::is_valid_utf8(text);
}

std::string storable(std::string text) {
    if (is_storable(text)) return text;
    std::ranges::replace_if(
        text, [](char c) { return c == '\0' || static_cast<unsigned char>(c) > '~'; }, '?');
    return text;
}

}  // namespace storyflow::store::sql
