#include "api/task_status.hpp"

#include <fmt/format.h>

#include <boost/json/value.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "api/addressed.hpp"
#include "api/answer_memory.hpp"
#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/resources.hpp"
#include "api/task_json.hpp"
#include "http/entity_tag.hpp"

namespace storyflow::api {

namespace {

using std::chrono::milliseconds;

constexpr double longest_wait_seconds = 60.0;

milliseconds read_wait(const http::Request& request) {
    const auto asked = request.query_parameter("wait").value_or("");
    if (asked.empty()) return milliseconds(0);
    const auto read = coerce_float(boost::json::value(asked));
    const auto* seconds = std::get_if<double>(&read);
    if (seconds == nullptr || *seconds < 0.0 || *seconds > longest_wait_seconds) {
        throw field_error("wait", "Must be a number of seconds from 0 to 60.");
    }
    return std::chrono::duration_cast<milliseconds>(std::chrono::duration<double>(*seconds));
}

/// The version alone is not enough: if a power cut undoes a change, the next change gets the same number.
/// Estimates are left out, since they change all the time.
std::string entity_tag_of(const Services& services, const tasks::TaskStatus& status) {
    return fmt::format("\"{}-{}\"", status.version, services.options.boot_id);
}

/// A hold that ends with the next event of the task after event `seen`. All copies of the function share the
/// watch, which lives as long as the hold.
std::shared_ptr<http::Hold> hold_until_news(tasks::TaskManager& tasks, const std::string& task_id,
                                            std::uint64_t seen, milliseconds at_most) {
    using Watch = tasks::TaskEvents::Watch;
    auto hold = std::make_shared<http::Hold>();
    hold->at_most = at_most;
    const auto watch = std::make_shared<std::unique_ptr<Watch>>();
    hold->on_news = [&tasks, watch, task_id, seen](const std::function<void()>& wake) {
        *watch = tasks.watch(tasks::WatchedTask{task_id}, seen, wake);
        if (!*watch) return wake();
        // An event between reading the status and starting the watch has woken no watcher, so look for it
        // here.
        const auto news = (*watch)->take(1);
        if (news.missed_some || !news.events.empty()) wake();
    };
    return hold;
}

/// Copies the lists only after taking memory for them.
http::Response whole_status(const Services& services, const http::Request& request,
                            const tasks::TaskHead& head) {
    if (const auto bytes = bytes_of_status(head); bytes > 0) take_memory(request, bytes);
    const auto status = addressed_task(services, request);
    auto response = json_answer(200, task_status_json(status, services.tasks.outlook(status.task_id)));
    response.headers.set("ETag", entity_tag_of(services, status));
    return response;
}

http::Response not_modified(const std::string& tag) {
    http::Response response;
    response.status = 304;
    response.headers.set("ETag", tag);
    return response;
}

}  // namespace

http::Response get_task_status(const Services& services, const http::Request& request) {
    const auto wait = read_wait(request);
    const auto newest = services.tasks.newest_event();  // first: later events end the hold
    const auto head = addressed_task_head(services, request);
    const auto tag = entity_tag_of(services, head.status);
    const bool is_known = http::has_version(request, tag);
    auto response = is_known ? not_modified(tag) : whole_status(services, request, head);
    // Otherwise a browser's cache would answer polls with old estimates.
    response.headers.set("Cache-Control", "no-store");
    const bool may_change = !tasks::is_end_state(head.status.state);
    if (is_known && may_change && wait.count() > 0 && !request.was_held) {
        response.hold = hold_until_news(services.tasks, head.status.task_id, newest, wait);
    }
    return response;
}

}  // namespace storyflow::api
