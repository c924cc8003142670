#pragma once

#include <atomic>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/block_reader.hpp"
#include "http/handler_pool.hpp"
#include "http/memory_budget.hpp"
#include "http/request_parser.hpp"
#include "http/server_options.hpp"
#include "http/service.hpp"
#include "http/timed_stream.hpp"

namespace storyflow::http {

/// The objects that all connections of a server share. They outlive the connections.
struct ConnectionContext {
    const ServerOptions& options;
    Service& service;
    HandlerPool& handlers;
    BlockReader& blocks;                ///< of files and sources
    MemoryBudget& bodies;               ///< for request bodies, and for what handlers parse from them
    MemoryBudget& responses;            ///< separate from `bodies`, so that slow readers keep no request out
    base::IdSource& ids;                ///< of requests
    const std::atomic<bool>& stopping;  ///< if true, connections begin no further request
};

/// One client's connection: reads a request within the limits, has it handled, writes the response, and
/// repeats. Pipelined requests wait in the buffer, so responses keep their order. While a request is held or
/// a stream has nothing to send, no thread is blocked, and a disconnect is noticed at once.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Socket socket, const ConnectionContext& context);

    /// `on_end` is called once, on the connection's strand.
    void start(std::function<void()> on_end);
    /// Ends an idle connection once the server is stopping; a busy one checks for that itself. From any
    /// thread.
    void end_if_idle();
    /// Ends the connection at once. From any thread.
    void cut();

  private:
    enum class Reading { done, refused, closed };

    [[nodiscard]] Awaitable<void> run(std::shared_ptr<Connection> self);
    [[nodiscard]] Awaitable<bool> serve_one();
    void begin_exchange(const Request& head);
    /// Takes a place among the client's requests. Returns the response if it is over its limits.
    [[nodiscard]] std::optional<Response> take_place();
    void end_exchange(int status, bool complete);
    [[nodiscard]] Awaitable<Reading> read_head(RequestParser& parser);
    [[nodiscard]] Reading check_head(const RequestParser& parser);
    [[nodiscard]] Awaitable<Reading> read_body(RequestParser& parser, MemoryBudget::Share& share);
    [[nodiscard]] Awaitable<bool> send_continue(const RequestParser& parser);
    [[nodiscard]] Awaitable<std::optional<Response>> answer(RequestParser& parser,
                                                            MemoryBudget::Share& request_room,
                                                            MemoryBudget::Share& response_room);
    [[nodiscard]] Awaitable<bool> wait(const Hold& hold);
    [[nodiscard]] Awaitable<Response> handle(Request request, const Request& head,
                                             MemoryBudget::Share& request_room,
                                             MemoryBudget::Share& response_room);
    [[nodiscard]] Response refusal_to(const Request& request) const;
    [[nodiscard]] Awaitable<void> refuse(const Request& request);
    void fail(std::string_view reason) const noexcept;
    [[nodiscard]] Awaitable<bool> write(Response& response, bool head_only, bool keep_alive);
    [[nodiscard]] Awaitable<bool> write_body(const Response& response, const std::string& head,
                                             bool has_body);
    template <class Stretch>
    [[nodiscard]] Awaitable<bool> write_blocks(const Stretch& body);
    [[nodiscard]] Awaitable<bool> write_stream(const StreamBody& source);
    [[nodiscard]] Reading refused_with(Response response);

    /// The request that is being served, as the observers will be told.
    struct RunningExchange {
        std::string method;
        std::string path;
        std::string_view route;
        std::string request_id;
        Caller caller;
        std::string subject;
        ClientLimits::Place place;  ///< of the caller, until the response is sent
        std::chrono::steady_clock::time_point began;
        std::uint64_t bytes = 0;
    };

    ConnectionContext context_;
    RunningExchange exchange_;
    TimedStream stream_;
    boost::beast::flat_buffer received_;
    std::string peer_;  ///< address of the client or of its proxy
    std::optional<Response> refusal_;
    std::optional<Response> excess_;  ///< the refusal of a request that needs not end the connection
    std::function<void()> on_end_;
    bool served_any_ = false;
    bool idle_ = true;  ///< waiting: a stopping server may interrupt it
};

}  // namespace storyflow::http
