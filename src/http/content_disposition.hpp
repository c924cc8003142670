#pragma once

#include <string>
#include <string_view>

namespace storyflow::http {

/// A Content-Disposition header with a file name (RFC 6266): a plain one for old clients, in which `_` stands
/// for every byte that is no harmless ASCII, and the exact one in UTF-8 (RFC 8187). `type` is `inline` or
/// `attachment`. Pure.
[[nodiscard]] std::string content_disposition(std::string_view type, std::string_view file_name);

}  // namespace storyflow::http
