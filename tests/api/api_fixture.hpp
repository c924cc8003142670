#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/api.hpp"
#include "exports/export_project.hpp"
#include "narration/narrate_segment.hpp"
#include "tasks/work_by_kind.hpp"
#include "tests/api/services_of.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/story_room.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::api {

/// Blocks an engine inside `speak` until the gate is opened or the work is stopped.
class Gate {
  public:
    void pass(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        ++waiting_;
        opened_.wait(lock, stop, [this] { return open_; });
        --waiting_;
    }
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        opened_.notify_all();
    }
    [[nodiscard]] int waiting() const {
        const std::lock_guard lock(mutex_);
        return waiting_;
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable_any opened_;
    bool open_ = false;
    int waiting_ = 0;
};

/// The whole API on a real database, media folder and task manager, without sockets; its engine makes tones.
class ApiTest : public testing::Test {
  protected:
    using Json = boost::json::object;
    using Value = boost::json::value;

    void SetUp() override { start_tasks({}); }
    void TearDown() override {
        gate_.open();
        tasks_.shutdown();
    }

    void start_tasks(tasks::TaskManagerOptions options) {
        tasks_.shutdown();
        tasks_.start(room_.task_store, room_.work_queue, work_, options);
    }

    static http::Request request_for(http::Method method, std::string_view target) {
        http::Request request;
        request.method = method;
        const auto query = target.find('?');
        request.path = target.substr(0, query);
        if (query != std::string_view::npos) request.query = target.substr(query + 1);
        request.headers.set("Host", "localhost:8000");
        return request;
    }
    http::Response send(http::Method method, std::string_view target, std::string body = "",
                        std::string content_type = "application/json") {
        auto request = request_for(method, target);
        if (!body.empty()) request.headers.set("Content-Type", std::move(content_type));
        request.body = std::move(body);
        return api_.handle(std::move(request));
    }
    http::Response get(std::string_view target) { return send(http::Method::get, target); }
    http::Response post(std::string_view target, std::string body = "") {
        return send(http::Method::post, target, std::move(body));
    }
    http::Response patch(std::string_view target, std::string body) {
        return send(http::Method::patch, target, std::move(body));
    }
    http::Response del(std::string_view target) { return send(http::Method::del, target); }

    static Json object(const http::Response& response) {
        return boost::json::parse(response.text()).as_object();
    }
    static std::string text(const Json& json, std::string_view key) {
        return std::string(std::string_view(json.at(key).as_string()));
    }
    static std::vector<std::string> keys(const Json& json) {
        std::vector<std::string> names;
        for (const auto& member : json)
            names.emplace_back(member.key());
        return names;
    }

    story::Segment add_segment(const std::string& script = "Once upon a time.") {
        return room_.add_story({script}).front();
    }
    void lock(const story::Segment& segment) { room_.segments.edit(segment.id, {{}, {}, true}); }
    story::Segment stored(const story::Segment& segment) { return room_.segments.find(segment.id).value(); }

    std::string generate(const story::Segment& segment) {
        return text(object(post("/api/segments/" + segment.id + "/generate-audio/")), "task_id");
    }
    std::string generate_all(const std::string& project_id, std::string wishes = "") {
        return text(object(post("/api/projects/" + project_id + "/generate-all-audio/", std::move(wishes))),
                    "task_id");
    }
    /// The status of the ended task; waits up to ten seconds for the end.
    tasks::TaskStatus wait_for_end(const std::string& task_id) {
        EXPECT_TRUE(support::eventually([&] { return tasks::is_end_state(status(task_id).state); }));
        return status(task_id);
    }
    tasks::TaskStatus status(const std::string& task_id) {
        const auto status = tasks_.get_task_status(task_id);
        if (!status) ADD_FAILURE() << "no task " << task_id;
        return status.value_or(tasks::TaskStatus{});
    }
    void narrate(const story::Segment& segment) {
        ASSERT_EQ(wait_for_end(generate(segment)).state, tasks::TaskState::completed);
    }

    /// From now on the engine blocks inside `speak` until `gate_.open()`.
    void hold_engine() {
        kokoro_.on_speak([this](const auto&, std::stop_token stop) { gate_.pass(std::move(stop)); });
    }
    bool engine_is_held() {
        return support::eventually([this] { return gate_.waiting() > 0; });
    }

    /// Waits until the live task says that work on it has begun.
    void wait_for_begin(const std::string& task_id) {
        const auto watch = tasks_.watch(tasks::WatchedTask{task_id}, 0, [] {});
        ASSERT_TRUE(watch);
        const auto is_begin = [](const tasks::TaskEvent& event) {
            const auto* status = std::get_if<tasks::TaskStatus>(&event.what);
            return status != nullptr && status->progress.current_segment_id.has_value();
        };
        ASSERT_TRUE(support::eventually([&] { return std::ranges::any_of(watch->take().events, is_begin); }));
    }
    /// A task that the engine works on until `gate_.open()`.
    std::string running_task(const story::Segment& segment) {
        hold_engine();
        auto task = generate(segment);
        EXPECT_TRUE(engine_is_held());
        wait_for_begin(task);
        return task;
    }

    static constexpr auto unknown_id = "00000000-0000-4000-8000-000000000000";

    support::StoryRoom room_;
    Gate gate_;
    support::ToneEngine kokoro_{"kokoro"};
    support::ToneEngine espeak_{"espeak"};
    speech::Engines engines_{{&kokoro_, &espeak_}};
    narration::NarrateSegment narrate_segment_{
        {room_.segments, room_.segment_media, room_.pronunciations, engines_, room_.delivery, room_.ids}};
    exports::ExportProject export_project_{
        {room_.projects, room_.segments, room_.segment_media, room_.settings},
        room_.library,
        {},
        [](auto&&...) {}};
    tasks::WorkByKind work_{{{"narration", narrate_segment_}, {"export", export_project_}}};
    tasks::TaskManager& tasks_ = tasks::TaskManager::instance();
    narration::SpeakingTurns turns_{2, 16};
    Services services_ = services_of(
        room_, {.engines = engines_,
                .turns = turns_,
                .options = {.script_limit = 200, .voice_test_limit = 50, .voice_tests_at_once = 1}});
    Api api_{services_, http::AccessPolicy({})};
};

}  // namespace storyflow::api
