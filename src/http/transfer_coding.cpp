#include "http/transfer_coding.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "http/ascii.hpp"

namespace storyflow::http {

namespace {

std::vector<std::string_view> values_of(const Headers& headers, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [field, value] : headers.all()) {
        if (equal_ignoring_case(field, name)) values.emplace_back(value);
    }
    return values;
}

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return is_alphanumeric(c) || marks.find(c) != std::string_view::npos;
    });
}

std::vector<std::string_view> elements_of(std::string_view list) {
    std::vector<std::string_view> elements;
    for (;;) {
        const std::size_t comma = list.find(',');
        elements.push_back(trim_blanks(list.substr(0, comma)));
        if (comma == std::string_view::npos) return elements;
        list.remove_prefix(comma + 1);
    }
}

bool is_chunked(std::string_view coding) {
    return equal_ignoring_case(coding, "chunked");
}

/// Whether the coding is a valid name of an unknown coding. `identity` is not: it is no transfer coding any
/// more.
bool is_foreign(std::string_view coding) {
    return is_token(coding) && !is_chunked(coding) && !equal_ignoring_case(coding, "identity");
}

TransferCoding judge_list(std::string_view list) {
    auto codings = elements_of(list);
    if (codings.size() == 1 && is_chunked(codings.front())) return TransferCoding::chunked;
    if (codings.size() > 1 && is_chunked(codings.back())) codings.pop_back();
    return std::ranges::all_of(codings, is_foreign) ? TransferCoding::unknown : TransferCoding::ambiguous;
}

}  // namespace

TransferCoding transfer_coding_of(const Headers& headers, bool knows_chunks) {
    const auto codings = values_of(headers, "Transfer-Encoding");
    if (codings.empty()) return TransferCoding::none;
    if (codings.size() > 1 || !knows_chunks || headers.find("Content-Length")) {
        return TransferCoding::ambiguous;
    }
    return judge_list(codings.front());
}

}  // namespace storyflow::http
