#pragma once

#include <atomic>
#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>

#include "http/message.hpp"
#include "http/timed_stream.hpp"

/// A request whose response is delayed until an event: the copy that is kept, and the connection's wait.
namespace storyflow::http {

/// Whether the request is small enough to be kept and handled a second time.
[[nodiscard]] bool may_be_held(const Request& request);
/// A copy of the request; without the body if that is too large to be held.
[[nodiscard]] Request copy_to_keep(const Request& request);
/// The approximate number of bytes that a kept request takes.
[[nodiscard]] std::size_t kept_size(const Request& request);

/// Waits until the hold's event occurs, the hold's time is over or the server stops (set `stopping`, then
/// call `TimedStream::interrupt`). Further requests are buffered in `received`; too many of them end the wait
/// as well. Returns false if the client disconnected.
[[nodiscard]] Awaitable<bool> wait_for_news(const Hold& hold, TimedStream& connection,
                                            boost::beast::flat_buffer& received,
                                            const std::atomic<bool>& stopping);

}  // namespace storyflow::http
