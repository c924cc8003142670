#pragma once

#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::base {

/// A disk has no room for what was to be written. This passes when somebody makes room.
class DiskFull final : public Error {
  public:
    explicit DiskFull(const std::string& message, std::string detail = {})
        : Error(ErrorKind::unavailable, message, std::move(detail)) {}
};

}  // namespace storyflow::base
