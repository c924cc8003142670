#include "http/accept_encoding.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "http/ascii.hpp"
#include "http/header_value.hpp"

namespace storyflow::http {

namespace {

constexpr int full_weight = 1000;
constexpr std::size_t most_decimals = 3;

/// The weight in thousandths: 1000 without the parameter `q`, and 0 for `q=0`, `q=0.` and `q=0.000`.
int weight_of(const HeaderValue& coding) {
    const auto text = coding.parameter("q");
    if (!text || !text->starts_with('0')) return full_weight;
    int weight = 0;
    for (std::size_t decimal = 2; decimal < 2 + most_decimals; ++decimal) {
        const bool is_given = decimal < text->size() && is_digit((*text)[decimal]);
        weight = weight * 10 + (is_given ? (*text)[decimal] - '0' : 0);
    }
    return weight;
}

bool is_name_of(ContentCoding coding, std::string_view name) {
    return name == to_string(coding) || (coding == ContentCoding::gzip && name == "x-gzip");
}

/// Without a weight of its own a coding has that of `*`; identity has none then, so that any coding that the
/// client accepts is better.
int weight_in(std::string_view codings, ContentCoding coding) {
    int by_any = 0;
    while (!codings.empty()) {
        const auto one = codings.substr(0, codings.find(','));
        codings.remove_prefix(std::min(one.size() + 1, codings.size()));
        const auto accepted = parse_header_value(trim_blanks(one));
        if (is_name_of(coding, accepted.value)) return weight_of(accepted);
        if (accepted.value == "*" && coding != ContentCoding::identity) by_any = weight_of(accepted);
    }
    return by_any;
}

}  // namespace

std::string_view to_string(ContentCoding coding) {
    switch (coding) {
        case ContentCoding::identity:
            return "identity";
        case ContentCoding::gzip:
            return "gzip";
        case ContentCoding::brotli:
            return "br";
    }
    return "identity";
}

ContentCoding choose_coding(const Request& request, std::span<const ContentCoding> offered) {
    const auto codings = request.headers.find("Accept-Encoding").value_or("");
    auto best = ContentCoding::identity;
    int best_weight = 0;
    for (const auto coding : offered) {
        const int weight = weight_in(codings, coding);
        if (weight <= best_weight) continue;
        best = coding;
        best_weight = weight;
    }
    const bool is_plain_better = weight_in(codings, ContentCoding::identity) > best_weight;
    return is_plain_better ? ContentCoding::identity : best;
}

}  // namespace storyflow::http
