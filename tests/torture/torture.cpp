// Kills the processes of a narration service again and again while it works, and counts what was lost.
// Usage: torture [--rounds N] [--store sqlite|postgres|both] [--segments N] [--seed N]

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <fstream>
#include <iostream>
#include <set>
#include <thread>

#include "audio/wav.hpp"
#include "tests/e2e/narration_server.hpp"
#include "tests/support/segments_of.hpp"
#include "tests/torture/scene.hpp"
#include "tests/torture/score.hpp"
#include "tests/torture/watchman.hpp"

namespace storyflow::torture {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds longest_batch{300};

struct Plan {
    int rounds = 10;
    std::string store = "both";
    int segments = 60;
    unsigned seed = 1;
};

struct Batch {
    std::string project;
    std::string task;
    std::int64_t items = 0;
};

/// Several short sentences: more than one chunk for each segment.
std::vector<std::string> story(std::int64_t batch, int segments) {
    std::vector<std::string> texts;
    for (int i = 0; i < segments; ++i) {
        texts.push_back(
            fmt::format("Batch {}, segment {}. The lamp of house {} burned all night long. Nobody at number "
                        "{} slept badly.",
                        batch, i, i, i));
    }
    return texts;
}

class Torture {
  public:
    Torture(Store store, const Plan& plan)
        : plan_(plan), scene_(store), watchman_(scene_), random_(plan.seed) {}

    Score run() {
        batches_.push_back(start_batch());
        for (int round = 0; round < plan_.rounds; ++round) {
            pause();
            if (has_ended(batches_.back())) batches_.push_back(start_batch());
            strike();
        }
        wait_for_end(batches_.back());
        for (const auto& batch : batches_)
            judge(batch);
        count_chunks();
        score_.files_read = watchman_.files_read();
        score_.half_files += watchman_.half_files();
        score_.lease = Scene::lease_seconds;
        return score_;
    }

  private:
    /// Asks until the service answers: it may be down.
    template <typename Ask>
    auto ask(const Ask& question) {
        const auto deadline = Clock::now() + longest_batch;
        for (;;) {
            try {
                if (const auto port = scene_.port()) {
                    support::HttpClient client("127.0.0.1", *port);
                    if (auto answer = question(client)) return *answer;
                }
            } catch (const std::runtime_error& error) {
                if (Clock::now() > deadline) throw;
            }
            if (Clock::now() > deadline) throw std::runtime_error("the service did not come back");
            std::this_thread::sleep_for(milliseconds(20));
        }
    }

    boost::json::object get(const std::string& target) {
        return ask([&](support::HttpClient& client) -> std::optional<boost::json::object> {
            const auto reply = client.get(target);
            if (reply.status != 200 && reply.status != 404) return std::nullopt;
            return boost::json::parse(reply.body).as_object();
        });
    }

    boost::json::object post(const std::string& target, const std::string& body, const std::string& key) {
        return ask([&](support::HttpClient& client) -> std::optional<boost::json::object> {
            const auto reply = client.request(
                "POST", target, {{"Content-Type", "application/json"}, {"Idempotency-Key", key}}, body);
            if (reply.status / 100 != 2) return std::nullopt;
            return boost::json::parse(reply.body).as_object();
        });
    }

    Batch start_batch() {
        boost::json::array segments;
        for (const auto& text : story(++score_.batches, plan_.segments))
            segments.emplace_back(boost::json::object{{"text_content", text}});
        const boost::json::value project = {{"format", "json"}, {"title", "Torture"}, {"segments", segments}};
        Batch batch;
        const auto name = std::to_string(score_.batches);
        batch.project = e2e::text_of(
            post("/api/projects/import/", boost::json::serialize(project), "import-" + name), "id");
        const auto answer =
            post("/api/projects/" + batch.project + "/generate-all-audio/", "{}", "batch-" + name);
        batch.task = e2e::text_of(answer, "task_id");
        batch.items = answer.at("segments_to_process").as_int64();
        score_.items += batch.items;
        return batch;
    }

    boost::json::object status_of(const Batch& batch) { return get("/api/tasks/" + batch.task + "/status/"); }

    static bool is_end(const boost::json::object& status) {
        if (!status.contains("status")) return true;  // unknown: the judge counts it as lost
        const auto word = e2e::text_of(status, "status");
        return word != "PENDING" && word != "PROCESSING";
    }

    bool has_ended(const Batch& batch) {
        const auto status = status_of(batch);
        tell_watchman(status);
        return is_end(status);
    }

