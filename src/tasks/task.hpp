#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

/// The words of background work. A task is what a client asked for and watches; its items are the segments to
/// narrate.
namespace storyflow::tasks {

enum class TaskState { pending, processing, completed, failed, cancelled };

/// The word on the wire and in the store: "PENDING", "PROCESSING", …
[[nodiscard]] std::string_view to_string(TaskState state);
[[nodiscard]] std::optional<TaskState> parse_task_state(std::string_view word);
/// COMPLETED, FAILED and CANCELLED are final.
[[nodiscard]] bool is_end_state(TaskState state);

/// How the end follows from the items (only meaningful when none is left): a cancelled task is CANCELLED, one
/// with a success (or without any item) COMPLETED, one without FAILED.
[[nodiscard]] TaskState end_state(bool cancel_requested, std::int64_t succeeded, std::int64_t failed);

/// trunc(100 * current / total), 0 when total is 0, within 0..100.
[[nodiscard]] int percentage(std::int64_t current, std::int64_t total);

enum class Priority { interactive = 0, batch = 1 };

/// With what a task speaks; captured when it is submitted.
struct Rendition {
    std::string engine;
    std::string voice;
    double speed = 1.0;

    bool operator==(const Rendition&) const = default;
};

/// The state of a segment that a decision was made on.
struct SegmentRevision {
    std::int64_t text = 0;
    std::int64_t lock = 0;
    bool is_locked = false;

    bool operator==(const SegmentRevision&) const = default;
};

struct NewItem {
    std::string segment_id;
    /// The lock revision at submission when the user explicitly asked to narrate this locked segment all the
    /// same.
    std::optional<std::int64_t> overridden_lock;
    /// What the segment was like when it was chosen; unchecked without one.
    std::optional<SegmentRevision> decided_on;
    std::int64_t characters = 0;  ///< of its script: how much work it is
};

/// A client's own name for a request, so that asking twice is asking once.
struct RequestKey {
    std::string key;
    std::string fingerprint;  ///< of what was asked: the same key for something else is a mistake
};

struct NewTask {
    std::string id;
    std::string project_id;
    Priority priority = Priority::batch;
    Rendition rendition;
    std::vector<NewItem> items;  ///< in the order in which they are to be narrated; at most one per segment
    std::optional<RequestKey> request_key;
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
    std::int64_t current = 0;  ///< items finished, well or badly
    std::int64_t total = 0;
    int percentage = 0;
    std::optional<std::string> current_segment_id;  ///< the item begun last

    bool operator==(const Progress&) const = default;
};

/// What a client sees of a task: a value, never a view of live data.
struct TaskStatus {
    std::string task_id;
    std::string project_id;
    std::int64_t number = 0;   ///< order of submission
    std::int64_t version = 1;  ///< grows with every change of this task
    Priority priority = Priority::batch;
    TaskState state = TaskState::pending;
    Progress progress;
    std::int64_t characters = 0;       ///< of all its items' scripts
    std::int64_t characters_done = 0;  ///< of the finished ones
    std::vector<CompletedSegment> completed_segments;
    std::vector<SegmentError> errors;
    bool cancel_requested = false;
    base::Timestamp created_at;
    std::optional<base::Timestamp> completed_at;

    bool operator==(const TaskStatus&) const = default;
};

enum class ItemState { queued, delayed, running, done, failed, cancelled };

/// The word on the wire and in the store: "QUEUED", "DELAYED", …
[[nodiscard]] std::string_view to_string(ItemState state);
[[nodiscard]] std::optional<ItemState> parse_item_state(std::string_view word);

/// One item as operators see it.
struct ItemStatus {
    std::string segment_id;
    ItemState state = ItemState::queued;
    int attempts = 0;                            ///< how often work on it began
    std::optional<std::string> lease_owner;      ///< who works on it
    std::optional<base::Timestamp> lease_until;  ///< when others may take it over
    std::optional<base::Timestamp> not_before;   ///< when a delayed one is tried again
    std::optional<std::string> error;            ///< why it failed, or why it is tried again

    bool operator==(const ItemStatus&) const = default;
};

struct ItemPage {
    std::int64_t count = 0;  ///< of all items of the task
    std::vector<ItemStatus> items;
};

}  // namespace storyflow::tasks
