#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

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
    ~HandlerPool() { join(); }
    HandlerPool(const HandlerPool&) = delete;
    HandlerPool& operator=(const HandlerPool&) = delete;

    /// Takes a place in the queue of this lane; false when it is full.
    [[nodiscard]] bool try_reserve(Lane lane);
    /// Runs the service on one of the threads; the caller goes on where it was. Needs a reserved place, which
    /// is free again when this throws.
    [[nodiscard]] Awaitable<Response> run(Lane lane, Request request);

    /// From now on queued requests are answered with 503 instead of being run.
    void refuse_waiting() { refusing_ = true; }
    /// Waits for the requests that run or wait, and ends the threads.
    void join();

  private:
    /// Goes on with the connection that waits for the answer.
    using Resume = net::async_result<net::use_awaitable_t<Strand>, void(Response)>::handler_type;
    /// The work of one request.
    struct Job {
        Request request;
        std::optional<Resume> resume;
    };
    using Queue = LaneQueue<std::unique_ptr<Job>>;

    HandlerPool(Service& service, const LaneLimits& limits, std::function<void()> after_large_request);

    [[nodiscard]] Response serve(Request request);
    void enqueue(Lane lane, std::unique_ptr<Job> job) noexcept;
    void give_back(Lane lane);
    /// What each thread does until the end.
    void work();
    [[nodiscard]] std::optional<Queue::Turn> wait_for_turn();
    /// Hands to the threads what may begin; `mutex_` is held.
    void begin_what_may() noexcept;
    void run_turn(Queue::Turn& turn) noexcept;
    void run_job(Job& job);

    Service& service_;
    std::function<void()> after_large_request_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Queue queue_;
    std::vector<Queue::Turn> begun_;  ///< for the threads to take; has room for as many as may run
    bool ending_ = false;
    std::atomic<bool> refusing_{false};
    std::vector<std::thread> threads_;  ///< as many as requests may run, so that each begins at once
};

}  // namespace storyflow::http
