#pragma once

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "http/exchange.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::metrics {

/// A value that is read when Prometheus asks, with at most one label.
struct Gauge {
    std::string name;
    std::string help;
    std::string label_name;  ///< empty: without a label
    std::string label_value;
    double value = 0.0;
    bool only_grows = false;  ///< true for a counter, which only grows as long as the process lives
};

/// Counts what the program does and renders the counts in Prometheus' text format. Names and labels are
/// documented in docs/operations.md; label values come only from our own tables, so that clients cannot
/// create new ones. Safe from any thread.
class Measures final : public http::ExchangeObserver {
  public:
    Measures();

    void exchange_ended(const http::Exchange& exchange) noexcept override;
    void connection_failed(std::string_view reason) noexcept override;
    /// `taken`: seconds from the claim to the outcome, on one worker.
    void item_ended(const tasks::ItemOutcome& outcome, std::chrono::duration<double> taken) noexcept;
    /// `was_there`: the chunk was in the cache and need not be spoken.
    void chunk_looked_up(bool was_there) noexcept;

    /// Returns all counters since the process started, and the given gauges, as text.
    [[nodiscard]] std::string text(const std::vector<Gauge>& gauges) const;

  private:
    prometheus::Registry registry_;
    prometheus::Family<prometheus::Histogram>& requests_;
    prometheus::Family<prometheus::Counter>& items_;
    prometheus::Family<prometheus::Counter>& chunks_;
    prometheus::Counter& failed_connections_;
    prometheus::Counter& sent_bytes_;
    prometheus::Counter& narrated_seconds_;
    prometheus::Counter& narrating_seconds_;
    prometheus::Histogram& real_time_factor_;
};

}  // namespace storyflow::metrics
