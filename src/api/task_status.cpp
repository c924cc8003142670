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

/// The version alone would not do: a change that a power cut undoes gives its number to the next one.
/// Estimates are left out, since they drift all the time.
std::string entity_tag_of(const Services& services, const tasks::TaskStatus& status) {
    return fmt::format("\"{}-{}\"", status.version, services.options.boot_id);
}

/// Ends with the next event of the task behind event `seen`. The watch lives as long as the hold does,
/// whichever copy of the function is called.
std::shared_ptr<http::Hold> hold_until_news(tasks::TaskManager& tasks, const std::string& task_id,
                                            std::uint64_t seen, milliseconds at_most) {
    using Watch = tasks::TaskEvents::Watch;
    auto hold = std::make_shared<http::Hold>();
    hold->at_most = at_most;
    const auto watch = std::make_shared<std::unique_ptr<Watch>>();
    hold->on_news = [&tasks, watch, task_id, seen](const std::function<void()>& wake) {
        *watch = tasks.watch(tasks::WatchedTask{task_id}, seen, wake);
        if (!*watch) return wake();
        // What came between the look and the watch has woken nobody.
        const auto news = (*watch)->take(1);
        if (news.missed_some || !news.events.empty()) wake();
    };
    return hold;
}

/// The lists are copied only when there is memory for them.
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
    const auto newest = services.tasks.newest_event();  // before the look: what comes later is news
    const auto head = addressed_task_head(services, request);
    const auto tag = entity_tag_of(services, head.status);
    const bool is_known = http::has_version(request, tag);
    auto response = is_known ? not_modified(tag) : whole_status(services, request, head);
    // A browser's cache would answer a poller with old estimates.
    response.headers.set("Cache-Control", "no-store");
    const bool may_change = !tasks::is_end_state(head.status.state);
    if (is_known && may_change && wait.count() > 0 && !request.was_held) {
        response.hold = hold_until_news(services.tasks, head.status.task_id, newest, wait);
    }
    return response;
}

}  // namespace storyflow::api
