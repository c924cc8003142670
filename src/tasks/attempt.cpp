#include "tasks/attempt.hpp"

#include <spdlog/spdlog.h>

#include <utility>
#include <variant>

#include "base/caught_error.hpp"
#include "base/log_text.hpp"
#include "tasks/log_name.hpp"

namespace storyflow::tasks {

namespace {

Attempt failed(const base::Error& error, const ItemClaim& claim) {
    const bool may_pass = error.kind() == base::ErrorKind::unavailable;
    const bool gave_up = error.kind() == base::ErrorKind::cancelled;
    if (!gave_up) spdlog::warn("{}: {}", log_name(claim), base::log_text(error));
    return {ItemFailed{error.what(), may_pass}, may_pass || gave_up};
}

ItemOutcome postponed_if_possible(ItemOutcome outcome, const ItemClaim& claim, const RetryPolicy& retries) {
    const auto* const failure = std::get_if<ItemFailed>(&outcome);
    if (failure == nullptr || !failure->may_pass) return outcome;
    const int failures = claim.failures + 1;
    if (failures >= retries.most_failures) return outcome;
    return ItemPostponed{failure->reason, retries.delay_after(failures)};
}

}  // namespace

Attempt attempt(ItemProcessor& processor, const ItemClaim& claim, const std::stop_token& stop) {
    if (stop.stop_requested()) return {ItemFailed{"Narration was stopped before it began."}, true};
    try {
        ItemOutcome outcome = processor.process(claim, stop);
        const auto* const failure = std::get_if<ItemFailed>(&outcome);
        const bool may_pass = failure != nullptr && failure->may_pass;
        return {std::move(outcome), may_pass};
    } catch (...) {
        return failed(base::caught_error(), claim);
    }
}

std::optional<ItemOutcome> outcome_of(Attempt attempt, GiveUp why, const ItemClaim& claim,
                                      const RetryPolicy& retries) {
    switch (why) {
        case GiveUp::lease_lost:
            return std::nullopt;
        case GiveUp::task_cancelled:
            if (attempt.is_unfinished) return ItemCancelled{};
            break;
        case GiveUp::pool_stops:
            if (attempt.is_unfinished) return ItemGivenBack{};
            break;
        case GiveUp::no:
            break;
    }
    return postponed_if_possible(std::move(attempt.outcome), claim, retries);
}

}  // namespace storyflow::tasks
