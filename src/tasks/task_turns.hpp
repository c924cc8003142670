#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

namespace storyflow::tasks {

/// Lets threads that want the same done for a task take turns. Several who ask while a turn lasts share the
/// next one: what is done is to look at the latest state, so one look serves all who asked before it. Safe
/// from any thread; different tasks do not wait for each other.
class TaskTurns {
  public:
    /// Returns when `action`, this one or another's, has run from begin to end after the call. What this
    /// `action` throws is passed on; then those who shared the turn take their own.
    void take(const std::string& task_id, const std::function<void()>& action);

  private:
    struct Line {
        std::uint64_t asked = 0;
        std::uint64_t served = 0;  ///< all who asked up to here
        bool is_running = false;
        std::size_t present = 0;
    };
    class Turn;

    std::mutex mutex_;
    std::condition_variable turn_ended_;
    std::unordered_map<std::string, Line> lines_;
};

}  // namespace storyflow::tasks
