#pragma once

#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::narration {

/// A narration cannot be handed in now, through no fault of its own: the disk of its media folder is full or
/// not mounted, or the server that takes it is away or refuses for a while. The same delivery succeeds later,
/// so that finished speech waits for it as long as it takes.
class DeliveryDelayed final : public base::Error {
  public:
    explicit DeliveryDelayed(const std::string& message, std::string detail = {})
        : Error(base::ErrorKind::unavailable, message, std::move(detail)) {}
};

}  // namespace storyflow::narration
