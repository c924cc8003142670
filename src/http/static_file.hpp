#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace storyflow::http {

/// Serves one file for GET or HEAD: 200, 206 (single range, RFC 9110), 304 (If-None-Match,
/// If-Modified-Since), 416; strong ETag, Last-Modified, `Cache-Control: no-cache`, inline
/// Content-Disposition. Throws `base::Error{not_found}` when it is no regular file.
[[nodiscard]] Response serve_file(const Request& request, const std::filesystem::path& file);

/// The content type for a file name's extension; `application/octet-stream` for unknown ones.
[[nodiscard]] std::string_view content_type_of(std::string_view file_name);

}  // namespace storyflow::http
