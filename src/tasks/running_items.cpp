#include "tasks/running_items.hpp"

#include <algorithm>

namespace storyflow::tasks {

RunningItems::ClaimUnderWay::ClaimUnderWay(RunningItems& items) : items_(items) {
    const std::lock_guard lock(items_.mutex_);
    ++items_.claims_under_way_;
}

RunningItems::ClaimUnderWay::~ClaimUnderWay() {
    const std::lock_guard lock(items_.mutex_);
    if (--items_.claims_under_way_ == 0) items_.stopped_meanwhile_.clear();
}

void RunningItems::add(const ItemClaim& claim) {
    const std::lock_guard lock(mutex_);
    Item& item = items_[key(claim)];
    item.claim = claim;
    if (all_stop_) item.why = GiveUp::pool_stops;
    if (stopped_meanwhile_.contains(claim.task_id)) item.why = GiveUp::task_cancelled;
    if (item.why != GiveUp::no) item.stop.request_stop();  // nobody listens yet
}

void RunningItems::remove(const ItemClaim& claim) {
    const std::lock_guard lock(mutex_);
    items_.erase(key(claim));
}

std::stop_token RunningItems::stop_token(const ItemClaim& claim) const {
    const std::lock_guard lock(mutex_);
    return items_.at(key(claim)).stop.get_token();
}

void RunningItems::give_up(const ItemClaim& claim, GiveUp why) {
    ask(why, [&](const ItemClaim& running) { return key(running) == key(claim); });
}

void RunningItems::give_up_task(std::string_view task_id) {
    {
        const std::lock_guard lock(mutex_);
        if (claims_under_way_ > 0) stopped_meanwhile_.emplace(task_id);
    }
    ask(GiveUp::task_cancelled, [&](const ItemClaim& running) { return running.task_id == task_id; });
}

void RunningItems::give_up_all() {
    {
        const std::lock_guard lock(mutex_);
        all_stop_ = true;
    }
    ask(GiveUp::pool_stops, [](const ItemClaim&) { return true; });
}

void RunningItems::ask(GiveUp why, const std::function<bool(const ItemClaim&)>& is_meant) {
    std::vector<std::stop_source> asked;
    {
        const std::lock_guard lock(mutex_);
        for (auto& [id, item] : items_) {
            if (!is_meant(item.claim)) continue;
            item.why = std::max(item.why, why);
            asked.push_back(item.stop);
        }
    }
    for (std::stop_source& stop : asked)
        stop.request_stop();  // runs code of whoever listens: not under the lock
}

GiveUp RunningItems::why(const ItemClaim& claim) const {
    const std::lock_guard lock(mutex_);
    const auto found = items_.find(key(claim));
    return found == items_.end() ? GiveUp::no : found->second.why;
}

std::vector<ItemClaim> RunningItems::leased() const {
    const std::lock_guard lock(mutex_);
    std::vector<ItemClaim> claims;
    for (const auto& [id, item] : items_) {
        if (item.why != GiveUp::lease_lost) claims.push_back(item.claim);
    }
    return claims;
}

}  // namespace storyflow::tasks
