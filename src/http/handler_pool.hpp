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

#include "http/admission_queue.hpp"
#include "http/io_types.hpp"
#include "http/message.hpp"
#include "http/service.hpp"

namespace storyflow::http {

/// The threads that run the service, apart from the I/O threads, behind bounded queues: `threads` for all
/// requests, and a few more for quick ones alone, so that quick requests never wait for slow ones. Safe from
/// any thread.
class HandlerPool {
  public:
    /// `after_large_request` as in `ServerOptions`; may be empty.
    HandlerPool(Service& service, int threads, std::size_t max_waiting,
                std::function<void()> after_large_request = {});
    ~HandlerPool() { join(); }
    HandlerPool(const HandlerPool&) = delete;
    HandlerPool& operator=(const HandlerPool&) = delete;

    /// Reserves a place in the queue of this class; returns false if the queue is full, or once `join` was
    /// called.
    [[nodiscard]] bool try_reserve(RequestClass kind);
    /// Runs the service on one of the threads; the calling coroutine resumes on its own strand. Needs a
    /// reserved place, which is free again if this throws.
    [[nodiscard]] Awaitable<Response> run(RequestClass kind, Request request);

    /// From now on queued requests are answered with 503 instead of being run.
    void refuse_waiting() { refusing_ = true; }
    /// Waits until all queued and running requests are done, and those with a reserved place; then ends the
    /// threads.
    void join();

  private:
    /// Resumes the connection that waits for the response.
    using Resume = net::async_result<net::use_awaitable_t<Strand>, void(Response)>::handler_type;
    /// The work of one request.
    struct Job {
        Request request;
        std::optional<Resume> resume;
    };
    using Queue = AdmissionQueue<std::unique_ptr<Job>>;

    HandlerPool(Service& service, const AdmissionLimits& limits, std::function<void()> after_large_request);

    [[nodiscard]] Response serve(Request request);
    void enqueue(RequestClass kind, std::unique_ptr<Job> job) noexcept;
    void give_back(RequestClass kind);
    /// The loop of each thread.
    void work();
    [[nodiscard]] std::optional<Queue::Turn> wait_for_turn();
    /// Moves the requests that may begin to `begun_`; `mutex_` is held.
    void begin_what_may() noexcept;
    void run_turn(Queue::Turn& turn) noexcept;
    void run_job(Job& job);

    Service& service_;
    std::function<void()> after_large_request_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Queue queue_;
    std::vector<Queue::Turn> begun_;  ///< to be taken by the threads; has capacity for as many as may run
    bool ending_ = false;
    std::atomic<bool> refusing_{false};
    std::vector<std::thread> threads_;  ///< one for each request that may run, so that each begins at once
};

}  // namespace storyflow::http
