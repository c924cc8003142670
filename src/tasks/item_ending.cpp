#include "tasks/item_ending.hpp"

#include <variant>

namespace storyflow::tasks {

namespace {

/// Puts unfinished work back into the queue, unless its task is to be cancelled.
void go_on_later(ItemRecord& item, ItemState state) {
    item.state = item.cancel_requested ? ItemState::cancelled : state;
    if (item.cancel_requested) item.error = std::nullopt;
}

/// Applies each kind of outcome to the item.
struct OutcomeTaker {
    ItemRecord& item;
    base::Timestamp now;

    void operator()(const CompletedSegment& completed) const {
        item.state = ItemState::done;
        item.completed = completed;
        item.error = std::nullopt;
    }
    void operator()(const ItemFailed& failed) const {
        item.state = ItemState::failed;
        item.error = failed.reason;
    }
    void operator()(const ItemCancelled&) const {
        item.state = ItemState::cancelled;
        item.error = std::nullopt;
    }
    void operator()(const ItemPostponed& postponed) const {
        ++item.failures;
        item.error = postponed.reason;
        go_on_later(item, ItemState::delayed);
        if (item.state == ItemState::delayed) item.not_before = now + postponed.delay;
    }
    void operator()(const ItemGivenBack&) const {
        --item.attempt;
        go_on_later(item, ItemState::queued);
    }
};

}  // namespace

bool is_finished(const ItemRecord& item) {
    return item.state == ItemState::done || item.state == ItemState::failed;
}

bool waits(const ItemRecord& item) {
    return item.state == ItemState::queued || item.state == ItemState::delayed;
}

bool may_wait_again(const ItemOutcome& outcome) {
    return std::holds_alternative<ItemPostponed>(outcome) || std::holds_alternative<ItemGivenBack>(outcome);
}

void end_by(ItemRecord& item, const ItemOutcome& outcome, base::Timestamp now) {
    std::visit(OutcomeTaker{item, now}, outcome);
    // An item that returns to the queue unfinished stays a suspect.
    if (item.state != ItemState::queued) item.is_suspect = false;
}

void end_by_death(ItemRecord& item, bool by_own_fault, int deaths) {
    ++(by_own_fault ? item.crashes : item.losses);
    if (item.crashes >= most_crashes || item.crashes + item.losses >= deaths) {
        item.state = ItemState::failed;
        item.error = quarantine_reason;
    } else {
        go_on_later(item, ItemState::queued);
    }
    item.is_suspect = item.state == ItemState::queued;
}

}  // namespace storyflow::tasks
