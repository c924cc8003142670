#pragma once

#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::narration {

/// A finished narration cannot be delivered now, for a reason outside of the narration: the disk of its media
/// folder is full or not mounted, or the server that takes it is away or refuses for a while. The caller
/// keeps the speech and retries until the delivery succeeds.
class DeliveryDelayed final : public base::Error {
  public:
    explicit DeliveryDelayed(const std::string& message, std::string detail = {})
        : Error(base::ErrorKind::unavailable, message, std::move(detail)) {}
};

}  // namespace storyflow::narration
