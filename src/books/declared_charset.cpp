#include "books/declared_charset.hpp"

#include <cstddef>

#include "base/utf8.hpp"
#include "books/encoding.hpp"

namespace storyflow::books {

namespace {

/// The value of `key=`, with or without quotes; empty if there is none.
std::string value_of(std::string_view element, std::string_view key) {
    constexpr std::string_view space = " \t\r\n";
    std::size_t at = element.find(key);
    if (at == std::string_view::npos) return {};
    at = element.find_first_not_of(space, at + key.size());
    if (at == std::string_view::npos || element[at] != '=') return {};
    at = element.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == std::string_view::npos) return {};
    return std::string(element.substr(at, element.find_first_of("\"' \t\r\n;/?>", at) - at));
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
    constexpr std::size_t head_size = 4096;
    const std::string lower = base::case_folded(bytes.substr(0, head_size));
    const std::string_view head = base::without_byte_order_mark(lower);
    if (head.starts_with("<?xml")) {
        if (std::string charset = value_of(head.substr(0, head.find("?>")), "encoding"); !charset.empty())
            return charset;
    }
    for (std::size_t at = 0; (at = head.find("<meta", at)) != std::string_view::npos; ++at) {
        if (std::string charset = value_of(head.substr(at, head.find('>', at) - at), "charset");
            !charset.empty())
            return charset;
    }
    return {};
}

std::string document_text(std::string_view bytes) {
    return decoded(bytes, declared_charset(bytes)).utf8;
}

}  // namespace storyflow::books
