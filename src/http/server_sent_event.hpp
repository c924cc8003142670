#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

/// Server-sent events, as the HTML standard defines them (chapter 9.2).
namespace storyflow::http {

struct ServerSentEvent {
    std::string id;     ///< what the client names when it comes again (`Last-Event-ID`); empty: unchanged
    std::string event;  ///< the event's type; empty: "message"
    std::string data;
    std::optional<std::chrono::milliseconds> retry;  ///< how long a client waits before it comes again
};

/// A comment, which clients skip.
inline constexpr std::string_view event_stream_heartbeat = ": \n\n";

/// The bytes of one event. Each line of its data becomes a line of its own; line breaks and NULs in `id` and
/// `event` are left out. One with neither type nor data only tells the client its id and waiting time.
[[nodiscard]] std::string render(const ServerSentEvent& event);

/// A response that sends events until its source ends.
[[nodiscard]] Response event_stream_response(std::shared_ptr<BodyStream> events);

}  // namespace storyflow::http
