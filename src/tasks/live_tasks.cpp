#include "tasks/live_tasks.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <ranges>

#include "tasks/log_name.hpp"

namespace storyflow::tasks {

namespace {

bool is_wanted(const TaskStatus& head, const TaskFilter& filter) {
    return (!filter.project_id || *filter.project_id == head.project_id) &&
           (!filter.state || *filter.state == head.state);
}

/// False for a task that is being cancelled: none of its items waits any more.
bool is_in_line(const TaskStatus& head) {
    return !is_end_state(head.state) && !head.cancel_requested;
}

std::int64_t items_left(const TaskStatus& head) {
    return std::max<std::int64_t>(head.progress.total - head.progress.current, 0);
}

std::int64_t characters_left(const TaskStatus& head) {
    return std::max<std::int64_t>(head.characters - head.characters_done, 0);
}

std::tuple<Priority, std::int64_t, std::string> rank(const TaskStatus& head) {
    return {head.priority, head.number, head.task_id};
}

}  // namespace

/// A thread's place in the queue of threads that refresh one task, from construction to destruction.
class LiveTasks::Turn {
  public:
    Turn(LiveTasks& tasks, const std::string& task_id) : tasks_(tasks), task_id_(task_id) {
        const auto lines = tasks_.lines_.lock();
        Line& line = (*lines)[task_id_];
        number_ = ++line.asked;
        ++line.present;
    }
    ~Turn() {
        {
            const auto lines = tasks_.lines_.lock();
            Line& line = lines->at(task_id_);
            if (is_mine_) line.is_running = false;
            if (has_succeeded_) line.served = serves_;
            if (--line.present == 0) lines->erase(task_id_);
        }
        tasks_.turn_ended_.notify_all();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// Waits until this thread may run its action. Returns false if another thread's action has served it.
    bool wait() {
        auto lines = tasks_.lines_.lock();
        Line& line = lines->at(task_id_);
        lines.wait(tasks_.turn_ended_, [&](const auto&) { return is_served(line) || !line.is_running; });
        if (is_served(line)) return false;
        is_mine_ = line.is_running = true;
        serves_ = line.asked;
        return true;
    }
    void succeeded() { has_succeeded_ = true; }

  private:
    [[nodiscard]] bool is_served(const Line& line) const { return line.served >= number_; }

    LiveTasks& tasks_;
    const std::string& task_id_;
    std::uint64_t number_ = 0;
    std::uint64_t serves_ = 0;
    bool is_mine_ = false;
    bool has_succeeded_ = false;
};

void LiveTasks::take_turn(const std::string& task_id, const std::function<void()>& action) {
    Turn turn(*this, task_id);
    if (!turn.wait()) return;
    action();
    turn.succeeded();
}

void LiveTasks::load() {
    for (const auto& id : store_.list()) {
        if (const auto delta = store_.find(id)) apply(*delta);
    }
}

void LiveTasks::refresh(const std::string& task_id) {
    take_turn(task_id, [&] { read(task_id); });
}

void LiveTasks::read(const std::string& task_id) {
    const auto delta = store_.find(task_id, known_finished(task_id));
    if (!delta) {
        erase(task_id);
    } else if (const auto head = apply(*delta)) {
        publish(*delta, *head);
    }
}

void LiveTasks::put(const TaskStatus& head) {
    if (const auto applied = apply({head, {}})) publish(*applied, *applied);
}

void LiveTasks::forget(const std::string& task_id) {
    // In turn: a refresh that read the store before the task's removal must not restore the task.
    take_turn(task_id, [&] { erase(task_id); });
}

const LiveTasks::Record* LiveTasks::Known::find(std::string_view task_id) const {
    const auto found = records.find(task_id);
    return found == records.end() ? nullptr : &found->second;
}

void LiveTasks::Known::add_to_orders(const Record& record) {
    by_number.emplace(record.head.number, record.head.task_id);
    if (is_in_line(record.head)) line.emplace(rank(record.head), &record);
}

void LiveTasks::Known::remove_from_orders(const TaskStatus& head) {
    line.erase(rank(head));
    by_number.erase({head.number, head.task_id});
}

std::optional<TaskStatus> LiveTasks::apply(const TaskDelta& delta) {
    const auto known = known_.lock();
    const auto [found, is_new] = known->records.try_emplace(delta.head.task_id);
    Record& record = found->second;
    if (!is_new && delta.head.version <= record.stored_version) return std::nullopt;
    if (!is_new) known->remove_from_orders(record.head);
    record.head = delta.head;
    record.head.completed_segments.clear();
    record.head.errors.clear();
    record.stored_version = delta.head.version;
    record.head.version += record.live_additions;
    record.known_finished += delta.finished.size();
    for (const auto& item : delta.finished) {
        if (item.completed) {
            record.completed.push_back(*item.completed);
            known->pace.add(item.characters, item.seconds);
        } else {
            record.errors.push_back({item.segment_id, item.error});
        }
    }
    known->add_to_orders(record);
    return record.head;
}

void LiveTasks::erase(const std::string& task_id) {
    const auto known = known_.lock();
    const auto found = known->records.find(task_id);
    if (found == known->records.end()) return;
    known->remove_from_orders(found->second.head);
    known->records.erase(found);
}

std::size_t LiveTasks::known_finished(std::string_view task_id) const {
    const auto known = known_.lock();
    const Record* const record = known->find(task_id);
    return record == nullptr ? 0 : record->known_finished;
}

std::optional<TaskHead> LiveTasks::head(std::string_view task_id) const {
    const auto known = known_.lock();
    const Record* const record = known->find(task_id);
    if (record == nullptr) return std::nullopt;
    return TaskHead{.status = record->head, .listed = record->completed.size() + record->errors.size()};
}

std::optional<TaskStatus> LiveTasks::find(std::string_view task_id) const {
    const auto known = known_.lock();
    const Record* const record = known->find(task_id);
    if (record == nullptr) return std::nullopt;
    TaskStatus status = record->head;
    status.completed_segments = record->completed;
    status.errors = record->errors;
    return status;
}

bool LiveTasks::is_cancelled(std::string_view task_id) const {
    const auto known = known_.lock();
    const Record* const record = known->find(task_id);
    return record != nullptr && record->head.cancel_requested;
}

bool LiveTasks::is_ended(std::string_view task_id) const {
    const auto known = known_.lock();
    const Record* const record = known->find(task_id);
    return record != nullptr && is_end_state(record->head.state);
}

TaskPage LiveTasks::list(const TaskFilter& filter, std::size_t offset, std::size_t limit) const {
    const auto known = known_.lock();
    TaskPage page;
    std::size_t wanted = 0;
    for (const auto& [number, id] : std::views::reverse(known->by_number)) {
        const TaskStatus& head = known->find(id)->head;
        if (!is_wanted(head, filter)) continue;
        if (wanted >= offset && page.tasks.size() < limit) page.tasks.push_back(head);
        ++wanted;
    }
    page.count = static_cast<std::int64_t>(wanted);
    return page;
}

std::vector<std::string> LiveTasks::ids() const {
    const auto known = known_.lock();
    const auto ids = std::views::keys(known->records);
    return {ids.begin(), ids.end()};
}

Outlook LiveTasks::outlook(std::string_view task_id) const {
    const auto known = known_.lock();
    const Record* const record = known->find(task_id);
    if (record == nullptr || !is_in_line(record->head)) return {};
    std::int64_t items_before = 0;
    std::int64_t characters = characters_left(record->head);
    for (const auto& [rank, before] : known->line) {
        if (before == record) break;
        items_before += items_left(before->head);
        characters += characters_left(before->head);
    }
    Outlook outlook;
    if (record->head.state == TaskState::pending) outlook.queue_position = items_before;
    outlook.eta_seconds = shared(known->pace.seconds_for(characters));
    return outlook;
}

std::optional<double> LiveTasks::seconds_for(std::int64_t characters) const {
    const auto known = known_.lock();
    return shared(known->pace.seconds_for(characters));
}

std::optional<double> LiveTasks::shared(std::optional<double> seconds) const {
    if (seconds) *seconds /= std::max(workers_, 1);
    return seconds;
}

void LiveTasks::set_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                             const std::optional<std::string>& current_segment_id) {
    const auto head = change_live(task_id, [&](Record& record) {
        Progress& progress = record.head.progress;
        progress.current = current;
        progress.total = total;
        progress.percentage = percentage(current, total);
        if (current_segment_id) progress.current_segment_id = current_segment_id;
    });
    if (head) publish(*head, *head);
}

void LiveTasks::add(std::string_view task_id, const CompletedSegment& segment) {
    const auto head = change_live(task_id, [&](Record& record) { record.completed.push_back(segment); });
    if (!head) return;
    publish(*head, segment);
    publish(*head, *head);
}

void LiveTasks::add(std::string_view task_id, const SegmentError& error) {
    const auto head = change_live(task_id, [&](Record& record) { record.errors.push_back(error); });
    if (!head) return;
    publish(*head, error);
    publish(*head, *head);
}

std::optional<TaskStatus> LiveTasks::change_live(std::string_view task_id,
                                                 const std::function<void(Record&)>& change) {
    const auto known = known_.lock();
    const auto found = known->records.find(task_id);
    if (found == known->records.end() || is_end_state(found->second.head.state)) return std::nullopt;
    change(found->second);
    ++found->second.live_additions;
    ++found->second.head.version;
    return found->second.head;
}

void LiveTasks::publish(const TaskDelta& delta, const TaskStatus& head) {
    for (const auto& item : delta.finished) {
        if (item.completed) {
            publish(head, *item.completed);
        } else {
            publish(head, SegmentError{item.segment_id, item.error});
        }
    }
    publish(head, head);
    if (is_end_state(head.state)) {
        spdlog::info("{} ended as {}: {} of {} segments are done.", log_name(head), to_string(head.state),
                     head.progress.current, head.progress.total);
    }
}

template <typename What>
void LiveTasks::publish(const TaskStatus& head, What what) {
    events_.publish({.task_id = head.task_id, .project_id = head.project_id, .what = std::move(what)});
}

}  // namespace storyflow::tasks
