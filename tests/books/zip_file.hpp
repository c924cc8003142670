#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storyflow::books {

using ZipEntries = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a zip archive with these files, in memory. With a password, all are encrypted.
[[nodiscard]] std::string zip_of(const ZipEntries& entries, const std::string& password = {});

}  // namespace storyflow::books
