#include "tasks/running_items.hpp"

#include <algorithm>

namespace storyflow::tasks {

RunningItems::ClaimUnderWay::ClaimUnderWay(RunningItems& items) : items_(items) {
    const auto running = items_.running_.lock();
    ++running->claims_under_way;
}

RunningItems::ClaimUnderWay::~ClaimUnderWay() {
    const auto running = items_.running_.lock();
    if (--running->claims_under_way == 0) running->stopped_meanwhile.clear();
}

void RunningItems::add(const ItemClaim& claim) {
    const auto running = running_.lock();
    Item& item = running->items[key(claim)];
    item.claim = claim;
    if (running->all_stop) item.why = GiveUp::pool_stops;
    if (running->stopped_meanwhile.contains(claim.task_id)) item.why = GiveUp::task_cancelled;
    if (item.why != GiveUp::no) item.stop.request_stop();  // no callback is registered yet
}

void RunningItems::remove(const ItemClaim& claim) {
    const auto running = running_.lock();
    running->items.erase(key(claim));
}

std::stop_token RunningItems::stop_token(const ItemClaim& claim) const {
    const auto running = running_.lock();
    return running->items.at(key(claim)).stop.get_token();
}

void RunningItems::give_up(const ItemClaim& claim, GiveUp why) {
    ask(why, [&](const ItemClaim& other) { return key(other) == key(claim); });
}

void RunningItems::give_up_task(std::string_view task_id) {
    {
        const auto running = running_.lock();
        if (running->claims_under_way > 0) running->stopped_meanwhile.emplace(task_id);
    }
    ask(GiveUp::task_cancelled, [&](const ItemClaim& other) { return other.task_id == task_id; });
}

void RunningItems::give_up_all() {
    {
        const auto running = running_.lock();
        running->all_stop = true;
    }
    ask(GiveUp::pool_stops, [](const ItemClaim&) { return true; });
}

void RunningItems::ask(GiveUp why, const std::function<bool(const ItemClaim&)>& is_meant) {
    std::vector<std::stop_source> asked;
    {
        const auto running = running_.lock();
        for (auto& [id, item] : running->items) {
            if (!is_meant(item.claim)) continue;
            item.why = std::max(item.why, why);
            asked.push_back(item.stop);
        }
    }
    for (std::stop_source& stop : asked)
        stop.request_stop();  // runs the registered callbacks, so not under the lock
}

GiveUp RunningItems::why(const ItemClaim& claim) const {
    const auto running = running_.lock();
    const auto found = running->items.find(key(claim));
    return found == running->items.end() ? GiveUp::no : found->second.why;
}

std::vector<ItemClaim> RunningItems::leased() const {
    const auto running = running_.lock();
    std::vector<ItemClaim> claims;
    for (const auto& [id, item] : running->items) {
        if (item.why != GiveUp::lease_lost) claims.push_back(item.claim);
    }
    return claims;
}

}  // namespace storyflow::tasks
