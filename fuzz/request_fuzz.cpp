#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "fuzz/check.hpp"
#include "http/request_parser.hpp"

namespace {

using namespace storyflow;

constexpr std::size_t header_limit = 4096;
constexpr std::size_t body_limit = 2000;

struct Outcome {
    http::error_code error;
    bool has_head = false;
    std::optional<http::Request> request;  ///< if it is complete
    std::size_t left = 0;                  ///< bytes behind it
};

/// Reads one request as a connection does, from pieces of so many bytes.
Outcome read_in_pieces(std::string_view bytes, std::size_t piece) {
    http::RequestParser parser(header_limit);
    boost::beast::flat_buffer buffer;
    Outcome outcome;
    bool is_limited = false;
    while (!outcome.error && !parser.is_done() && (!bytes.empty() || buffer.size() > 0)) {
        const std::size_t taken = std::min(piece, bytes.size());
        buffer.commit(
            boost::asio::buffer_copy(buffer.prepare(taken), boost::asio::buffer(bytes.data(), taken)));
        bytes.remove_prefix(taken);
        const std::size_t before = buffer.size();
        outcome.error = parser.feed(buffer);
        if (parser.is_header_done() && !is_limited) {
            parser.limit_body(body_limit);
            is_limited = true;
        } else if (taken == 0 && buffer.size() == before) {
            break;
        }
    }
    outcome.has_head = parser.is_header_done();
    if (parser.is_done()) outcome.request = parser.take_request();
    outcome.left = buffer.size() + bytes.size();
    return outcome;
}

void check_request(const http::Request& request) {
    fuzz::check(request.body.size() <= body_limit);
    fuzz::check(request.path.starts_with('/') || request.path == "*");
    fuzz::check(request.path.find('?') == std::string::npos);
    for (const auto& [name, value] : request.headers.all()) {
        fuzz::check(!name.empty() && name.find_first_of("\r\n: ") == std::string::npos);
        fuzz::check(value.find_first_of("\r\n") == std::string::npos);
    }
}

}  // namespace

// A request is the same in whatever pieces it arrives, and what follows it is left for the next one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::text_of(data, size);
    const Outcome whole = read_in_pieces(bytes, std::max<std::size_t>(size, 1));
    const Outcome slow = read_in_pieces(bytes, 1);
    fuzz::check(whole.request.has_value() == slow.request.has_value());
    if (!whole.request) return 0;
    check_request(*whole.request);
    fuzz::check(whole.left == slow.left);
    fuzz::check(whole.request->path == slow.request->path && whole.request->query == slow.request->query);
    fuzz::check(whole.request->body == slow.request->body);
    fuzz::check(whole.request->headers.all() == slow.request->headers.all());
    return 0;
}
