#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

/// The values of background work. A task is what a client requests and watches; its items are the segments to
/// narrate.
namespace storyflow::tasks {

enum class TaskState { pending, processing, completed, failed, cancelled };

/// The state in JSON and in the store: "PENDING", "PROCESSING", …
[[nodiscard]] std::string_view to_string(TaskState state);
[[nodiscard]] std::optional<TaskState> parse_task_state(std::string_view word);
/// COMPLETED, FAILED and CANCELLED are final.
[[nodiscard]] bool is_end_state(TaskState state);

/// The end state that follows from the items (only meaningful if none is left): CANCELLED for a cancelled
/// task, COMPLETED with at least one success or without any item, else FAILED.
[[nodiscard]] TaskState end_state(bool cancel_requested, std::int64_t succeeded, std::int64_t failed);

/// trunc(100 * current / total), 0 when total is 0, within 0..100.
[[nodiscard]] int percentage(std::int64_t current, std::int64_t total);

enum class Priority { interactive = 0, batch = 1 };

/// The engine, voice and speed of a task, fixed when it is submitted.
struct Rendition {
    std::string engine;
    std::string voice;
    double speed = 1.0;

    bool operator==(const Rendition&) const = default;
};

/// The kind of work that a task is, and what exactly is to be done, in the words of the kind's processor.
struct Work {
    std::string kind = "narration";
    std::string order;

    bool operator==(const Work&) const = default;
};

/// The revisions of a segment on which a decision was based.
struct SegmentRevision {
    std::int64_t text = 0;
    std::int64_t lock = 0;
    bool is_locked = false;

    bool operator==(const SegmentRevision&) const = default;
};

struct NewItem {
    std::string segment_id;  ///< or a name of what is made, for work on a whole project
    /// If set, the user explicitly asked to narrate the segment although it was locked at this lock revision.
    std::optional<std::int64_t> overridden_lock;
    /// The segment's revisions when it was chosen; std::nullopt: not checked.
    std::optional<SegmentRevision> decided_on;
    std::int64_t characters = 0;  ///< of its script: the amount of work
};

/// A client's own key for a request: repeating the request with the same key has no further effect.
struct RequestKey {
    std::string key;
    std::string fingerprint;  ///< of the request's content, which must be the same
};

struct NewTask {
    std::string id;
    std::string project_id;
    Priority priority = Priority::batch;
    Rendition rendition;
    std::vector<NewItem> items;  ///< in the order of narration; at most one per segment
    std::optional<RequestKey> request_key;
    std::string request_id = {};  ///< of the HTTP request that starts it, for the log; empty for none
    Work work{};
};

struct CompletedSegment {
    std::string segment_id;
    std::string audio_url;
    double duration = 0.0;  ///< seconds

    bool operator==(const CompletedSegment&) const = default;
};

struct SegmentError {
    std::string segment_id;
    std::string error;

    bool operator==(const SegmentError&) const = default;
};

struct Progress {
    std::int64_t current = 0;  ///< finished items, including failed ones
    std::int64_t total = 0;
    int percentage = 0;
    std::optional<std::string> current_segment_id;  ///< the segment of the item that began last

    bool operator==(const Progress&) const = default;
};

/// The status of a task as clients see it: a copy, never a reference to live data.
struct TaskStatus {
    std::string task_id;
    std::string project_id;
    std::string request_id = {};  ///< of the request that started it; empty if it is not known
    std::int64_t number = 0;      ///< order of submission
    std::int64_t version = 1;     ///< grows with every change of the task
    Priority priority = Priority::batch;
    TaskState state = TaskState::pending;
    Progress progress;
    std::int64_t characters = 0;       ///< of all its items' scripts
    std::int64_t characters_done = 0;  ///< of the scripts of finished items
    std::vector<CompletedSegment> completed_segments;
    std::vector<SegmentError> errors;
    bool cancel_requested = false;
    base::Timestamp created_at;
    std::optional<base::Timestamp> completed_at;
    std::string engine{};  ///< that narrates its items
    std::string kind = "narration";

    bool operator==(const TaskStatus&) const = default;
};

enum class ItemState { queued, delayed, running, done, failed, cancelled };

/// The state in JSON and in the store: "QUEUED", "DELAYED", …
[[nodiscard]] std::string_view to_string(ItemState state);
[[nodiscard]] std::optional<ItemState> parse_item_state(std::string_view word);

/// One item as operators see it.
struct ItemStatus {
    std::string segment_id;
    ItemState state = ItemState::queued;
    int attempts = 0;                            ///< number of attempts
    std::optional<std::string> lease_owner;      ///< the process that works on it
    std::optional<base::Timestamp> lease_until;  ///< when another worker may take it over
    std::optional<base::Timestamp> not_before;   ///< when a delayed item is tried again
    std::optional<std::string> error;            ///< why it failed, or why it is tried again

    bool operator==(const ItemStatus&) const = default;
};

struct ItemPage {
    std::int64_t count = 0;  ///< of all items of the task
    std::vector<ItemStatus> items;
};

}  // namespace storyflow::tasks
