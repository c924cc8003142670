#include "metrics/measured_processor.hpp"

#include <chrono>
#include <utility>

#include "base/error.hpp"

namespace storyflow::metrics {

namespace {

using Clock = std::chrono::steady_clock;

/// The outcome of an exception, as `tasks::ItemProcessor` defines it.
tasks::ItemOutcome outcome_of(const base::Error& error) {
    if (error.kind() == base::ErrorKind::cancelled) return tasks::ItemCancelled{};
    return tasks::ItemFailed{.reason = {}, .may_pass = error.kind() == base::ErrorKind::unavailable};
}

}  // namespace

tasks::ItemOutcome MeasuredProcessor::process(const tasks::ItemClaim& claim, std::stop_token stop) {
    const auto began = Clock::now();
    try {
        auto outcome = processor_.process(claim, std::move(stop));
        measures_.item_ended(outcome, Clock::now() - began);
        return outcome;
    } catch (const base::Error& error) {
        measures_.item_ended(outcome_of(error), Clock::now() - began);
        throw;
    }
}

}  // namespace storyflow::metrics
