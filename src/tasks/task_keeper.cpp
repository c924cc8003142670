#include "tasks/task_keeper.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tasks/thread_name.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

/// The keeper asks again for changes from this long before its last look: commits take time, and the clocks
/// of two machines differ.
constexpr seconds overlap{60};
/// If the thread wakes later than this, the machine must have been suspended.
constexpr seconds longest_delay{5};

base::Timestamp wall_clock() {
    return base::SystemClock().now();
}

}  // namespace

TaskKeeper::TaskKeeper(TaskStore& store, WorkQueue& queue, LiveTasks& live, const TaskManagerOptions& options)
    : store_(store),
      queue_(queue),
      live_(live),
      options_(options),
      cleanup_due_(steady_clock::now() + options.cleanup_interval),
      sharing_due_(steady_clock::now() + options.sharing_interval.value_or(milliseconds(0))),
      orphans_seen_(wall_clock()),
      others_seen_(wall_clock()) {}

TaskKeeper::~TaskKeeper() {
    stop();
}

void TaskKeeper::start(WorkerPool& pool) {
    pool_ = &pool;
    thread_ = std::thread([this] { keep(); });
}

void TaskKeeper::stop() {
    const std::lock_guard one_at_a_time(stop_mutex_);
    {
        const auto chores = chores_.lock();
        chores->stopping = true;
    }
    chores_arrived_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool TaskKeeper::refresh_or_later(const std::string& task_id) noexcept {
    try {
        live_.refresh(task_id);
        outage_.succeeded();
        return true;
    } catch (const std::exception& error) {
        outage_.failed("does not show a changed task", error);
        add_unseen({task_id}, options_.work.store_retry_delay);
        return false;
    }
}

void TaskKeeper::refresh_later(const std::string& task_id) {
    add_unseen({task_id}, milliseconds(0));
}

void TaskKeeper::add_unseen(std::set<std::string> task_ids, milliseconds delay) {
    {
        const auto chores = chores_.lock();
        const Time due = steady_clock::now() + delay;
        chores->unseen_due = chores->unseen.empty() ? due : std::min(chores->unseen_due, due);
        chores->unseen.merge(task_ids);
    }
    chores_arrived_.notify_all();
}

std::size_t TaskKeeper::cleanup() {
    const auto removed = store_.remove_ended(options_.retention);
    for (const auto& id : removed)
        live_.forget(id);
    if (!removed.empty()) spdlog::info("Forgot {} ended task(s).", removed.size());
    return removed.size();
}

void TaskKeeper::cleanup_or_log() noexcept {
    do_chore("Removing ended tasks", [this] { cleanup(); });
}

void TaskKeeper::keep() {
    name_this_thread("task-keeper");
    while (wait_for_chores()) {
        look_at_unseen();
        const Time now = steady_clock::now();
        if (options_.sharing_interval && now >= sharing_due_) {
            do_chore("Taking back work of dead processes", [this] { take_back_orphans(); });
            do_chore("Following other processes", [this] { follow_others(); });
            sharing_due_ = steady_clock::now() + *options_.sharing_interval;
        }
        if (now >= cleanup_due_) {
            cleanup_or_log();
            if (options_.sharing_interval) {
                do_chore("Forgetting removed tasks", [this] { forget_what_others_removed(); });
            } else {
                do_chore("Taking back lost work", [this] { take_back_orphans(); });
            }
            cleanup_due_ = steady_clock::now() + options_.cleanup_interval;
        }
    }
}

bool TaskKeeper::wait_for_chores() {
    auto chores = chores_.lock();
    while (!chores->stopping) {
        const Time due = next_due(*chores);
        if (steady_clock::now() >= due) return true;
        chores.wait_until(chores_arrived_, due,
                          [&](const Chores& now) { return now.stopping || next_due(now) < due; });
    }
    return false;
}

TaskKeeper::Time TaskKeeper::next_due(const Chores& chores) const {
    Time due = cleanup_due_;
    if (options_.sharing_interval) due = std::min(due, sharing_due_);
    if (!chores.unseen.empty()) due = std::min(due, chores.unseen_due);
    return due;
}

template <typename Chore>
void TaskKeeper::do_chore(const char* name, Chore chore) noexcept {
    try {
        chore();
    } catch (const std::exception& error) {
        spdlog::error("{} failed: {}", name, error.what());
    }
}

void TaskKeeper::look_at_unseen() {
    std::set<std::string> task_ids;
    {
        const auto chores = chores_.lock();
        if (steady_clock::now() >= chores->unseen_due) task_ids.swap(chores->unseen);
    }
    try {
        for (; !task_ids.empty(); task_ids.erase(task_ids.begin()))
            look_at(*task_ids.begin());
    } catch (const std::exception& error) {
        outage_.failed("does not show changed tasks", error);
        add_unseen(std::move(task_ids), options_.work.store_retry_delay);
    }
}

void TaskKeeper::look_at(const std::string& task_id) {
    live_.refresh(task_id);
    outage_.succeeded();
    if (live_.is_cancelled(task_id) && !live_.is_ended(task_id)) pool_->stop_task(task_id);
}

void TaskKeeper::take_back_orphans() {
    // If the machine was suspended, this process's own leases have expired as well: renew them first.
    const auto interval = options_.sharing_interval.value_or(options_.cleanup_interval);
    const bool was_asleep = wall_clock() - orphans_seen_ > 2 * interval + longest_delay;
    orphans_seen_ = wall_clock();
    if (was_asleep) {
        pool_->check_leases();
        return;
    }
    const auto changed = queue_.put_back(Orphans::expired);
    if (changed.empty()) return;
    add_unseen({changed.begin(), changed.end()}, milliseconds(0));
    pool_->wake();
}

void TaskKeeper::follow_others() {
    const auto begun = wall_clock();
    const auto since_last = std::max(begun - others_seen_, base::Timestamp::duration::zero());
    const auto interval = options_.sharing_interval.value_or(milliseconds(0));
    for (const auto& id : store_.list(std::chrono::ceil<seconds>(since_last + 4 * interval) + overlap)) {
        if (!live_.is_ended(id)) look_at(id);
    }
    others_seen_ = begun;
}

void TaskKeeper::forget_what_others_removed() {
    const auto known = live_.ids();  // before the store: tasks added later are not in it
    const auto stored = store_.list();
    const std::unordered_set<std::string> remaining(stored.begin(), stored.end());
    for (const auto& id : known) {
        if (!remaining.contains(id)) live_.forget(id);
    }
}

}  // namespace storyflow::tasks
