#include "speech/espeak/espeak_pool.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

base::Error cancelled() {
    return {base::ErrorKind::cancelled, "Speaking was cancelled."};
}

base::Error too_slow(std::chrono::milliseconds limit) {
    return {base::ErrorKind::internal,
            "eSpeak gave no answer within " + std::to_string(limit.count()) + " ms and was stopped."};
}

EspeakPoolOptions at_least_one_process(EspeakPoolOptions options) {
    options.processes = std::max<std::size_t>(1, options.processes);
    return options;
}

EspeakReply checked(EspeakReply reply) {
    if (reply.header.kind != EspeakReplyHeader::Kind::error) return reply;
    throw base::Error(base::ErrorKind::internal, "eSpeak could not do it: " + reply.payload.substr(0, 200));
}

}  // namespace

/// The right to use one process, waited for. Gives the process back when it ends, if there still is one.
class EspeakPool::Place {
  public:
    Place(EspeakPool& pool, const std::stop_token& stop) : pool_(pool) {
        std::unique_lock lock(pool_.mutex_);
        const auto is_free = [this] { return pool_.taken_ < pool_.options_.processes; };
        if (!pool_.freed_.wait(lock, stop, is_free) || stop.stop_requested()) throw cancelled();
        ++pool_.taken_;
        if (pool_.idle_.empty()) return;
        process_ = std::move(pool_.idle_.back());
        pool_.idle_.pop_back();
    }
    ~Place() {
        {
            const std::lock_guard lock(pool_.mutex_);
            --pool_.taken_;
            if (process_) pool_.idle_.push_back(std::move(process_));
        }
        pool_.freed_.notify_all();  // one waiter alone may be about to give up
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    [[nodiscard]] Exchange exchange(const EspeakRequest& request, const std::stop_token& stop) {
        if (!process_) process_ = std::make_unique<EspeakProcess>(pool_.options_.program);
        Exchange exchange = process_->exchange(request, pool_.options_.time_limit, stop);
        if (exchange.end != ExchangeEnd::replied) process_.reset();
        return exchange;
    }

  private:
    EspeakPool& pool_;
    std::unique_ptr<EspeakProcess> process_;
};

EspeakPool::EspeakPool(EspeakPoolOptions options) : options_(at_least_one_process(std::move(options))) {
    idle_.reserve(options_.processes);  // giving a process back must not fail
}

EspeakReply EspeakPool::ask(const EspeakRequest& request, const std::stop_token& stop) {
    Place place(*this, stop);
    for (int attempt = 0; attempt < 2; ++attempt) {
        Exchange exchange = place.exchange(request, stop);
        switch (exchange.end) {
            case ExchangeEnd::replied:
                return checked(std::move(exchange.reply));
            case ExchangeEnd::cancelled:
                throw cancelled();
            case ExchangeEnd::timed_out:
                throw too_slow(options_.time_limit);
            case ExchangeEnd::died:
                spdlog::warn("storyflow-espeak died while it worked");
                break;
        }
    }
    throw base::Error(base::ErrorKind::internal, "The program storyflow-espeak died twice on this text.");
}

}  // namespace storyflow::speech
