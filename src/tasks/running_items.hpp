#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/locked.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

/// Why a running item must be given up. Later values take precedence over earlier ones.
enum class GiveUp { no, pool_stops, task_cancelled, lease_lost };

/// The items that this process works on, and which of them must be given up. Safe from any thread.
class RunningItems {
  public:
    /// Exists while a claim is being made. Its task is not known yet, so every task that is stopped meanwhile
    /// is recorded.
    class ClaimUnderWay {
      public:
        explicit ClaimUnderWay(RunningItems& items);
        ~ClaimUnderWay();
        ClaimUnderWay(const ClaimUnderWay&) = delete;
        ClaimUnderWay& operator=(const ClaimUnderWay&) = delete;

      private:
        RunningItems& items_;
    };

    /// Adds an item; requests its stop at once if its task was stopped while the claim was being made.
    void add(const ItemClaim& claim);
    void remove(const ItemClaim& claim);
    [[nodiscard]] std::stop_token stop_token(const ItemClaim& claim) const;

    void give_up(const ItemClaim& claim, GiveUp why);
    void give_up_task(std::string_view task_id);
    /// Gives up all items, including those added later.
    void give_up_all();
    [[nodiscard]] GiveUp why(const ItemClaim& claim) const;

    /// The claims whose leases must be renewed.
    [[nodiscard]] std::vector<ItemClaim> leased() const;

  private:
    struct Item {
        ItemClaim claim;
        GiveUp why = GiveUp::no;
        std::stop_source stop;
    };
    /// Item and lease number. The same item may run twice in this process: if its lease ran out, a second
    /// worker may claim it before the first one knows.
    using Key = std::pair<std::int64_t, std::int64_t>;
    struct Running {
        std::map<Key, Item> items;
        bool all_stop = false;
        std::size_t claims_under_way = 0;
        std::set<std::string, std::less<>> stopped_meanwhile;
    };
    static Key key(const ItemClaim& claim) { return {claim.item_id, claim.lease}; }
    void ask(GiveUp why, const std::function<bool(const ItemClaim&)>& is_meant);

    base::Locked<Running> running_;
};

}  // namespace storyflow::tasks
