#pragma once

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace storyflow::base {

/// A disk has no room for what was to be written. This passes when somebody makes room.
class DiskFull final : public Error {
  public:
    explicit DiskFull(const std::string& message, std::string detail = {})
        : Error(ErrorKind::unavailable, message, std::move(detail)) {}
};

/// Whether an `errno` says so. A quota that is used up is a full disk to whom it belongs.
[[nodiscard]] inline bool is_disk_full(int reason) {
    return reason == ENOSPC || reason == EDQUOT;
}

/// The same for what the standard library says of the system.
[[nodiscard]] inline bool is_disk_full(const std::error_code& code) {
    const bool is_errno =
        code.category() == std::system_category() || code.category() == std::generic_category();
    return is_errno && is_disk_full(code.value());
}

}  // namespace storyflow::base
