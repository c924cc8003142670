#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "tests/contract/store_contract.hpp"
#include "tests/contract/task_invariants.hpp"

namespace storyflow::contract {

/// Something that happens to a queue.
struct QueueStep {
    enum class Action {
        enqueue,
        enqueue_interactive,
        claim,
        complete,
        fail,
        postpone,
        give_back,
        acknowledge_cancel,
        renew,
        cancel,
        let_time_pass,
        expire,
        restart,
        crash,
    };

    Action action = Action::claim;
    int choice = 0;  ///< of a task, claim or segment; of a time

    friend std::ostream& operator<<(std::ostream& out, const QueueStep& step) {
        return out << static_cast<int>(step.action) << '/' << step.choice;
    }
};

/// Does to a queue what it is told, knows what must come of it, and looks at every task after every step.
/// Each breach is a RapidCheck failure.
class QueueTrial {
  public:
    explicit QueueTrial(std::unique_ptr<Stores> stores) : stores_(std::move(stores)) {}

    void run(const QueueStep& step);
    /// Everything that is left can be brought to an end.
    void finish_everything();

  private:
    /// An item as the world outside knows it.
    struct KnownItem {
        tasks::ItemClaim claim;  ///< the last
        bool is_running = false;
        bool is_suspect = false;
        base::Timestamp lease_until;
        int crashes = 0;
        int losses = 0;
    };

    void take(const QueueStep& step);
    void enqueue(int choice, tasks::Priority priority);
    void claim();
    /// Also of claims that hold no more.
    void finish(int choice, tasks::ItemOutcome outcome);
    /// As a worker does: only when it was asked to.
    void acknowledge_cancel(int choice);
    void renew(int choice);
    void cancel(int choice);
    void put_back(tasks::Orphans which);

    void expect_nothing_to_hand_out(const tasks::ClaimResult& result);
    void look_at_everything();
    [[nodiscard]] SeenTask look_at(const std::string& task_id);
    [[nodiscard]] const tasks::ItemClaim& any_claim(int choice) const;
    [[nodiscard]] bool holds(const tasks::ItemClaim& claim) const;
    [[nodiscard]] bool a_suspect_is_running() const;
    static void lose(KnownItem& item, tasks::Orphans how);

    std::unique_ptr<Stores> stores_;
    std::vector<std::string> task_ids_;
    int requests_ = 0;
    std::vector<tasks::ItemClaim> claims_;  ///< all that were ever made
    std::map<std::int64_t, KnownItem> items_;
    std::map<std::string, SeenTask> seen_;
    std::map<std::string, int> active_;  ///< items per segment, when it was looked at last
};

}  // namespace storyflow::contract
