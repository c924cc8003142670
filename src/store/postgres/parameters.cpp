#include "store/postgres/parameters.hpp"

#include <array>
#include <charconv>

#include "base/error.hpp"

namespace storyflow::store::postgres {

std::vector<const char*> Parameters::pointers() const {
    std::vector<const char*> pointers;
    pointers.reserve(texts_.size());
    for (const auto& text : texts_)
        pointers.push_back(text ? text->c_str() : nullptr);
    return pointers;
}

void Parameters::add(std::string_view value) {
    // It would end there without a word: the value is handed over as a C string.
    if (value.find('\0') != std::string_view::npos) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "Text cannot be stored with null characters in it.");
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
