#include <spdlog/spdlog.h>
#include <stdlib.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "api/api.hpp"
#include "api/delivery_json.hpp"
#include "base/digest.hpp"
#include "exports/export_project.hpp"
#include "fuzz/check.hpp"
#include "narration/narrate_segment.hpp"
#include "narration/speaking_turns.hpp"
#include "tasks/task_manager.hpp"
#include "tasks/work_by_kind.hpp"
#include "tests/api/services_of.hpp"
#include "tests/api/streamed_body.hpp"
#include "tests/support/story_room.hpp"
#include "tests/support/tone_engine.hpp"

namespace {

using namespace storyflow;

/// So many inputs share one database, which is empty at the begin of each.
constexpr int inputs_of_a_room = 200;
constexpr int most_requests = 12;

/// The whole API on a real database and media folder, without sockets; its engine makes tones.
class Server {
  public:
    Server() { tasks_.start(room_.task_store, room_.work_queue, work_, {.queue_limit = 50}); }
    ~Server() { tasks_.shutdown(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] http::Response handle(http::Request request) {
        if (request.body.size() > api_.max_body_bytes(request.method, request.path)) request.body.clear();
        (void)api_.request_class(request.method, request.path);
        return api_.handle(std::move(request));
    }
    [[nodiscard]] support::StoryRoom& room() { return room_; }

    /// Removes what an input left.
    void clear() {
        for (const auto& task : tasks_.list_tasks({}, 0, 100).tasks)
            (void)tasks_.cancel_task(task.task_id);
        while (true) {
            const auto page = room_.projects.list({}, 0, 50);
            if (page.projects.empty()) break;
            for (const auto& project : page.projects)
                (void)room_.projects.remove(project.project.id);
        }
        room_.clock.advance(std::chrono::hours(2));
        (void)tasks_.cleanup_old_tasks();
    }

  private:
    support::StoryRoom room_;
    support::ToneEngine engine_{"kokoro"};
    support::ToneEngine espeak_{"espeak"};
    speech::Engines engines_{{&engine_, &espeak_}};
    narration::NarrateSegment narrate_{
        {room_.segments, room_.segment_media, room_.pronunciations, engines_, room_.delivery, room_.ids}};
    exports::ExportProject export_{{room_.projects, room_.segments, room_.segment_media, room_.settings},
                                   room_.library,
                                   {},
                                   [](auto&&...) {}};
    tasks::WorkByKind work_{{{"narration", narrate_}, {"export", export_}}};
    tasks::TaskManager& tasks_ = tasks::TaskManager::instance();
    narration::SpeakingTurns turns_{1, 4};
    api::Services services_ = api::services_of(room_, {.engines = engines_,
                                                       .turns = turns_,
                                                       .options = {.script_limit = 200,
                                                                   .voice_test_limit = 50,
                                                                   .voice_tests_at_once = 1,
                                                                   .speech_limit = 200,
                                                                   .takes_deliveries = true}});
    api::Api api_{services_, http::AccessPolicy({})};
};

/// The ids that requests write as `{p}` (project), `{s}` (segment), `{t}` (task), `{l}` (logo) and `{w}`
/// (pronunciation): of what was last answered.
class KnownIds {
  public:
    KnownIds(std::string project, std::string segment) {
        ids_['p'] = std::move(project);
        ids_['s'] = std::move(segment);
    }

    [[nodiscard]] std::string put_into(std::string_view text) const {
        std::string result;
        while (!text.empty()) {
            const bool is_name = text.size() >= 3 && text[0] == '{' && text[2] == '}';
            const auto found = is_name ? ids_.find(text[1]) : ids_.end();
            result += found == ids_.end() ? std::string(1, text[0]) : found->second;
            text.remove_prefix(found == ids_.end() ? 1 : 3);
        }
        return result;
    }
    void learn(std::string_view path, const boost::json::value& answer) {
        const auto* const object = answer.if_object();
        if (object == nullptr) return;
        learn(kind_of(path), object->if_contains("id"));
        learn('t', object->if_contains("task_id"));
    }

  private:
    static char kind_of(std::string_view path) {
        if (path.find("/pronunciations") != std::string_view::npos) return 'w';
        if (path.find("/logos") != std::string_view::npos) return 'l';
        return path.find("/segments") != std::string_view::npos ? 's' : 'p';
    }
    void learn(char kind, const boost::json::value* id) {
        if (id != nullptr && id->is_string()) ids_[kind] = id->as_string();
    }

