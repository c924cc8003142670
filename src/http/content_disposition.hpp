#pragma once

#include <string>
#include <string_view>

namespace storyflow::http {

/// A Content-Disposition header with a file name (RFC 6266), given twice: for old clients in ASCII, with `_`
/// in place of every other or unsafe byte, and exactly in UTF-8 (RFC 8187). `type` is `inline` or
/// `attachment`. Pure.
[[nodiscard]] std::string content_disposition(std::string_view type, std::string_view file_name);

}  // namespace storyflow::http
