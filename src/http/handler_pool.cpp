#include "http/handler_pool.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <utility>

#include "http/refusals.hpp"

namespace storyflow::http {

HandlerPool::HandlerPool(Service& service, int threads, std::size_t max_waiting)
    : service_(service), max_waiting_(max_waiting), threads_(static_cast<std::size_t>(threads)) {}

bool HandlerPool::try_reserve() {
    if (waiting_.fetch_add(1) < max_waiting_) return true;
    --waiting_;
    return false;
}

Awaitable<Response> HandlerPool::run(Request request) {
    // No coroutine on purpose: GCC 12 mishandles capturing lambdas inside a co_await expression.
    auto start = [this](auto resume, Request moved) {
        auto work = [this, resume = std::move(resume), moved = std::move(moved)]() mutable {
            const auto connection = net::get_associated_executor(resume);
            Response response = serve(std::move(moved));
            net::post(connection, [resume = std::move(resume), response = std::move(response)]() mutable {
                std::move(resume)(std::move(response));
            });
        };
        net::post(threads_, std::move(work));
    };
    return net::async_initiate<const net::use_awaitable_t<Strand>, void(Response)>(start, use_awaitable,
                                                                                   std::move(request));
}

Response HandlerPool::serve(Request request) {
    --waiting_;
    return refusing_ ? shutting_down() : service_.handle(std::move(request));
}

}  // namespace storyflow::http
