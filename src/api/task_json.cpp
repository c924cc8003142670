#include "api/task_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/resources.hpp"
#include "story/film.hpp"

namespace storyflow::api {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

std::string_view priority_word(tasks::Priority priority) {
    switch (priority) {
        case tasks::Priority::interactive:
            return "interactive";
        case tasks::Priority::batch:
            return "batch";
    }
    return "batch";
}

template <typename T>
value value_or_null(const std::optional<T>& known) {
    return known ? value(*known) : value(nullptr);
}

value time_or_null(const std::optional<base::Timestamp>& time) {
    return time ? value(timestamp_text(*time)) : value(nullptr);
}

bool narrates(const tasks::TaskStatus& status) {
    return status.kind == tasks::Work{}.kind;
}

object progress_json(const tasks::TaskStatus& status) {
    const auto& progress = status.progress;
    object json{
        {"current", progress.current}, {"total", progress.total}, {"percentage", progress.percentage}};
    if (progress.current_segment_id && narrates(status))
        json["current_segment_id"] = *progress.current_segment_id;
    return json;
}

/// An export has the name of its file instead of an address, and a film its media-relative path.
std::string url_of_result(const tasks::TaskStatus& status, std::string_view file) {
    if (status.kind == story::render_work) return MediaUrls::path_only().of(file);
    return export_url(status.project_id, file);
}

array completed_json(const tasks::TaskStatus& status) {
    array json;
    json.reserve(status.completed_segments.size());
    for (const auto& segment : status.completed_segments) {
        auto one = completed_segment_json(segment);
        if (!narrates(status)) one["audio_url"] = url_of_result(status, segment.audio_url);
        json.push_back(std::move(one));
    }
    return json;
}

array errors_json(const std::vector<tasks::SegmentError>& errors) {
    array json;
    json.reserve(errors.size());
    for (const auto& error : errors)
        json.push_back(segment_error_json(error));
    return json;
}

/// Adds the members in which a task's status ends, on its own and in lists.
object with_state(object json, const tasks::TaskStatus& status, const tasks::Outlook& outlook) {
    json["cancel_requested"] = status.cancel_requested;
    json["version"] = status.version;
    json["queue_position"] = value_or_null(outlook.queue_position);
    json["eta_seconds"] = value_or_null(outlook.eta_seconds);
    json["created_at"] = timestamp_text(status.created_at);
    json["completed_at"] = time_or_null(status.completed_at);
    json["engine"] = status.engine;
    json["kind"] = status.kind;
    return json;
}

}  // namespace

std::size_t bytes_of_status(const tasks::TaskHead& head) {
    constexpr std::size_t of_one = 1200;
    return head.listed > 100 ? head.listed * of_one : 0;
}

object task_status_json(const tasks::TaskStatus& status, const tasks::Outlook& outlook) {
    return with_state({{"task_id", status.task_id},
                       {"status", tasks::to_string(status.state)},
                       {"progress", progress_json(status)},
                       {"completed_segments", completed_json(status)},
                       {"errors", errors_json(status.errors)}},
                      status, outlook);
}

object task_head_json(const tasks::TaskStatus& status, const tasks::Outlook& outlook) {
    return with_state({{"task_id", status.task_id},
                       {"project_id", status.project_id},
                       {"status", tasks::to_string(status.state)},
                       {"progress", progress_json(status)},
                       {"priority", priority_word(status.priority)}},
                      status, outlook);
}

object completed_segment_json(const tasks::CompletedSegment& segment) {
    return {
        {"segment_id", segment.segment_id}, {"audio_url", segment.audio_url}, {"duration", segment.duration}};
}

object segment_error_json(const tasks::SegmentError& error) {
    return {{"segment_id", error.segment_id}, {"error", error.error}};
}

object task_item_json(const tasks::ItemStatus& item) {
    return {{"segment_id", item.segment_id},
            {"state", tasks::to_string(item.state)},
            {"attempts", item.attempts},
            {"lease_owner", value_or_null(item.lease_owner)},
            {"lease_until", time_or_null(item.lease_until)},
            {"not_before", time_or_null(item.not_before)},
            {"error", value_or_null(item.error)}};
}

}  // namespace storyflow::api
