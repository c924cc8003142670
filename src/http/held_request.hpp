#pragma once

#include <atomic>
#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>

#include "http/message.hpp"
#include "http/timed_stream.hpp"

/// A request whose answer waits for news: what is kept of it, and how its connection waits.
namespace storyflow::http {

/// Whether the request is small enough to be kept and handled twice.
[[nodiscard]] bool may_be_held(const Request& request);
/// The request as it came; without its body when that is too large to be held.
[[nodiscard]] Request copy_to_keep(const Request& request);
/// The memory that a kept request takes, about.
[[nodiscard]] std::size_t kept_size(const Request& request);

/// Waits until there is news, the hold's time is over or the server stops (`stopping`, then
/// `TimedStream::interrupt`). Further requests gather in `received`; too many of them end the wait as well.
/// False when the client is gone.
[[nodiscard]] Awaitable<bool> wait_for_news(const Hold& hold, TimedStream& connection,
                                            boost::beast::flat_buffer& received,
                                            const std::atomic<bool>& stopping);

}  // namespace storyflow::http
