#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/body_stream.hpp"

namespace storyflow::api {

/// An event as a client receives it.
struct ReceivedEvent {
    std::string id;
    std::string name;
    std::string data;
};

struct Received {
    std::vector<ReceivedEvent> events;
    bool has_ended = false;
    std::string text;  ///< as received

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& event : events)
            all.push_back(event.name);
        return all;
    }
};

/// The lines of the text, without their line ends.
inline std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// Reads all events that are available now, or up to the stream's end.
inline Received receive(http::BodyStream& stream) {
    Received received;
    for (;;) {
        const auto piece = stream.next();
        received.has_ended = !piece;
        if (!piece || piece->empty()) break;
        received.text += *piece;
    }
    ReceivedEvent event;
    for (const auto line : lines_of(received.text)) {
        if (line.starts_with("id: ")) event.id = line.substr(4);
        if (line.starts_with("event: ")) event.name = line.substr(7);
        if (line.starts_with("data: ")) event.data = line.substr(6);
        if (!line.empty()) continue;
        if (!event.name.empty()) received.events.push_back(event);
        event = {};
    }
    return received;
}

}  // namespace storyflow::api
