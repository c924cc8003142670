#include "store/postgres/parameters.hpp"

#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::store::postgres {

bool is_storable(std::string_view text) {
    return text.find('\0') == std::string_view::npos && base::is_valid_utf8(text);
}

std::vector<const char*> Parameters::pointers() const {
    std::vector<const char*> pointers;
    pointers.reserve(texts_.size());
    for (const auto& text : texts_)
        pointers.push_back(text ? text->c_str() : nullptr);
    return pointers;
}

void Parameters::add(std::string_view value) {
    // A null character would end the value without a word: it is handed over as a C string.
    if (!is_storable(value)) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "Text is stored only as valid UTF-8 without null characters.");
    }
    texts_.emplace_back(std::string(value));
}

void Parameters::add(double value) {
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    texts_.emplace_back(std::string(digits.data(), end));
}

std::string Parameters::element(const Parameters& one) {
    const auto& text = one.texts_.front();
    if (!text) return "NULL";
    std::string quoted = "\"";
    for (const char c : *text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace storyflow::store::postgres
