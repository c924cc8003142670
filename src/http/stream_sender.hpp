#pragma once

#include <atomic>
#include <chrono>

#include "http/body_stream.hpp"
#include "http/timed_stream.hpp"

namespace storyflow::http {

/// Sends what the source says, piece by piece, until it ends, the client goes or does not take a piece within
/// `write_timeout`, or the server stops (`stopping`, then `TimedStream::interrupt`). What the client says
/// meanwhile is ignored, and too much of it ends the stream. The caller closes the connection.
[[nodiscard]] Awaitable<void> send_stream(const StreamBody& body, TimedStream& connection,
                                          std::chrono::milliseconds write_timeout,
                                          const std::atomic<bool>& stopping);

}  // namespace storyflow::http
