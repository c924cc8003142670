#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storyflow::http {

/// A header value with parameters: `form-data; name="cover"; filename="a b.png"`.
struct HeaderValue {
    std::string value;                                            ///< lower case, without parameters
    std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case, values unquoted

    [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

/// Never fails: the text after a malformed parameter is ignored.
[[nodiscard]] HeaderValue parse_header_value(std::string_view text);

}  // namespace storyflow::http
