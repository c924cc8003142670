#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "speech/espeak/espeak_exchange.hpp"

namespace storyflow::speech {

/// Sends and receives bytes on a non-blocking socket, with a deadline and a stop token. Every function
/// returns std::nullopt when it succeeded, else how the exchange ended. Not thread-safe.
class Conversation {
  public:
    Conversation(int socket, std::chrono::milliseconds time_limit, std::stop_token stop);

    [[nodiscard]] std::optional<ExchangeEnd> send(std::string_view bytes);
    /// Reads once and appends the bytes that are available.
    [[nodiscard]] std::optional<ExchangeEnd> receive_some(std::string& received);

  private:
    [[nodiscard]] std::optional<ExchangeEnd> wait_for(short events) const;

    struct Wake {
        int descriptor;
        void operator()() const;
    };

    int socket_;
    std::chrono::steady_clock::time_point deadline_;
    base::FileDescriptor wake_;
    std::stop_callback<Wake> on_stop_;
};

}  // namespace storyflow::speech
