#include "api/task_event_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <charconv>
#include <chrono>
#include <mutex>
#include <utility>
#include <variant>

#include "api/json_text.hpp"
#include "api/task_json.hpp"
#include "base/error.hpp"
#include "http/server_sent_event.hpp"

namespace storyflow::api {

namespace {

constexpr std::chrono::milliseconds time_before_reconnecting{3'000};
constexpr std::size_t longest_piece = 32 * std::size_t{1024};
constexpr std::size_t uncounted = 64 * 1024;  // bytes that may wait for one client without being counted

/// The number in `<boot id>-<number>`; std::nullopt if the id is malformed or comes from another run.
std::optional<std::uint64_t> position_in(std::string_view event_id, std::string_view boot_id) {
    if (!event_id.starts_with(boot_id)) return std::nullopt;
    event_id.remove_prefix(boot_id.size());
    if (!event_id.starts_with('-')) return std::nullopt;
    event_id.remove_prefix(1);
    std::uint64_t number = 0;
    const auto* end = event_id.data() + event_id.size();
    const auto result = std::from_chars(event_id.data(), end, number);
    if (event_id.empty() || result.ptr != end || result.ec != std::errc{}) return std::nullopt;
    return number;
}

boost::json::object of_task(const std::string& task_id, const boost::json::object& what) {
    boost::json::object json{{"task_id", task_id}};
    for (const auto& member : what)
        json.insert(member);
    return json;
}

/// An event in the form that clients see.
struct Written {
    std::string_view name;
    boost::json::object json;
};

/// Writes each kind of event.
struct Writer {
    const tasks::TaskEvent& event;
    const EventSubject& subject;

    Written operator()(const tasks::TaskStatus& status) const {
        return {"status", task_head_json(status, subject.outlook(status.task_id))};
    }
    Written operator()(const tasks::CompletedSegment& segment) const {
        return {"segment", of_task(event.task_id, completed_segment_json(segment))};
    }
    Written operator()(const tasks::SegmentError& error) const {
        return {"failure", of_task(event.task_id, segment_error_json(error))};
    }
};

}  // namespace

/// Calls the function that listens at that time. Safe from any thread.
class TaskEventStream::Waker {
  public:
    void listen(std::function<void()> listener) {
        const std::lock_guard lock(mutex_);
        listener_ = std::move(listener);
    }
    void wake() const {
        std::function<void()> listener;
        {
            const std::lock_guard lock(mutex_);
            listener = listener_;
        }
        if (listener) listener();
    }

  private:
    mutable std::mutex mutex_;
    std::function<void()> listener_;
};

TaskEventStream::TaskEventStream(std::unique_ptr<EventSubject> subject, std::string boot_id,
                                 std::string_view last_event_id, http::MemoryBudget::Share* memory)
    : subject_(std::move(subject)),
      boot_id_(std::move(boot_id)),
      waker_(std::make_shared<Waker>()),
      memory_(memory) {
    const auto newest = subject_->newest();
    auto seen = position_in(last_event_id, boot_id_);
    if (seen && *seen > newest) seen.reset();
    // The watch begins before the snapshot is made, so that no event is lost in between.
    watch_ = subject_->watch(seen.value_or(newest), [waker = waker_] { waker->wake(); });
    if (!watch_) throw base::Error(base::ErrorKind::unavailable, "The server is shutting down.");
    ends_soon_ = subject_->has_ended();
    pending_ = http::render({.id = {}, .event = {}, .data = {}, .retry = time_before_reconnecting});
    if (!seen) append_snapshot(newest);
}

TaskEventStream::~TaskEventStream() = default;

void TaskEventStream::on_news(std::function<void()> wake) {
    waker_->listen(std::move(wake));
}

std::optional<std::string> TaskEventStream::next() {
    if (pending_.empty() && !has_ended_) refill();
    if (pending_.empty()) return has_ended_ ? std::nullopt : std::optional<std::string>("");
    auto piece = pending_.substr(sent_, longest_piece);
    sent_ += piece.size();
    if (sent_ == pending_.size()) {
        pending_ = {};  // frees the memory of a large snapshot
        sent_ = 0;
        if (memory_ != nullptr) memory_->shrink_to(0);
    }
    return piece;
}

void TaskEventStream::refill() {
    const auto newest = subject_->newest();
    const auto news = watch_->take();
    if (news.missed_some) append_snapshot(news.events.empty() ? newest : news.events.front().number - 1);
    for (const auto& event : news.events) {
        if (has_ended_) return;
        append(event);
    }
    // The client may have seen the last event already, but it reconnected, so it gets the end as a snapshot.
    if (ends_soon_ && !has_ended_ && news.events.empty()) append_snapshot(newest);
}

void TaskEventStream::append_snapshot(std::uint64_t position) {
    take_memory(subject_->snapshot_bytes());
    auto snapshot = subject_->snapshot();
    has_ended_ = !snapshot || snapshot->is_last;
    if (snapshot) append(position, "snapshot", std::move(snapshot->json));
    if (memory_ != nullptr) memory_->shrink_to(pending_.size());
}

void TaskEventStream::append(const tasks::TaskEvent& event) {
    const auto written = std::visit(Writer{event, *subject_}, event.what);
    append(event.number, written.name, json_text(written.json));
    has_ended_ = subject_->ends_with(event);
}

void TaskEventStream::append(std::uint64_t number, std::string_view name, std::string data) {
    pending_ += http::render({.id = fmt::format("{}-{}", boot_id_, number),
                              .event = std::string(name),
                              .data = std::move(data),
                              .retry = std::nullopt});
    take_memory(pending_.size());
}

void TaskEventStream::take_memory(std::size_t bytes) {
    if (memory_ == nullptr || bytes <= uncounted || memory_->grow_to(bytes)) return;
    throw base::Error(base::ErrorKind::unavailable, "The server is busy. Try again shortly.");
}

}  // namespace storyflow::api
