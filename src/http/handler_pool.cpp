#include "http/handler_pool.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "http/refusals.hpp"

namespace storyflow::http {

namespace {

constexpr std::size_t large_body = 1024 * 1024;

}  // namespace

template <class Work>
class HandlerPool::JobOf final : public Job {
  public:
    explicit JobOf(Work work) : work_(std::move(work)) {}
    void run() override { work_(); }

  private:
    Work work_;
};

HandlerPool::HandlerPool(Service& service, int threads, std::size_t max_waiting,
                         std::function<void()> after_large_request)
    : HandlerPool(service, lane_limits(threads, max_waiting), std::move(after_large_request)) {}

HandlerPool::HandlerPool(Service& service, const LaneLimits& limits,
                         std::function<void()> after_large_request)
    : service_(service),
      after_large_request_(std::move(after_large_request)),
      queue_(limits),
      threads_(static_cast<std::size_t>(limits.handlers + limits.quick_only)) {}

bool HandlerPool::try_reserve(Lane lane) {
    const std::lock_guard lock(mutex_);
    return queue_.try_reserve(lane);
}

Awaitable<Response> HandlerPool::run(Lane lane, Request request) {
    // No coroutine on purpose: GCC 12 mishandles capturing lambdas inside a co_await expression.
    auto start = [this, lane](auto resume, Request moved) {
        auto work = [this, resume = std::move(resume), moved = std::move(moved)]() mutable {
            const auto connection = net::get_associated_executor(resume);
            const bool is_large = moved.body.size() > large_body;
            Response response = serve(std::move(moved));
            net::post(connection, [resume = std::move(resume), response = std::move(response)]() mutable {
                std::move(resume)(std::move(response));
            });
            if (is_large && after_large_request_) after_large_request_();
        };
        enqueue(lane, std::make_unique<JobOf<decltype(work)>>(std::move(work)));
    };
    return net::async_initiate<const net::use_awaitable_t<Strand>, void(Response)>(start, use_awaitable,
                                                                                   std::move(request));
}

Response HandlerPool::serve(Request request) {
    return refusing_ ? shutting_down() : service_.handle(std::move(request));
}

void HandlerPool::enqueue(Lane lane, std::unique_ptr<Job> job) {
    const std::lock_guard lock(mutex_);
    queue_.add(lane, std::move(job));
    begin_what_may();
}

void HandlerPool::begin_what_may() {
    while (auto turn = queue_.next()) {
        net::post(threads_, [this, turn = *std::move(turn)]() mutable { run_turn(std::move(turn)); });
    }
}

void HandlerPool::run_turn(Queue::Turn turn) {
    turn.work->run();
    turn.work.reset();
    const std::lock_guard lock(mutex_);
    queue_.finished(turn.lane);
    begin_what_may();
}

}  // namespace storyflow::http
