#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "http/body_stream.hpp"
#include "http/timed_stream.hpp"

namespace storyflow::http {

/// The part of a stream that was sent.
struct SentStream {
    std::uint64_t bytes = 0;  ///< of the source's pieces
    bool whole = false;       ///< the source ended, and the client has its end
};

/// Sends the source's pieces until the source ends, the client disconnects or does not take a piece within
/// `write_timeout`, or the server stops (set `stopping`, then call `TimedStream::interrupt`). Bytes that the
/// client sends meanwhile are ignored; too many of them end the stream. The caller closes the connection.
[[nodiscard]] Awaitable<SentStream> send_stream(const StreamBody& body, TimedStream& connection,
                                                std::chrono::milliseconds write_timeout,
                                                const std::atomic<bool>& stopping);

}  // namespace storyflow::http
