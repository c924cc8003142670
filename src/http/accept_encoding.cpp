#include "http/accept_encoding.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "http/ascii.hpp"
#include "http/header_value.hpp"

namespace storyflow::http {

namespace {

/// False if the coding's weight is zero (`q=0`, `q=0.`, `q=0.000`).
bool is_wanted(const HeaderValue& coding) {
    const auto weight = coding.parameter("q");
    return !weight || weight->find_first_not_of("0.") != std::string_view::npos;
}

}  // namespace

bool accepts_gzip(const Request& request) {
    auto codings = request.headers.find("Accept-Encoding").value_or("");
    bool by_any = false;
    while (!codings.empty()) {
        const auto one = codings.substr(0, codings.find(','));
        codings.remove_prefix(std::min(one.size() + 1, codings.size()));
        const auto coding = parse_header_value(trim_blanks(one));
        if (coding.value == "gzip" || coding.value == "x-gzip") return is_wanted(coding);
        if (coding.value == "*") by_any = is_wanted(coding);
    }
    return by_any;
}

}  // namespace storyflow::http
