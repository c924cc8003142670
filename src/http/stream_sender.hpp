#pragma once

#include <atomic>
#include <chrono>

#include "http/body_stream.hpp"
#include "http/timed_stream.hpp"

namespace storyflow::http {

/// Sends the source's pieces until the source ends, the client disconnects or does not take a piece within
/// `write_timeout`, or the server stops (set `stopping`, then call `TimedStream::interrupt`). Bytes that the
/// client sends meanwhile are ignored; too many of them end the stream. The caller closes the connection.
[[nodiscard]] Awaitable<void> send_stream(const StreamBody& body, TimedStream& connection,
                                          std::chrono::milliseconds write_timeout,
                                          const std::atomic<bool>& stopping);

}  // namespace storyflow::http
