#include "http/server.hpp"

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "http/connection.hpp"
#include "http/connection_registry.hpp"
#include "http/listening_socket.hpp"

namespace storyflow::http {

namespace {

constexpr auto pause_after_failed_accept = std::chrono::milliseconds(50);

}  // namespace

class Server::State {
  public:
    State(const ServerOptions& options, Service& service)
        : options_(options),
          io_(options.io_threads),
          acceptor_(listen_on(net::make_strand(io_), options.host, options.port)),
          port_(acceptor_.local_endpoint().port()),
          handlers_(service, options.handler_threads, options.max_waiting_requests,
                    options.after_large_request),
          blocks_(options.disk_threads),
          bodies_(options.max_buffered_bytes),
          responses_(options.max_buffered_bytes),
          registry_(options.max_connections),
          context_{options_, service, handlers_, blocks_, bodies_, responses_, ids_, stopping_} {}

    void start() {
        net::co_spawn(acceptor_.get_executor(), accept(), net::detached);
        for (int i = 0; i < options_.io_threads; ++i)
            threads_.emplace_back([this] { io_.run(); });
    }

    void stop(std::chrono::milliseconds grace) {
        const std::lock_guard lock(one_stop_);
        if (std::exchange(stopped_, true)) return;
        stopping_ = true;  // first: a client that is refused from here on is told that the server stops
        net::post(acceptor_.get_executor(), [this] { close_acceptor(); });
        registry_.seal();
        if (!threads_.empty()) {
            registry_.for_each([](Connection& connection) { connection.end_if_idle(); });
            registry_.wait_until_empty(grace);
        }
        handlers_.refuse_waiting();
        registry_.for_each([](Connection& connection) { connection.cut(); });
        handlers_.join();
        blocks_.join();
        work_.reset();
        for (std::thread& thread : threads_)
            thread.join();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

  private:
    Awaitable<void> accept() {
        Timer pause(acceptor_.get_executor());
        while (acceptor_.is_open()) {
            error_code error;
            const auto own_strand = net::make_strand(io_);
            Socket socket =
                co_await acceptor_.async_accept(own_strand, net::redirect_error(use_awaitable, error));
            if (!error) serve(std::move(socket));
            if (!error || !acceptor_.is_open()) continue;
            pause.expires_after(pause_after_failed_accept);  // most likely out of file descriptors
            co_await pause.async_wait(net::redirect_error(use_awaitable, error));
        }
    }

    /// Over the limit the socket's destructor closes the connection at once.
    void serve(Socket socket) {
        auto connection = std::make_shared<Connection>(std::move(socket), context_);
        if (!registry_.add(connection)) return;
        const std::weak_ptr<Connection> ended = connection;
        connection->start([this, ended] { registry_.remove(ended.lock()); });
    }

    void close_acceptor() {
        error_code ignored;
        acceptor_.close(ignored);
    }

    const ServerOptions options_;
    net::io_context io_;
    net::executor_work_guard<net::io_context::executor_type> work_{io_.get_executor()};
    Acceptor acceptor_;
    const std::uint16_t port_;
    HandlerPool handlers_;
    BlockReader blocks_;
    base::RandomIdSource ids_;
    MemoryBudget bodies_;
    MemoryBudget responses_;
    ConnectionRegistry registry_;
    std::atomic<bool> stopping_{false};
    const ConnectionContext context_;
    std::vector<std::thread> threads_;
    std::mutex one_stop_;
    bool stopped_ = false;
};

Server::Server(const ServerOptions& options, Service& service)
    : state_(std::make_unique<State>(options, service)) {}

Server::~Server() {
    state_->stop(std::chrono::milliseconds(0));
}

void Server::start() {
    state_->start();
}

std::uint16_t Server::port() const {
    return state_->port();
}

void Server::stop(std::chrono::milliseconds grace) {
    state_->stop(grace);
}

}  // namespace storyflow::http
