#include "store/postgres/parameters.hpp"

#include <array>
#include <charconv>
#include <variant>

#include "base/error.hpp"
#include "store/sql/storable_text.hpp"

namespace storyflow::store::postgres {

namespace {

struct Writer {
    using Text = std::optional<std::string>;

    Text operator()(std::monostate) const { return std::nullopt; }
    Text operator()(std::int64_t value) const { return std::to_string(value); }
    Text operator()(bool value) const { return value ? "true" : "false"; }
    Text operator()(double value) const {
        std::array<char, 64> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return std::string(digits.data(), end);
    }
    Text operator()(std::string_view value) const {
        // libpq takes the value as a C string, so a null character would silently truncate it.
        if (!sql::is_storable(value)) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "Text is stored only as valid UTF-8 without null characters.");
        }
        return std::string(value);
    }
};

}  // namespace

Parameters::Parameters(sql::ParameterSpan values) {
    texts_.reserve(values.size());
    for (const sql::Parameter& value : values)
        texts_.push_back(std::visit(Writer{}, value));
}

std::vector<const char*> Parameters::pointers() const {
    std::vector<const char*> pointers;
    pointers.reserve(texts_.size());
    for (const auto& text : texts_)
        pointers.push_back(text ? text->c_str() : nullptr);
    return pointers;
}

std::string array_of(const std::vector<std::string>& elements) {
    std::string array = "{";
    for (const std::string& element : elements) {
        if (array.size() > 1) array += ',';
        array += '"';
        for (const char c : element) {
            if (c == '"' || c == '\\') array += '\\';
            array += c;
        }
        array += '"';
    }
    return array + '}';
}

std::optional<std::string> array_of(const std::optional<std::vector<std::string>>& elements) {
    return elements ? std::optional(array_of(*elements)) : std::nullopt;
}

}  // namespace storyflow::store::postgres
