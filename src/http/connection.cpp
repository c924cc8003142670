#include "http/connection.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/errc.hpp>
#include <exception>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "http/ascii.hpp"
#include "http/held_request.hpp"
#include "http/refusals.hpp"
#include "http/response_head.hpp"
#include "http/stream_sender.hpp"

namespace storyflow::http {

namespace {

constexpr std::size_t head_block = 4 * 1024;
constexpr std::size_t body_block = 64 * 1024;
constexpr std::size_t file_block = 64 * 1024;
constexpr std::size_t max_unparsed = 128 * 1024;  // a longer chunk header or trailer is treated as an attack
constexpr std::size_t small_text = 64 * 1024;     // smaller bodies are not counted
constexpr auto drain_time = std::chrono::seconds(2);

Response refusal_of_head(const error_code& error, const ServerOptions& options) {
    if (error == boost::beast::http::error::header_limit) return head_too_large(options.max_header_bytes);
    if (error == boost::system::errc::not_supported) return unknown_transfer_coding();
    return malformed_request();
}

/// The bytes of a response that are counted in the memory budget. Only large text bodies and sources count:
/// the block of a file and the pieces of a stream are small.
std::size_t counted_size(const Response& response) {
    const auto* text = std::get_if<std::string>(&response.body);
    return text != nullptr && text->size() > small_text ? text->size() : 0;
}

/// HTTP/1.0 has no chunked coding.
void end_by_closing(Response& response) {
    if (auto* stream = std::get_if<StreamBody>(&response.body)) stream->end = StreamEnd::closed;
}

}  // namespace

Connection::Connection(Socket socket, const ConnectionContext& context)
    : context_(context), stream_(std::move(socket)), peer_(stream_.peer_address()) {}

void Connection::start(std::function<void()> on_end) {
    on_end_ = std::move(on_end);
    net::co_spawn(stream_.strand(), stream_.watch(shared_from_this()), net::detached);
    net::co_spawn(stream_.strand(), run(shared_from_this()), net::detached);
}

void Connection::end_if_idle() {
    net::post(stream_.strand(), [self = shared_from_this()] {
        if (self->idle_) self->stream_.interrupt();
    });
}

void Connection::cut() {
    net::post(stream_.strand(), [self = shared_from_this()] { self->stream_.close(); });
}

Awaitable<void> Connection::run(std::shared_ptr<Connection> self) {
    for (bool open = true; open && !context_.stopping; served_any_ = true) {
        try {
            open = co_await serve_one();
        } catch (const std::exception& error) {
            fail(error.what());
            open = false;  // most likely out of memory: ends only this connection
        }
    }
    stream_.close();
    on_end_();
    self.reset();
}

// Every co_await below stands alone in its statement: GCC 12 miscompiles some larger expressions around one.

/// True when the connection stays open for another request.
Awaitable<bool> Connection::serve_one() {
    RequestParser parser(context_.options.max_header_bytes, peer_);
    exchange_ = {};
    MemoryBudget::Share share(context_.bodies);
    MemoryBudget::Share response_share(context_.responses);
    Reading reading = co_await read_head(parser);
    if (reading != Reading::closed) begin_exchange(parser.request());
    if (reading == Reading::done) reading = check_head(parser);
    if (reading == Reading::done) reading = co_await read_body(parser, share);
    if (reading == Reading::refused) co_await refuse(parser.request());
    if (reading == Reading::closed) end_exchange(0, false);
    if (reading != Reading::done) co_return false;

    const bool head_only = parser.request().method == Method::head;
    const bool client_stays = parser.keep_alive();
    stream_.lift_limit();
    std::optional<Response> response = co_await answer(parser, share, response_share);
    if (!response) end_exchange(0, false);
    if (!response) co_return false;
    if (!parser.knows_continue()) end_by_closing(*response);
    const bool keep_alive = client_stays && !context_.stopping && !response->is_stream();
    const bool sent = co_await write(*response, head_only, keep_alive);
    if (!sent) co_return false;
    co_return keep_alive;
}

Awaitable<Connection::Reading> Connection::read_head(RequestParser& parser) {
    const ServerOptions& options = context_.options;
    // A kept-alive connection may be idle for longer than a new one may wait before its first request.
    stream_.limit(served_any_ ? options.idle_timeout : options.header_timeout);
    bool begun = false;
    for (;;) {
        const error_code error = parser.feed(received_);
        if (error) co_return refused_with(refusal_of_head(error, options));
        if (parser.is_header_done()) co_return Reading::done;
        if (!begun && (parser.got_some() || received_.size() > 0)) {
            begun = true;
            stream_.limit(options.header_timeout);
        }
        idle_ = !begun;
        const IoResult got = co_await stream_.read_some(received_, head_block);
        idle_ = false;
        if (got == IoResult::timed_out && begun) co_return refused_with(request_timed_out());
        if (got != IoResult::done) co_return Reading::closed;
    }
}

/// A request without a body goes on to `answer`, which can refuse it without closing the connection.
Connection::Reading Connection::check_head(const RequestParser& parser) {
    excess_ = take_place();
    if (!parser.announces_body()) return Reading::done;
    refusal_ = excess_ ? std::exchange(excess_, std::nullopt) : context_.service.refuse(parser.request());
    return refusal_ ? Reading::refused : Reading::done;
}

Awaitable<Connection::Reading> Connection::read_body(RequestParser& parser, MemoryBudget::Share& share) {
    if (parser.is_done()) co_return Reading::done;  // there is no body
    const std::size_t limit = context_.service.max_body_bytes(parser.request().method, parser.request().path);
    if (parser.announced_length().value_or(0) > limit) co_return refused_with(body_too_large(limit));
    parser.limit_body(limit);
    stream_.limit(context_.options.body_timeout);
    const bool invited = co_await send_continue(parser);
    if (!invited) co_return refusal_ ? Reading::refused : Reading::closed;
    while (!parser.is_done()) {
        const error_code error = parser.feed(received_);
        if (error == boost::beast::http::error::body_limit) co_return refused_with(body_too_large(limit));
        if (error || received_.size() > max_unparsed) co_return refused_with(malformed_request());
        if (!share.grow_to(parser.request().body.size())) co_return refused_with(too_busy());
        if (parser.is_done()) break;
        const IoResult got = co_await stream_.read_some(received_, body_block);
        if (got == IoResult::timed_out) co_return refused_with(request_timed_out());
        if (got != IoResult::done) co_return Reading::closed;
    }
    if (received_.size() == 0 && received_.capacity() > body_block) received_.shrink_to_fit();
    co_return Reading::done;
}

/// Sends `100 Continue` if the client waits for it. Returns false if the request must be refused or writing
/// failed.
Awaitable<bool> Connection::send_continue(const RequestParser& parser) {
    constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto expectation = parser.request().headers.find("Expect");
    if (parser.is_done() || !expectation || !parser.knows_continue()) co_return true;
    if (!equal_ignoring_case(*expectation, "100-continue")) {
        refusal_ = unknown_expectation();
        co_return false;
    }
    if (received_.size() > 0) co_return true;  // the client has sent a part of the body already
    const IoResult sent = co_await stream_.write(net::buffer(invitation));
    co_return sent == IoResult::done;
}

/// Returns std::nullopt if the client disconnected while its request was held.
Awaitable<std::optional<Response>> Connection::answer(RequestParser& parser,
                                                      MemoryBudget::Share& request_room,
                                                      MemoryBudget::Share& response_room) {
    if (excess_) {
        context_.service.decorate(parser.request(), *excess_);
        co_return std::exchange(excess_, std::nullopt);
    }
    const bool may_wait = may_be_held(parser.request());
    Request request = parser.take_request();
    request.id = exchange_.request_id;
    const Request kept = copy_to_keep(request);
    std::optional<Response> response = co_await handle(std::move(request), kept, request_room, response_room);
    request_room.shrink_to(0);  // the body is gone; a slow reader must not keep other requests out
    if (!response->hold || !may_wait) co_return response;
    const std::shared_ptr<const Hold> hold = response->hold;
    response = std::nullopt;
    if (!request_room.grow_to(kept_size(kept))) co_return refusal_to(kept);
    const bool client_waits = co_await wait(*hold);
    if (!client_waits) co_return response;
    Request again = kept;
    again.was_held = true;
    response = co_await handle(std::move(again), kept, request_room, response_room);
    co_return response;
}

Awaitable<bool> Connection::wait(const Hold& hold) {
    received_.shrink_to_fit();
    idle_ = true;
    const bool client_waits = co_await wait_for_news(hold, stream_, received_, context_.stopping);
    idle_ = false;
    co_return client_waits;
}

/// `request_room` grows while the body is parsed. `response_room` grows while the response is built, and is
/// afterwards the share of the finished response. `head` is the request that `decorate` is given.
Awaitable<Response> Connection::handle(Request request, const Request& head,
                                       MemoryBudget::Share& request_room,
                                       MemoryBudget::Share& response_room) {
    const RequestClass request_class = context_.service.request_class(head.method, head.path);
    if (!context_.handlers.try_reserve(request_class)) co_return refusal_to(head);
    request.memory = &response_room;
    request.body_memory = &request_room;
    Response response = co_await context_.handlers.run(request_class, std::move(request));
    // Building a text may have taken more than the text itself; streams and sources keep their share.
    const bool keeps_all = response.is_stream() || std::holds_alternative<SourceBody>(response.body);
    if (!keeps_all) response_room.shrink_to(counted_size(response));
    if (!response_room.grow_to(counted_size(response))) response = refusal_to(head);
    co_return response;
}

Response Connection::refusal_to(const Request& request) const {
    Response response = context_.stopping ? shutting_down() : too_busy();
    context_.service.decorate(request, response);
    return response;
}

Awaitable<void> Connection::refuse(const Request& request) {
    context_.service.decorate(request, *refusal_);
    const bool sent = co_await write(*refusal_, request.method == Method::head, false);
    if (sent) co_await stream_.drain(drain_time);
}

Awaitable<bool> Connection::write(Response& response, bool head_only, bool keep_alive) {
    response.headers.set("X-Request-Id", exchange_.request_id);
    exchange_.subject = std::move(response.subject);
    const std::string head = render_head(response, keep_alive);
    const bool has_body = !head_only && may_have_body(response.status);
    const bool sent = co_await write_body(response, head, has_body);
    end_exchange(response.status, sent);
    co_return sent;
}

Awaitable<bool> Connection::write_body(const Response& response, const std::string& head, bool has_body) {
    stream_.limit(context_.options.write_timeout);
    const auto* text = std::get_if<std::string>(&response.body);
    const auto* file = std::get_if<FileBody>(&response.body);
    const auto* stretch = std::get_if<SourceBody>(&response.body);
    const auto* source = std::get_if<StreamBody>(&response.body);
    const auto body = has_body && text != nullptr ? net::buffer(*text) : net::const_buffer{};
    const IoResult sent = co_await stream_.write(net::buffer(head), body);
    if (sent == IoResult::done) exchange_.bytes += body.size();
    if (sent != IoResult::done || !has_body || text != nullptr) co_return sent == IoResult::done;
    if (source != nullptr) {
        const bool sent_whole = co_await write_stream(*source);
        co_return sent_whole;
    }
    bool sent_all = false;
    if (file != nullptr) sent_all = co_await write_blocks(*file);
    if (stretch != nullptr) sent_all = co_await write_blocks(*stretch);
    co_return sent_all;
}

/// The connection counts as idle during a stream, because a stopping server does not wait for streams. A
/// stream that only its client ends is whole whenever the client goes.
Awaitable<bool> Connection::write_stream(const StreamBody& source) {
    received_ = boost::beast::flat_buffer();
    idle_ = true;
    const SentStream sent =
        co_await send_stream(source, stream_, context_.options.write_timeout, context_.stopping);
    idle_ = false;
    exchange_.bytes += sent.bytes;
    co_return sent.whole || source.end == StreamEnd::closed;
}

/// Each block has the full write time-out: a long download may take any time as long as it makes progress.
template <class Stretch>
Awaitable<bool> Connection::write_blocks(const Stretch& body) {
    std::vector<char> block(static_cast<std::size_t>(std::min<std::uint64_t>(body.length, file_block)));
    for (std::uint64_t sent = 0; sent < body.length;) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(body.length - sent, block.size()));
        const std::uint64_t offset = body.offset + sent;
        const std::size_t got = co_await context_.blocks.read(body, offset, std::span(block).first(wanted));
        if (got == 0) co_return false;  // the file was truncated; closing tells the client
        stream_.limit(context_.options.write_timeout);
        const IoResult written = co_await stream_.write(net::buffer(block.data(), got));
        if (written != IoResult::done) co_return false;
        sent += got;
        exchange_.bytes += got;
    }
    co_return true;
}