    void tell_watchman(const boost::json::object& status) {
        std::vector<std::string> paths;
        const auto* const completed = status.if_contains("completed_segments");
        if (completed == nullptr) return;
        for (const auto& segment : completed->as_array())
            paths.push_back(e2e::text_of(segment.as_object(), "audio_url"));
        watchman_.add_finished(paths);
    }

    static std::int64_t done(const boost::json::object& status) {
        return status.contains("progress") ? status.at("progress").at("current").as_int64() : 0;
    }

    void pause() {
        std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution<int>(20, 700)(random_)));
    }

    void strike() {
        const auto blows = scene_.possible_blows();
        const auto blow = blows[std::uniform_int_distribution<std::size_t>(0, blows.size() - 1)(random_)];
        const auto before = status_of(batches_.back());
        const auto struck = Clock::now();
        scene_.strike(blow, random_);
        ++(blow == Blow::freeze_worker ? score_.freezes : score_.kills);
        score_.interrupted += scene_.workers();
        const auto deadline = struck + longest_batch;
        for (;;) {
            const auto status = status_of(batches_.back());
            tell_watchman(status);
            if (is_end(status) || done(status) > done(before) || Clock::now() > deadline) break;
            std::this_thread::sleep_for(milliseconds(10));
        }
        if (blow != Blow::freeze_worker)
            score_.recovery.push_back(std::chrono::duration<double>(Clock::now() - struck).count());
    }

    void wait_for_end(const Batch& batch) {
        const auto deadline = Clock::now() + longest_batch;
        while (!has_ended(batch) && Clock::now() < deadline)
            std::this_thread::sleep_for(milliseconds(50));
    }

    /// Looks at what is there in the end: the task, the rows, and the files.
    void judge(const Batch& batch) {
        const auto status = status_of(batch);
        if (!status.contains("status") || e2e::text_of(status, "status") != "COMPLETED") {
            score_.lost += batch.items;
            std::cerr << "lost: " << boost::json::serialize(status).substr(0, 500) << '\n';
            return;
        }
        for (const auto& error : status.at("errors").as_array())
            std::cerr << "failed: " << boost::json::serialize(error) << '\n';
        const auto stores = scene_.look_inside();
        for (const auto& segment : support::segments_of(stores->segments(), batch.project)) {
            if (!is_whole(segment)) ++score_.lost;
            if (segment.narration_revision > 1) score_.published_twice += segment.narration_revision - 1;
        }
    }

    [[nodiscard]] bool is_whole(const story::Segment& segment) const {
        if (!segment.narration) return false;
        try {
            const auto info = audio::wav_info(scene_.media() / segment.narration->audio_file);
            return info.duration() == segment.narration->duration;
        } catch (const std::exception& error) {
            std::cerr << segment.narration->audio_file << ": " << error.what() << '\n';
            return false;
        }
    }

    void count_chunks() {
        std::ifstream log(scene_.speech_log());
        std::set<std::string> different;
        for (std::string line; std::getline(log, line); ++score_.chunks)
            different.insert(line);
        score_.chunks_needed = static_cast<std::int64_t>(different.size());
    }

    Plan plan_;
    Scene scene_;
    Watchman watchman_;
    std::mt19937 random_;
    Score score_;
    std::vector<Batch> batches_;
};

bool torture(Store store, const Plan& plan) {
    const auto score = Torture(store, plan).run();
    std::cout << report(store == Store::sqlite ? "SQLite" : "PostgreSQL", score) << std::flush;
    return score.is_clean();
}

}  // namespace

}  // namespace storyflow::torture

int main(int argc, char** argv) {
    using namespace storyflow::torture;
    Plan plan;
    CLI::App program("Kills the processes of a narration service while it works, and counts what was lost.");
    program.add_option("--rounds", plan.rounds, "Kills per store")->check(CLI::Range(1, 100'000));
    program.add_option("--store", plan.store, "sqlite, postgres or both")
        ->check(CLI::IsMember({"sqlite", "postgres", "both"}));
    program.add_option("--segments", plan.segments, "Segments of a batch")->check(CLI::Range(1, 10'000));
    program.add_option("--seed", plan.seed, "Of the choice of victims and moments");
    CLI11_PARSE(program, argc, argv);
    try {
        bool clean = true;
        if (plan.store != "postgres") clean = torture(Store::sqlite, plan) && clean;
        if (plan.store != "sqlite") clean = torture(Store::postgres, plan) && clean;
        return clean ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "torture: " << error.what() << '\n';
        return 1;
    }
}
