#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>

#include "http/io_types.hpp"
#include "http/message.hpp"
#include "http/service.hpp"

namespace storyflow::http {

/// The threads that run the service, away from the I/O threads, behind a bounded queue. Safe from any thread.
class HandlerPool {
  public:
    HandlerPool(Service& service, int threads, std::size_t max_waiting);

    /// Takes a place in the queue; false when it is full.
    [[nodiscard]] bool try_reserve();
    /// Runs the service on one of the threads; the caller goes on where it was. Needs a reserved place.
    [[nodiscard]] Awaitable<Response> run(Request request);

    /// From now on queued requests are answered with 503 instead of being run.
    void refuse_waiting() { refusing_ = true; }
    /// Waits for the running requests and ends the threads.
    void join() { threads_.join(); }

  private:
    [[nodiscard]] Response serve(Request request);

    Service& service_;
    std::size_t max_waiting_;
    std::atomic<std::size_t> waiting_{0};
    std::atomic<bool> refusing_{false};
    net::thread_pool threads_;
};

}  // namespace storyflow::http
