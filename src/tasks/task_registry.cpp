#include "tasks/task_registry.hpp"

#include <algorithm>
#include <mutex>
#include <ranges>
#include <utility>

namespace storyflow::tasks {

namespace {

bool is_wanted(const TaskStatus& head, const TaskFilter& filter) {
    return (!filter.project_id || *filter.project_id == head.project_id) &&
           (!filter.state || *filter.state == head.state);
}

std::int64_t items_left(const TaskStatus& head) {
    return std::max<std::int64_t>(head.progress.total - head.progress.current, 0);
}

std::int64_t characters_left(const TaskStatus& head) {
    return std::max<std::int64_t>(head.characters - head.characters_done, 0);
}

}  // namespace

std::optional<TaskStatus> TaskRegistry::apply(const TaskDelta& delta) {
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = records_.try_emplace(delta.head.task_id);
    Record& record = found->second;
    if (!is_new && delta.head.version <= record.stored_version) return std::nullopt;
    if (!is_new) {
        line_.erase(rank(record.head));
        by_number_.erase({record.head.number, record.head.task_id});
    }
    record.head = delta.head;
    record.head.completed_segments.clear();
    record.head.errors.clear();
    record.stored_version = delta.head.version;
    record.head.version += record.live_additions;
    record.known_finished += delta.finished.size();
    for (const auto& item : delta.finished) {
        if (item.completed) {
            record.completed.push_back(*item.completed);
        } else {
            record.errors.push_back({item.segment_id, item.error});
        }
    }
    by_number_.emplace(record.head.number, record.head.task_id);
    if (is_in_line(record.head)) line_.emplace(rank(record.head), &record);
    return record.head;
}

std::size_t TaskRegistry::known_finished(std::string_view task_id) const {
    const std::shared_lock lock(mutex_);
    const Record* const known = record(task_id);
    return known == nullptr ? 0 : known->known_finished;
}

std::optional<TaskHead> TaskRegistry::head(std::string_view task_id) const {
    const std::shared_lock lock(mutex_);
    const Record* const known = record(task_id);
    if (known == nullptr) return std::nullopt;
    return TaskHead{.status = known->head, .listed = known->completed.size() + known->errors.size()};
}

std::optional<TaskStatus> TaskRegistry::find(std::string_view task_id) const {
    const std::shared_lock lock(mutex_);
    const Record* const known = record(task_id);
    if (known == nullptr) return std::nullopt;
    TaskStatus status = known->head;
    status.completed_segments = known->completed;
    status.errors = known->errors;
    return status;
}

bool TaskRegistry::is_cancelled(std::string_view task_id) const {
    const std::shared_lock lock(mutex_);
    const Record* const known = record(task_id);
    return known != nullptr && known->head.cancel_requested;
}

bool TaskRegistry::is_ended(std::string_view task_id) const {
    const std::shared_lock lock(mutex_);
    const Record* const known = record(task_id);
    return known != nullptr && is_end_state(known->head.state);
}

TaskPage TaskRegistry::list(const TaskFilter& filter, std::size_t offset, std::size_t limit) const {
    const std::shared_lock lock(mutex_);
    TaskPage page;
    std::size_t wanted = 0;
    for (const auto& [number, id] : std::views::reverse(by_number_)) {
        const TaskStatus& head = record(id)->head;
        if (!is_wanted(head, filter)) continue;
        if (wanted >= offset && page.tasks.size() < limit) page.tasks.push_back(head);
        ++wanted;
    }
    page.count = static_cast<std::int64_t>(wanted);
    return page;
}

std::optional<Standing> TaskRegistry::standing(std::string_view task_id) const {
    const std::shared_lock lock(mutex_);
    const Record* const known = record(task_id);
    if (known == nullptr || !is_in_line(known->head)) return std::nullopt;
    Standing standing;
    standing.is_waiting = known->head.state == TaskState::pending;
    standing.characters_left = characters_left(known->head);
    for (const auto& [rank, before] : line_) {
        if (before == known) break;
        standing.items_before += items_left(before->head);
        standing.characters_before += characters_left(before->head);
    }
    return standing;
}

std::vector<std::string> TaskRegistry::ids() const {
    const std::shared_lock lock(mutex_);
    std::vector<std::string> ids;
    ids.reserve(records_.size());
    for (const auto& [id, record] : records_)
        ids.push_back(id);
    return ids;
}

std::optional<TaskStatus> TaskRegistry::set_progress(std::string_view task_id, std::int64_t current,
                                                     std::int64_t total,
                                                     const std::optional<std::string>& current_segment_id) {
    return change_live(task_id, [&](Record& record) {
        Progress& progress = record.head.progress;
        progress.current = current;
        progress.total = total;
        progress.percentage = percentage(current, total);
        if (current_segment_id) progress.current_segment_id = current_segment_id;
    });
}

std::optional<TaskStatus> TaskRegistry::add(std::string_view task_id, const CompletedSegment& segment) {
    return change_live(task_id, [&](Record& record) { record.completed.push_back(segment); });
}

std::optional<TaskStatus> TaskRegistry::add(std::string_view task_id, const SegmentError& error) {
    return change_live(task_id, [&](Record& record) { record.errors.push_back(error); });
}

std::optional<TaskStatus> TaskRegistry::change_live(std::string_view task_id,
                                                    const std::function<void(Record&)>& change) {
    const std::lock_guard lock(mutex_);
    const auto found = records_.find(task_id);
    if (found == records_.end() || is_end_state(found->second.head.state)) return std::nullopt;
    change(found->second);
    ++found->second.live_additions;
    ++found->second.head.version;
    return found->second.head;
}

void TaskRegistry::erase(const std::string& task_id) {
    const std::lock_guard lock(mutex_);
    const auto found = records_.find(task_id);
    if (found == records_.end()) return;
    line_.erase(rank(found->second.head));
    by_number_.erase({found->second.head.number, task_id});
    records_.erase(found);
}

bool TaskRegistry::is_in_line(const TaskStatus& head) {
    return !is_end_state(head.state) && !head.cancel_requested;
}

const TaskRegistry::Record* TaskRegistry::record(std::string_view task_id) const {
    const auto found = records_.find(task_id);
    return found == records_.end() ? nullptr : &found->second;
}

}  // namespace storyflow::tasks
