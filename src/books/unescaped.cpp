#include "books/unescaped.hpp"

#include <algorithm>

#include "text/character_references.hpp"
#include "text/characters.hpp"

namespace storyflow::books {

void append_unescaped(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) return;
        const auto reference = text::character_reference_at(text);
        if (reference) {
            text::append_utf8(out, reference->code_point);
        } else {
            out += '&';
        }
        text.remove_prefix(reference ? reference->size : 1);
    }
}

}  // namespace storyflow::books
