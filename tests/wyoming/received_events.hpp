#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::wyoming {

/// An event with its payload, as a client sees it.
struct ReceivedEvent {
    std::string type;
    boost::json::object data;
    std::string payload;
};

/// The whole events of `bytes`, which are taken from its beginning.
inline std::vector<ReceivedEvent> take_events(std::string& bytes) {
    std::vector<ReceivedEvent> events;
    for (auto end = bytes.find('\n'); end != std::string::npos; end = bytes.find('\n')) {
        const auto head = boost::json::parse(std::string_view(bytes).substr(0, end)).as_object();
        const auto length = [&](const char* name) {
            const auto* found = head.if_contains(name);
            return found == nullptr ? 0 : found->to_number<std::size_t>();
        };
        const auto data = length("data_length");
        const auto payload = length("payload_length");
        if (bytes.size() < end + 1 + data + payload) break;
        ReceivedEvent event;
        event.type = std::string(std::string_view(head.at("type").as_string()));
        if (data > 0)
            event.data = boost::json::parse(std::string_view(bytes).substr(end + 1, data)).as_object();
        event.payload = bytes.substr(end + 1 + data, payload);
        bytes.erase(0, end + 1 + data + payload);
        events.push_back(std::move(event));
    }
    return events;
}

/// The types in order, of events in a row with the same one only the first.
inline std::string types_of(const std::vector<ReceivedEvent>& events) {
    std::string types;
    std::string last;
    for (const auto& event : events) {
        if (event.type == last) continue;
        types += (types.empty() ? "" : " ") + event.type;
        last = event.type;
    }
    return types;
}

}  // namespace storyflow::wyoming
