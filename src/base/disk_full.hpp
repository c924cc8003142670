#pragma once

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace storyflow::base {

/// The disk is full. A later attempt can succeed once space has been freed.
class DiskFull final : public Error {
  public:
    explicit DiskFull(const std::string& message, std::string detail = {})
        : Error(ErrorKind::unavailable, message, std::move(detail)) {}
};

/// Whether an `errno` value means a full disk. A disk quota that is used up counts as one.
[[nodiscard]] inline bool is_disk_full(int reason) {
    return reason == ENOSPC || reason == EDQUOT;
}

/// The same for an error code of the standard library.
[[nodiscard]] inline bool is_disk_full(const std::error_code& code) {
    const bool is_errno =
        code.category() == std::system_category() || code.category() == std::generic_category();
    return is_errno && is_disk_full(code.value());
}

}  // namespace storyflow::base
