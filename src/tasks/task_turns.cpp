#include "tasks/task_turns.hpp"

namespace storyflow::tasks {

/// Someone's place in a line, from coming to leaving. Lives under the lock.
class TaskTurns::Turn {
  public:
    Turn(TaskTurns& turns, const std::string& task_id)
        : turns_(turns), task_id_(task_id), line_(turns.lines_[task_id]), number_(++line_.asked) {
        ++line_.present;
    }
    ~Turn() {
        if (is_mine_) line_.is_running = false;
        if (--line_.present == 0) turns_.lines_.erase(task_id_);
        turns_.turn_ended_.notify_all();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// False when another's turn has served this one.
    bool wait(std::unique_lock<std::mutex>& lock) {
        turns_.turn_ended_.wait(lock, [this] { return is_served() || !line_.is_running; });
        if (is_served()) return false;
        is_mine_ = line_.is_running = true;
        serves_ = line_.asked;
        return true;
    }
    void succeeded() { line_.served = serves_; }

  private:
    [[nodiscard]] bool is_served() const { return line_.served >= number_; }

    TaskTurns& turns_;
    const std::string& task_id_;
    Line& line_;
    const std::uint64_t number_;
    std::uint64_t serves_ = 0;
    bool is_mine_ = false;
};

void TaskTurns::take(const std::string& task_id, const std::function<void()>& action) {
    std::unique_lock lock(mutex_);
    Turn turn(*this, task_id);
    if (!turn.wait(lock)) return;
    lock.unlock();
    try {
        action();
    } catch (...) {
        lock.lock();
        throw;
    }
    lock.lock();
    turn.succeeded();
}

}  // namespace storyflow::tasks
