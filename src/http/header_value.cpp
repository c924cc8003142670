#include "http/header_value.hpp"

#include <algorithm>

#include "http/ascii.hpp"

namespace storyflow::http {

namespace {

/// Reads the quoted string at the start of `text`, and removes it from `text`. Only `\"` and `\\` are
/// escapes: browsers send other backslashes of a file name as they are.
std::optional<std::string> take_quoted(std::string_view& text) {
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        const bool escape =
            text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        value += text[escape ? ++i : i];
    }
    return std::nullopt;
}

std::string_view take_until(std::string_view& text, char end) {
    const std::string_view taken = text.substr(0, text.find(end));
    text.remove_prefix(taken.size());
    return trim_blanks(taken);
}

}  // namespace

std::optional<std::string> HeaderValue::parameter(std::string_view name) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& parameter) { return parameter.first == name; });
    return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

HeaderValue parse_header_value(std::string_view text) {
    HeaderValue header;
    header.value = to_lower(take_until(text, ';'));
    while (!text.empty()) {
        text = trim_blanks(text.substr(1));
        std::string_view behind = text;
        const std::string_view name = take_until(behind, '=');
        if (behind.empty() || name.find(';') != std::string_view::npos) {
            take_until(text, ';');  // a parameter without a value
            continue;
        }
        text = trim_blanks(behind.substr(1));
        const bool quoted = !text.empty() && text.front() == '"';
        auto value = quoted ? take_quoted(text) : std::string(take_until(text, ';'));
        if (!value) break;
        header.parameters.emplace_back(to_lower(name), std::move(*value));
        take_until(text, ';');
    }
    return header;
}

}  // namespace storyflow::http
