#include "wyoming/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <chrono>
#include <memory>
#include <thread>
#include <unordered_set>
#include <utility>

#include "http/listening_socket.hpp"
#include "wyoming/connection.hpp"

namespace storyflow::wyoming {

namespace {

namespace net = http::net;
using http::error_code;

constexpr auto pause_after_failed_accept = std::chrono::milliseconds(50);

}  // namespace

/// One thread runs everything here, so that the set of connections needs no lock.
class Server::State {
  public:
    State(const ServerOptions& options, const Speaking& speaking)
        : options_(options),
          speaking_(speaking),
          acceptor_(http::listen_on(net::make_strand(io_), options.host, options.port)),
          port_(acceptor_.local_endpoint().port()) {}

    ~State() {
        net::post(io_, [this] { close(); });
        work_.reset();
        if (!thread_.joinable()) io_.run();
        if (thread_.joinable()) thread_.join();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void start() {
        net::co_spawn(acceptor_.get_executor(), accept(), net::detached);
        thread_ = std::thread([this] { io_.run(); });
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

  private:
    http::Awaitable<void> accept() {
        http::Timer pause(acceptor_.get_executor());
        while (acceptor_.is_open()) {
            error_code error;
            const auto own_strand = net::make_strand(io_);
            http::Socket socket =
                co_await acceptor_.async_accept(own_strand, net::redirect_error(http::use_awaitable, error));
            if (!error) serve(std::move(socket));
            if (!error || !acceptor_.is_open()) continue;
            pause.expires_after(pause_after_failed_accept);  // most likely out of file descriptors
            co_await pause.async_wait(net::redirect_error(http::use_awaitable, error));
        }
    }

    /// Over the limit the socket's destructor closes the connection at once.
    void serve(http::Socket socket) {
        if (connections_.size() >= options_.most_connections) return;
        auto connection = std::make_shared<Connection>(std::move(socket), options_, speaking_);
        connections_.insert(connection);
        const std::weak_ptr<Connection> ended = connection;
        connection->start([this, ended] { connections_.erase(ended.lock()); });
    }

    void close() {
        error_code ignored;
        acceptor_.close(ignored);
        for (const auto& connection : connections_)
            connection->close();
    }

    const ServerOptions options_;
    const Speaking speaking_;
    net::io_context io_{1};
    net::executor_work_guard<net::io_context::executor_type> work_{io_.get_executor()};
    http::Acceptor acceptor_;
    const std::uint16_t port_;
    std::unordered_set<std::shared_ptr<Connection>> connections_;
    std::thread thread_;
};

Server::Server(const ServerOptions& options, const Speaking& speaking)
    : state_(std::make_unique<State>(options, speaking)) {}

Server::~Server() = default;

void Server::start() {
    state_->start();
}

std::uint16_t Server::port() const {
    return state_->port();
}

}  // namespace storyflow::wyoming
