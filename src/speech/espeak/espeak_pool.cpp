#include "speech/espeak/espeak_pool.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

base::Error cancelled() {
    return {base::ErrorKind::cancelled, "Speaking was cancelled."};
}

base::Error too_slow(std::chrono::milliseconds limit) {
    return {base::ErrorKind::unavailable,
            "eSpeak gave no answer within " + std::to_string(limit.count()) + " ms and was stopped."};
}

EspeakPoolOptions at_least_one_process(EspeakPoolOptions options) {
    options.processes = std::max<std::size_t>(1, options.processes);
    return options;
}

/// The reply unless it reports an error, which is thrown.
EspeakReply without_error(EspeakReply reply) {
    if (reply.header.kind != EspeakReplyHeader::Kind::error) return reply;
    const bool may_pass = reply.header.number == espeak_error_may_pass;
    throw base::Error(may_pass ? base::ErrorKind::unavailable : base::ErrorKind::internal,
                      "eSpeak could not do it: " + reply.payload.substr(0, 200));
}

}  // namespace

/// The right to use one process; the constructor waits for it. Gives the process back on destruction if it is
/// still alive.
class EspeakPool::Slot {
  public:
    Slot(EspeakPool& pool, const std::stop_token& stop) : pool_(pool) {
        auto taken = pool_.taken_.lock();
        const auto is_free = [this](std::size_t now) { return now < pool_.options_.processes; };
        if (!taken.wait(pool_.freed_, stop, is_free) || stop.stop_requested()) throw cancelled();
        ++*taken;
        process_ = pool_.idle_.take();
    }
    ~Slot() {
        {
            const auto taken = pool_.taken_.lock();
            --*taken;
            if (process_) pool_.idle_.keep(std::move(process_));
        }
        pool_.freed_.notify_all();  // wake all waiters: a single one might be about to give up
    }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

    /// Whether the next exchange uses a process that was kept idle, for any length of time.
    [[nodiscard]] bool has_kept_process() const { return process_ != nullptr; }

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

EspeakPool::EspeakPool(EspeakPoolOptions options)
    : options_(at_least_one_process(std::move(options))), idle_(options_.processes) {}

EspeakReply EspeakPool::ask(const EspeakRequest& request, const std::stop_token& stop) {
    Slot slot(*this, stop);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const bool was_kept = slot.has_kept_process();
        Exchange exchange = slot.exchange(request, stop);
        switch (exchange.end) {
            case ExchangeEnd::replied:
                return without_error(std::move(exchange.reply));
            case ExchangeEnd::cancelled:
                throw cancelled();
            case ExchangeEnd::timed_out:
                ++lost_processes_;
                if (!was_kept) throw too_slow(options_.time_limit);
                spdlog::warn("storyflow-espeak gave no answer in time; a fresh one is asked");
                break;
            case ExchangeEnd::died:
                ++lost_processes_;
                spdlog::warn("storyflow-espeak died while it worked");
                break;
        }
    }
    throw base::Error(base::ErrorKind::unavailable,
                      "The program storyflow-espeak failed twice on this text; the last time it died.");
}

}  // namespace storyflow::speech
