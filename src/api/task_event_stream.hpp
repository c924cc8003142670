#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/event_subject.hpp"
#include "http/body_stream.hpp"
#include "http/memory_budget.hpp"
#include "tasks/task_events.hpp"

namespace storyflow::api {

/// The events of a task, or of all tasks of a project, as server-sent events: first the state as a whole
/// (`snapshot`), then each change (`status`, `segment`, `failure`). An event may repeat what an earlier
/// snapshot contained, but none is left out. Not thread-safe.
class TaskEventStream final : public http::BodyStream {
  public:
    /// Continues after `last_event_id` if that is an event of this run of the program and all events since
    /// are still remembered; else begins with a snapshot. Throws `base::Error{unavailable}` if the task
    /// manager is not running. `memory` (may be null) outlives the stream and is the share for data that
    /// waits to be sent. If the budget has too little left, the constructor and `next` throw
    /// `base::Error{unavailable}`; the client then reconnects.
    TaskEventStream(std::unique_ptr<EventSubject> subject, std::string boot_id,
                    std::string_view last_event_id, http::MemoryBudget::Share* memory = nullptr);
    ~TaskEventStream() override;
    TaskEventStream(const TaskEventStream&) = delete;
    TaskEventStream& operator=(const TaskEventStream&) = delete;

    void on_news(std::function<void()> wake) override;
    [[nodiscard]] std::optional<std::string> next() override;

  private:
    class Waker;

    void refill();
    /// Takes memory before it makes the snapshot.
    void append_snapshot(std::uint64_t position);
    void take_memory(std::size_t bytes);
    void append(const tasks::TaskEvent& event);
    void append(std::uint64_t number, std::string_view name, std::string data);

    std::unique_ptr<EventSubject> subject_;
    std::string boot_id_;
    std::shared_ptr<Waker> waker_;
    std::unique_ptr<tasks::TaskEvents::Watch> watch_;
    http::MemoryBudget::Share* memory_;
    std::string pending_;     ///< rendered, not yet sent completely
    std::size_t sent_ = 0;    ///< bytes of `pending_`
    bool ends_soon_ = false;  ///< the subject has ended; its last events are still to come
    bool has_ended_ = false;  ///< nothing follows `pending_`
};

}  // namespace storyflow::api
