#include "exports/xml_text.hpp"

#include "base/utf8.hpp"

namespace storyflow::exports {

namespace {

void append_ascii(std::string& xml, char c) {
    if (c == '&') {
        xml += "&amp;";
    } else if (c == '<') {
        xml += "&lt;";
    } else if (c == '>') {
        xml += "&gt;";
    } else if (c == '"') {
        xml += "&quot;";
    } else if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') {
        xml += c;
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string xml;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = base::first_code_points(text.substr(at), 1);
        at += character.size();
        const bool is_forbidden = character == "\uFFFE" || character == "\uFFFF";
        if (character.size() == 1 && static_cast<unsigned char>(character.front()) < 0x80) {
            append_ascii(xml, character.front());
        } else if (!is_forbidden) {
            xml += base::is_valid_utf8(character) ? character : "\uFFFD";
        }
    }
    return xml;
}

}  // namespace storyflow::exports
