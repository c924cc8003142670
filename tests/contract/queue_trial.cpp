#include "tests/contract/queue_trial.hpp"

#include <set>

namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::ItemClaim;
using tasks::ItemState;
using tasks::LeaseState;
using tasks::Orphans;

namespace {

constexpr std::chrono::seconds lease{30};

}  // namespace

void QueueTrial::run(const QueueStep& step) {
    take(step);
    look_at_everything();
}

void QueueTrial::finish_everything() {
    stores_->work().put_back(Orphans::all_lost);
    while (true) {
        const auto next = stores_->work().claim_next("last", lease);
        if (next.claim) {
            stores_->work().finish_item(*next.claim,
                                        tasks::CompletedSegment{next.claim->segment_id, "", 1.0});
        } else if (next.next_due) {
            stores_->clock.advance(*next.next_due);
        } else {
            break;
        }
    }
    look_at_everything();
    for (const auto& [id, seen] : seen_)
        RC_ASSERT(tasks::is_end_state(seen.status.state));
}

void QueueTrial::take(const QueueStep& step) {
    using Action = QueueStep::Action;
    switch (step.action) {
        case Action::enqueue:
            return enqueue(step.choice, tasks::Priority::batch);
        case Action::enqueue_interactive:
            return enqueue(step.choice, tasks::Priority::interactive);
        case Action::claim:
            return claim();
        case Action::complete:
            return finish(step.choice, tasks::CompletedSegment{"", "/media/a.wav", 1.0});
        case Action::fail:
            return finish(step.choice, tasks::ItemFailed{"failed"});
        case Action::postpone:
            return finish(step.choice, tasks::ItemPostponed{"later", std::chrono::seconds(step.choice % 60)});
        case Action::give_back:
            return finish(step.choice, tasks::ItemGivenBack{});
        case Action::acknowledge_cancel:
            return acknowledge_cancel(step.choice);
        case Action::renew:
            return renew(step.choice);
        case Action::cancel:
            return cancel(step.choice);
        case Action::let_time_pass:
            return stores_->clock.advance(std::chrono::seconds(step.choice % 40));
        case Action::expire:
            return put_back(Orphans::expired);
        case Action::restart:
            stores_->reopen();
            return put_back(Orphans::all_lost);
        case Action::crash:
            stores_->reopen();
            return put_back(Orphans::of_crashed("worker"));
    }
}

/// Up to four of the six segments of one of three projects.
void QueueTrial::enqueue(int choice, tasks::Priority priority) {
    const std::string project(1, static_cast<char>('A' + choice % 3));
    tasks::NewTask task{.id = "task " + std::to_string(++requests_),
                        .project_id = project,
                        .priority = priority,
                        .rendition = {.engine = "espeak", .voice = "af_bella", .speed = 1.0},
                        .items = {},
                        .request_key = {}};
    for (int i = 0; i < 1 + choice / 3 % 4; ++i) {
        task.items.push_back(
            {.segment_id = project + std::to_string((choice / 12 + i) % 6), .characters = i + 1});
    }
    const auto result = stores_->tasks().enqueue(task, 1000);
    if (result.is_new) task_ids_.push_back(task.id);
    RC_ASSERT(result.must_wait || !tasks::is_end_state(result.status.state));
}

void QueueTrial::claim() {
    const auto now = stores_->clock.now();
    const auto result = stores_->work().claim_next("worker", lease);
    if (!result.claim) return expect_nothing_to_hand_out(result);
    auto& item = items_[result.claim->item_id];
    RC_ASSERT(!item.is_running);
    RC_ASSERT(result.claim->lease > item.claim.lease);
    RC_ASSERT(!item.is_suspect || !a_suspect_is_running());
    item.claim = *result.claim;
    item.is_running = true;
    item.lease_until = now + lease;
    claims_.push_back(*result.claim);
}

void QueueTrial::expect_nothing_to_hand_out(const tasks::ClaimResult& result) {
    look_at_everything();
    for (const auto& [id, seen] : seen_) {
        if (seen.count(ItemState::delayed) > 0) RC_ASSERT(result.next_due > 0ms);
        if (seen.count(ItemState::queued) > 0) RC_ASSERT(a_suspect_is_running());
    }
}

