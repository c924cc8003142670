#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storyflow::http {

struct FormPart {
    std::string name;
    std::optional<std::string> file_name;  ///< set for file fields, as sent
    std::string content_type;
    std::string body;
};

struct FormLimits {
    std::size_t parts = 1000;
    std::size_t header_bytes = 8 * 1024;  ///< per part
};

/// The `boundary` parameter (quoted or not) of a multipart/form-data content type; std::nullopt if invalid.
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);

/// Parses a whole multipart/form-data body (RFC 7578). Throws `base::Error{invalid_input}` whose message says
/// what is malformed or which limit is exceeded.
[[nodiscard]] std::vector<FormPart> parse_multipart(std::string_view body, std::string_view boundary,
                                                    const FormLimits& limits = {});

/// Parses application/x-www-form-urlencoded pairs in order. Throws like `parse_multipart`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_urlencoded(
    std::string_view body, const FormLimits& limits = {});

}  // namespace storyflow::http
