#include "http/handler_pool.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <utility>

#include "http/refusals.hpp"

namespace storyflow::http {

namespace {

constexpr std::size_t large_body = 1024 * 1024;

}  // namespace

HandlerPool::HandlerPool(Service& service, int threads, std::size_t max_waiting,
                         std::function<void()> after_large_request)
    : HandlerPool(service, admission_limits(threads, max_waiting), std::move(after_large_request)) {}

HandlerPool::HandlerPool(Service& service, const AdmissionLimits& limits,
                         std::function<void()> after_large_request)
    : service_(service), after_large_request_(std::move(after_large_request)), queue_(limits) {
    const auto count =
        static_cast<std::size_t>(limits.handlers) + static_cast<std::size_t>(limits.quick_only);
    try {
        begun_.reserve(count);
        threads_.reserve(count);
        while (threads_.size() < count)
            threads_.emplace_back([this] { work(); });
    } catch (...) {
        join();
        throw;
    }
}

bool HandlerPool::try_reserve(RequestClass kind) {
    const std::lock_guard lock(mutex_);
    return !ending_ && queue_.try_reserve(kind);
}

Awaitable<Response> HandlerPool::run(RequestClass kind, Request request) {
    // Not a coroutine: GCC 12 miscompiles capturing lambdas inside a co_await expression. All memory is
    // allocated before the connection is suspended: a later failure could not be reported to it.
    auto start = [this, kind](Resume resume, std::unique_ptr<Job> job) noexcept {
        job->resume.emplace(std::move(resume));
        enqueue(kind, std::move(job));
    };
    try {
        auto job = std::make_unique<Job>();
        job->request = std::move(request);
        return net::async_initiate<const net::use_awaitable_t<Strand>, void(Response)>(start, use_awaitable,
                                                                                       std::move(job));
    } catch (...) {
        give_back(kind);
        throw;
    }
}

void HandlerPool::join() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_)
        if (thread.joinable()) thread.join();
}

Response HandlerPool::serve(Request request) {
    return refusing_ ? shutting_down() : service_.handle(std::move(request));
}

void HandlerPool::enqueue(RequestClass kind, std::unique_ptr<Job> job) noexcept {
    const std::lock_guard lock(mutex_);
    queue_.add(kind, std::move(job));
    begin_what_may();
}

void HandlerPool::give_back(RequestClass kind) {
    const std::lock_guard lock(mutex_);
    queue_.give_back(kind);
    if (ending_) changed_.notify_all();
}

void HandlerPool::work() {
    while (auto turn = wait_for_turn()) {
        run_turn(*turn);
        const std::lock_guard lock(mutex_);
        queue_.finished(turn->kind);
        begin_what_may();
        if (ending_) changed_.notify_all();
    }
}

/// Returns std::nullopt once the pool is ending and the queue is empty.
std::optional<HandlerPool::Queue::Turn> HandlerPool::wait_for_turn() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !begun_.empty() || (ending_ && queue_.is_empty()); });
    if (begun_.empty()) return std::nullopt;
    std::optional turn(std::move(begun_.front()));
    begun_.erase(begun_.begin());
    return turn;
}

void HandlerPool::begin_what_may() noexcept {
    while (auto turn = queue_.next()) {
        begun_.push_back(*std::move(turn));
        changed_.notify_one();
    }
}

/// If the response cannot be handed over for lack of memory, the thread and the place in the class are still
/// freed.
void HandlerPool::run_turn(Queue::Turn& turn) noexcept {
    try {
        run_job(*turn.work);
    } catch (const std::exception&) {
        // Destroying the job ends the connection's coroutine.
    }
    turn.work.reset();
}

void HandlerPool::run_job(Job& job) {
    const bool is_large = job.request.body.size() > large_body;
    Response response = serve(std::move(job.request));
    const auto connection = net::get_associated_executor(*job.resume);
    net::post(connection, [resume = *std::move(job.resume), response = std::move(response)]() mutable {
        std::move(resume)(std::move(response));
    });
    if (is_large && after_large_request_) after_large_request_();
}

}  // namespace storyflow::http