void QueueTrial::finish(int choice, tasks::ItemOutcome outcome) {
    if (claims_.empty()) return;
    const ItemClaim& claim = any_claim(choice);
    if (auto* completed = std::get_if<tasks::CompletedSegment>(&outcome)) {
        completed->segment_id = claim.segment_id;
    }
    const auto result = stores_->work().finish_item(claim, outcome);
    RC_ASSERT(result == (holds(claim) ? tasks::FinishResult::recorded : tasks::FinishResult::lease_lost));
    if (!holds(claim)) return;
    auto& item = items_.at(claim.item_id);
    item.is_running = false;
    if (!std::holds_alternative<tasks::ItemGivenBack>(outcome)) item.is_suspect = false;
}

void QueueTrial::acknowledge_cancel(int choice) {
    if (claims_.empty()) return;
    const auto& task = seen_.at(any_claim(choice).task_id);
    if (task.status.cancel_requested) finish(choice, tasks::ItemCancelled{});
}

void QueueTrial::renew(int choice) {
    if (claims_.empty()) return;
    const ItemClaim& claim = any_claim(choice);
    const bool is_cancelled = seen_.at(claim.task_id).status.cancel_requested;
    const auto if_held = is_cancelled ? LeaseState::cancel_requested : LeaseState::held;
    const auto state = stores_->work().renew({claim}, lease).at(0);
    RC_ASSERT(state == (holds(claim) ? if_held : LeaseState::lost));
    if (holds(claim)) items_.at(claim.item_id).lease_until = stores_->clock.now() + lease;
}

void QueueTrial::cancel(int choice) {
    if (task_ids_.empty()) return;
    const auto& id = task_ids_[static_cast<std::size_t>(choice) % task_ids_.size()];
    const auto before = seen_.at(id).status.state;
    const auto state = stores_->tasks().request_cancel(id);
    RC_ASSERT(state == look_at(id).status.state);
    if (tasks::is_end_state(before)) RC_ASSERT(state == before);
}

void QueueTrial::put_back(Orphans which) {
    std::set<std::string> expected;
    for (auto& [id, item] : items_) {
        if (!item.is_running) continue;
        if (which.lease_ran_out && item.lease_until >= stores_->clock.now()) continue;
        expected.insert(item.claim.task_id);
        lose(item, which);
    }
    const auto changed = stores_->work().put_back(which);
    RC_ASSERT(changed.size() == expected.size());
    RC_ASSERT(std::set<std::string>(changed.begin(), changed.end()) == expected);
}

void QueueTrial::lose(KnownItem& item, Orphans how) {
    ++(how.by_own_fault ? item.crashes : item.losses);
    item.is_running = false;
    item.is_suspect = true;
    RC_ASSERT(item.crashes <= tasks::most_crashes);
    RC_ASSERT(item.crashes + item.losses <= tasks::most_deaths);
}

void QueueTrial::look_at_everything() {
    RC_ASSERT(stores_->tasks().list() == task_ids_);
    active_.clear();
    for (const auto& id : task_ids_) {
        const SeenTask now = look_at(id);
        expect_true_sums(now);
        expect_honest_state(now);
        const auto before = seen_.find(id);
        if (before != seen_.end()) expect_successor(before->second, now);
        seen_[id] = now;
    }
    for (const auto& [segment_id, count] : active_)
        RC_ASSERT(count == 1);
}

SeenTask QueueTrial::look_at(const std::string& task_id) {
    SeenTask seen{tasks::find_status(stores_->tasks(), task_id).value(), {}};
    const auto page = stores_->tasks().items(task_id, 0, 100).value();
    RC_ASSERT(page.count == seen.status.progress.total);
    for (const auto& item : page.items) {
        seen.items.push_back(item.state);
        if (is_waiting(item.state) || item.state == ItemState::running) ++active_[item.segment_id];
    }
    return seen;
}

const ItemClaim& QueueTrial::any_claim(int choice) const {
    return claims_[static_cast<std::size_t>(choice) % claims_.size()];
}

bool QueueTrial::holds(const ItemClaim& claim) const {
    const auto& item = items_.at(claim.item_id);
    return item.is_running && item.claim.lease == claim.lease;
}

bool QueueTrial::a_suspect_is_running() const {
    return std::ranges::any_of(
        items_, [](const auto& known) { return known.second.is_running && known.second.is_suspect; });
}

}  // namespace storyflow::contract
