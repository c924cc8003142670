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

/// One operation on a queue.
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
    int choice = 0;  ///< selects a task, claim, segment or time

    friend std::ostream& operator<<(std::ostream& out, const QueueStep& step) {
        return out << static_cast<int>(step.action) << '/' << step.choice;
    }
};

/// Runs operations on a queue, predicts their results, and checks every task after every step. Each violation
/// is a RapidCheck failure.
class QueueTrial {
  public:
    explicit QueueTrial(std::unique_ptr<Stores> stores) : stores_(std::move(stores)) {}

    void run(const QueueStep& step);
    /// Checks that all remaining work can be finished.
    void finish_everything();

  private:
    /// What the trial knows of an item.
    struct KnownItem {
        tasks::ItemClaim claim;  ///< the latest claim
        bool is_running = false;
        bool is_suspect = false;
        base::Timestamp lease_until;
        int crashes = 0;
        int losses = 0;
    };

    void take(const QueueStep& step);
    void enqueue(int choice, tasks::Priority priority);
    void claim();
    /// Also with claims whose lease is lost.
    void finish(int choice, tasks::ItemOutcome outcome);
    /// Ends an item as cancelled, as a worker does, and only if its cancellation was requested.
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
    std::vector<tasks::ItemClaim> claims_;  ///< all claims so far
    std::map<std::int64_t, KnownItem> items_;
    std::map<std::string, SeenTask> seen_;
    std::map<std::string, int> active_;  ///< active items per segment at the last check
};

}  // namespace storyflow::contract
