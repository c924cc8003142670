#include "books/xml_escape.hpp"

namespace storyflow::books {

namespace {

std::string escaped(std::string_view text, bool with_quotes) {
    std::string result;
    result.reserve(text.size());
    for (const char character : text) {
        if (character == '&') {
            result += "&amp;";
        } else if (character == '<') {
            result += "&lt;";
        } else if (character == '>') {
            result += "&gt;";
        } else if (character == '"' && with_quotes) {
            result += "&quot;";
        } else {
            result.push_back(character);
        }
    }
    return result;
}

}  // namespace

std::string escaped_text(std::string_view text) {
    return escaped(text, false);
}

std::string escaped_attribute(std::string_view text) {
    return escaped(text, true);
}

}  // namespace storyflow::books