    std::map<char, std::string> ids_;
};

http::Method method_of(std::string_view name) {
    using enum http::Method;
    for (const auto method : {get, head, post, put, patch, del, options}) {
        if (name == http::to_string(method)) return method;
    }
    return other;
}

/// "METHOD TARGET", fields of the head, an empty line, and the body.
http::Request request_of(std::string_view text, const KnownIds& ids) {
    http::Request request;
    const std::string_view first = fuzz::take_line(text);
    const std::size_t blank = std::min(first.find(' '), first.size());
    request.method = method_of(first.substr(0, blank));
    const std::string target = ids.put_into(first.substr(std::min(blank + 1, first.size())));
    const std::size_t query = std::min(target.find('?'), target.size());
    request.path = target.substr(0, query);
    request.query = target.substr(std::min(query + 1, target.size()));
    request.headers.set("Host", "localhost");
    request.headers.set("Content-Type", "application/json");
    for (auto line = fuzz::take_line(text); !line.empty(); line = fuzz::take_line(text)) {
        const std::size_t colon = line.find(": ");
        if (colon != std::string_view::npos)
            request.headers.set(line.substr(0, colon), ids.put_into(line.substr(colon + 2)));
    }
    request.body = ids.put_into(text);
    return request;
}

/// Reads a streamed answer: a speech to its end, and of events, which have no end, only the beginning.
void read_body(const http::Response& response, std::string_view path) {
    if (!response.is_stream()) return;
    api::StreamedBody body(response);
    if (path.starts_with("/v1/audio/speech")) {
        (void)body.rest();
    } else {
        (void)body.now();
    }
}

void check_answer(const http::Response& response, std::string_view request) {
    const bool is_asked_to_fail = request.find("kaboom") != std::string_view::npos;  // the tone engine
    if (response.status >= 500 && response.status != 503 && !is_asked_to_fail) {
        std::fprintf(stderr, "status %d\n", response.status);
        std::abort();
    }
    fuzz::check(response.status >= 200);
    for (const auto& [name, value] : response.headers.all())
        fuzz::check(value.find_first_of("\r\n") == std::string::npos);
}

void ask(Server& server, KnownIds& ids, std::string_view text) {
    http::Request request = request_of(text, ids);
    const std::string path = request.path;
    const http::Response response = server.handle(std::move(request));
    check_answer(response, text);
    read_body(response, path);
    const auto type = response.headers.find("Content-Type");
    if (!type || !type->starts_with("application/json") || response.is_stream()) return;
    const auto* const body = std::get_if<std::string>(&response.body);
    if (body == nullptr || body->empty() || response.headers.find("Content-Encoding")) return;
    const auto answer = boost::json::parse(*body);  // throws, and so ends the program, if it is no JSON
    if (response.status < 300) ids.learn(path, answer);
}

Server& server() {
    static const auto& outlives_server = tasks::TaskManager::instance();
    static_cast<void>(outlives_server);
    static std::unique_ptr<Server> current;
    static int inputs = 0;
    if (inputs++ % inputs_of_a_room == 0) {
        current.reset();
        current = std::make_unique<Server>();
    }
    return *current;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
    spdlog::set_level(spdlog::level::off);
    // OpenSSL is started before the server, so that it ends after the server: it frees its memory for a
    // thread only as long as it runs.
    static_cast<void>(base::sha256(""));
    return 0;
}

// Requests in a row, separated by lines of `%%`, on a story of two segments: every answer is well-formed, and
// none is an internal error. The same bytes are also what a server may answer to a worker that delivers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)api::read_delivery_answer(fuzz::text_of(data, size));
    Server& asked = server();
    const auto segments = asked.room().add_story({"Once upon a time.", "[The](+1) end of 1984."});
    KnownIds ids(segments.front().project_id, segments.front().id);
    std::string_view rest = fuzz::text_of(data, size);
    constexpr std::string_view separator = "\n%%\n";
    for (int i = 0; i < most_requests && !rest.empty(); ++i) {
        const std::size_t end = std::min(rest.find(separator), rest.size());
        ask(asked, ids, rest.substr(0, end));
        rest.remove_prefix(std::min(end + separator.size(), rest.size()));
    }
    asked.clear();
    return 0;
}
