#include "http/server_sent_event.hpp"

#include <algorithm>
#include <utility>

namespace storyflow::http {

namespace {

void append_field(std::string& bytes, std::string_view name, std::string_view value) {
    bytes += name;
    bytes += ": ";
    bytes += value;
    bytes += '\n';
}

std::string on_one_line(std::string text) {
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

/// CR, LF and CR LF each end a line.
void append_data(std::string& bytes, std::string_view data) {
    for (;;) {
        const std::size_t end = std::min(data.find_first_of("\r\n"), data.size());
        append_field(bytes, "data", data.substr(0, end));
        if (end == data.size()) return;
        data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
    }
}

}  // namespace

std::string render(const ServerSentEvent& event) {
    const std::string id = on_one_line(event.id);
    const std::string type = on_one_line(event.event);
    std::string bytes;
    bytes.reserve(event.data.size() + id.size() + type.size() + 64);
    if (event.retry)
        append_field(bytes, "retry", std::to_string(std::max<long long>(event.retry->count(), 0)));
    if (!id.empty()) append_field(bytes, "id", id);
    if (!type.empty()) append_field(bytes, "event", type);
    if (!type.empty() || !event.data.empty()) append_data(bytes, event.data);
    bytes += '\n';
    return bytes;
}

Response event_stream_response(std::shared_ptr<BodyStream> events) {
    Response response;
    response.headers.set("Content-Type", "text/event-stream");
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Accel-Buffering", "no");  // tells a proxy not to buffer events
    response.body = StreamBody{std::move(events), std::string(event_stream_heartbeat)};
    return response;
}

}  // namespace storyflow::http
