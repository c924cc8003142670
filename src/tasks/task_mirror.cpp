#include "tasks/task_mirror.hpp"

#include <algorithm>
#include <utility>

namespace storyflow::tasks {

void TaskMirror::load() {
    for (const auto& id : store_.list()) {
        const auto delta = store_.find(id);
        if (!delta) continue;
        registry_.apply(*delta);
        learn_pace(*delta);
    }
}

void TaskMirror::refresh(const std::string& task_id) {
    turns_.take(task_id, [&] { read(task_id); });
}

void TaskMirror::read(const std::string& task_id) {
    const auto delta = store_.find(task_id, registry_.known_finished(task_id));
    if (!delta) {
        registry_.erase(task_id);
    } else if (const auto head = registry_.apply(*delta)) {
        learn_pace(*delta);
        publish(*delta, *head);
    }
}

void TaskMirror::put(const TaskStatus& head) {
    if (const auto applied = registry_.apply({head, {}})) publish(*applied, *applied);
}

void TaskMirror::forget(const std::string& task_id) {
    // In turn: a look at the store from before its removal must not bring it back.
    turns_.take(task_id, [&] { registry_.erase(task_id); });
}

void TaskMirror::set_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                              const std::optional<std::string>& current_segment_id) {
    const auto head = registry_.set_progress(task_id, current, total, current_segment_id);
    if (head) publish(*head, *head);
}

void TaskMirror::add(std::string_view task_id, const CompletedSegment& segment) {
    const auto head = registry_.add(task_id, segment);
    if (!head) return;
    publish(*head, segment);
    publish(*head, *head);
}

void TaskMirror::add(std::string_view task_id, const SegmentError& error) {
    const auto head = registry_.add(task_id, error);
    if (!head) return;
    publish(*head, error);
    publish(*head, *head);
}

Outlook TaskMirror::outlook(std::string_view task_id, int workers) const {
    const auto standing = registry_.standing(task_id);
    if (!standing) return {};
    Outlook outlook;
    if (standing->is_waiting) outlook.queue_position = standing->items_before;
    outlook.eta_seconds = seconds_for(standing->characters_before + standing->characters_left, workers);
    return outlook;
}

std::optional<double> TaskMirror::seconds_for(std::int64_t characters, int workers) const {
    auto seconds = pace_.seconds_for(characters);
    if (seconds) *seconds /= std::max(workers, 1);
    return seconds;
}

void TaskMirror::learn_pace(const TaskDelta& delta) {
    for (const auto& item : delta.finished) {
        if (item.completed) pace_.add(item.characters, item.seconds);
    }
}

void TaskMirror::publish(const TaskDelta& delta, const TaskStatus& head) {
    for (const auto& item : delta.finished) {
        if (item.completed) {
            publish(head, *item.completed);
        } else {
            publish(head, SegmentError{item.segment_id, item.error});
        }
    }
    publish(head, head);
}

template <typename What>
void TaskMirror::publish(const TaskStatus& head, What what) {
    events_.publish({.task_id = head.task_id, .project_id = head.project_id, .what = std::move(what)});
}

}  // namespace storyflow::tasks