void Connection::begin_exchange(const Request& head) {
    exchange_ = {
        .method = head.other_method.empty() ? std::string(to_string(head.method)) : head.other_method,
        .path = head.path,
        .route = context_.service.route(head.method, head.path),
        .request_id = request_id_of(head, context_.ids),
        .caller = context_.service.caller(head),
        .began = std::chrono::steady_clock::now()};
}

std::optional<Response> Connection::take_place() {
    if (context_.options.client_limits == nullptr) return std::nullopt;
    auto admitted = context_.options.client_limits->admit(exchange_.caller);
    if (const auto* excess = std::get_if<ClientExcess>(&admitted)) return over_client_limit(*excess);
    exchange_.place = std::get<ClientLimits::Place>(std::move(admitted));
    return std::nullopt;
}

void Connection::end_exchange(int status, bool complete) {
    if (exchange_.request_id.empty()) return;  // no request was received
    const Exchange ended = {.method = exchange_.method,
                            .path = exchange_.path,
                            .route = exchange_.route,
                            .request_id = exchange_.request_id,
                            .client = exchange_.caller.address,
                            .key = exchange_.caller.key,
                            .subject = exchange_.subject,
                            .is_write = exchange_.caller.needs >= AccessScope::write,
                            .status = status,
                            .bytes = exchange_.bytes,
                            .complete = complete,
                            .duration = std::chrono::steady_clock::now() - exchange_.began};
    for (auto* const observer : context_.options.observers)
        observer->exchange_ended(ended);
    exchange_.place = {};
}

void Connection::fail(std::string_view reason) const noexcept {
    for (auto* const observer : context_.options.observers)
        observer->connection_failed(reason);
}

Connection::Reading Connection::refused_with(Response response) {
    refusal_ = std::move(response);
    return Reading::refused;
}

}  // namespace storyflow::http
