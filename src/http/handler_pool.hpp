#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>

#include "http/io_types.hpp"
#include "http/lane_queue.hpp"
#include "http/message.hpp"
#include "http/service.hpp"

namespace storyflow::http {

/// The threads that run the service, away from the I/O threads, behind bounded queues: `threads` for all
/// requests, and a few more for quick ones alone, which therefore never wait behind slow ones. Safe from any
/// thread.
class HandlerPool {
  public:
    /// `after_large_request` as in `ServerOptions`; may be empty.
    HandlerPool(Service& service, int threads, std::size_t max_waiting,
                std::function<void()> after_large_request = {});

    /// Takes a place in the queue of this lane; false when it is full.
    [[nodiscard]] bool try_reserve(Lane lane);
    /// Runs the service on one of the threads; the caller goes on where it was. Needs a reserved place.
    [[nodiscard]] Awaitable<Response> run(Lane lane, Request request);

    /// From now on queued requests are answered with 503 instead of being run.
    void refuse_waiting() { refusing_ = true; }
    /// Waits for the running requests and ends the threads.
    void join() { threads_.join(); }

  private:
    /// What is to be done for one request.
    class Job {
      public:
        virtual ~Job() = default;
        virtual void run() = 0;
    };
    template <class Work>
    class JobOf;
    using Queue = LaneQueue<std::unique_ptr<Job>>;

    HandlerPool(Service& service, const LaneLimits& limits, std::function<void()> after_large_request);

    [[nodiscard]] Response serve(Request request);
    void enqueue(Lane lane, std::unique_ptr<Job> job);
    /// Hands to the threads what may begin; `mutex_` is held.
    void begin_what_may();
    void run_turn(Queue::Turn turn);

    Service& service_;
    std::function<void()> after_large_request_;
    std::mutex mutex_;
    Queue queue_;
    std::atomic<bool> refusing_{false};
    net::thread_pool threads_;  ///< as many as requests may run, so that each begins at once
};

}  // namespace storyflow::http
