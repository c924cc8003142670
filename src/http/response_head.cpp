#include "http/response_head.hpp"

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <ctime>
#include <variant>

#include "http/http_date.hpp"

namespace storyflow::http {

namespace {

std::string_view reason_of(int status) {
    const auto known = boost::beast::http::int_to_status(static_cast<unsigned>(status));
    const auto reason = boost::beast::http::obsolete_reason(known);
    return {reason.data(), reason.size()};
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    const std::size_t start = head.size();
    head += value;
    const auto is_control = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    std::replace_if(head.begin() + static_cast<std::ptrdiff_t>(start), head.end(), is_control, ' ');
    head += "\r\n";
}

}  // namespace

std::string render_head(const Response& response, bool keep_alive) {
    std::string head;
    head.reserve(512);
    head += "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head += reason_of(response.status);
    head += "\r\n";
    append_field(head, "Server", "StoryFlow");
    append_field(head, "Date", format_http_date(std::time(nullptr)));
    for (const auto& [name, value] : response.headers.all())
        append_field(head, name, value);
    const auto length = response.content_length();
    const auto* stream = std::get_if<StreamBody>(&response.body);
    if (may_have_body(response.status)) {
        if (length) append_field(head, "Content-Length", std::to_string(*length));
        if (stream != nullptr && stream->end == StreamEnd::marked)
            append_field(head, "Transfer-Encoding", "chunked");
    } else if (response.status == 204) {
        append_field(head, "Content-Length",
                     "0");  // existing clients expect this value, which their former server sent
    }
    append_field(head, "Connection", keep_alive && length ? "keep-alive" : "close");
    head += "\r\n";
    return head;
}

bool may_have_body(int status) {
    return status != 204 && status != 304;
}

}  // namespace storyflow::http
