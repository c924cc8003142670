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

/// What happens to a task, or to the tasks of a project, as server-sent events: first how everything stands
/// (`snapshot`), then each change (`status`, `segment`, `failure`). An event may repeat what a snapshot
/// before it has already, but nothing is ever left out. Used by one thread at a time.
class TaskEventStream final : public http::BodyStream {
  public:
    /// Goes on behind `last_event_id` when that is an event of this run of the program from which everything
    /// is still remembered; else begins with a snapshot. Throws `base::Error{unavailable}` when there are no
    /// events to be had. `memory` outlives the stream and holds what waits to be sent, where there is one;
    /// when it has too little left, `base::Error{unavailable}`, also from `next`: the client comes back.
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
    /// In memory that is taken before the snapshot is made.
    void append_snapshot(std::uint64_t position);
    void take_memory(std::size_t bytes);
    void append(const tasks::TaskEvent& event);
    void append(std::uint64_t number, std::string_view name, std::string data);

    std::unique_ptr<EventSubject> subject_;
    std::string boot_id_;
    std::shared_ptr<Waker> waker_;
    std::unique_ptr<tasks::TaskEvents::Watch> watch_;
    http::MemoryBudget::Share* memory_;
    std::string pending_;     ///< rendered
    std::size_t sent_ = 0;    ///< of `pending_`
    bool ends_soon_ = false;  ///< the subject has ended; its last events are still to come
    bool has_ended_ = false;  ///< nothing follows `pending_`
};

}  // namespace storyflow::api
