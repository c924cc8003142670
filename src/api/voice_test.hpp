#pragma once

#include <memory>
#include <semaphore>

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/settings/tts-test/`: speaks a short text while the client waits. Only a few tests run at once,
/// so that they cannot occupy all handlers; copies share that limit.
class VoiceTest {
  public:
    /// Borrows the services.
    explicit VoiceTest(const Services& services);

    [[nodiscard]] http::Response operator()(const http::Request& request) const;

  private:
    const Services* services_;
    std::shared_ptr<std::counting_semaphore<>> free_places_;
};

}  // namespace storyflow::api
