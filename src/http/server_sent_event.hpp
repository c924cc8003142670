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
    std::string id;     ///< the client sends it as `Last-Event-ID` when it reconnects; empty: unchanged
    std::string event;  ///< the event's type; empty: "message"
    std::string data;
    std::optional<std::chrono::milliseconds> retry;  ///< how long a client waits before it reconnects
};

/// A comment line, which clients ignore.
inline constexpr std::string_view event_stream_heartbeat = ": \n\n";

/// The bytes of one event. Each line of its data becomes a line of its own; line breaks and NULs in `id` and
/// `event` are removed. An event with neither type nor data only sets the client's id and waiting time.
[[nodiscard]] std::string render(const ServerSentEvent& event);

/// A response that sends events until its source ends.
[[nodiscard]] Response event_stream_response(std::shared_ptr<BodyStream> events);

}  // namespace storyflow::http
