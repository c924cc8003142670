#include "app/readiness.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <utility>

#include "app/folder_room.hpp"
#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/log_text.hpp"
#include "tasks/thread_name.hpp"

namespace storyflow::app {

namespace {

using api::ReadinessCheck;

void add_detail(std::string& detail, const std::string& part) {
    if (!detail.empty()) detail += "; ";
    detail += part;
}

ReadinessCheck check_folder(const std::string& name, const std::string& words,
                            const std::filesystem::path& folder, std::string& detail) {
    const FolderRoom room = room_in(folder);
    if (!room.is_good()) add_detail(detail, words + " " + folder.string() + " " + sentence(room));
    return {name, room.is_good(), "The " + words + " " + sentence(room) + "."};
}

ReadinessCheck check_media_folder(const std::filesystem::path& folder, const media::MediaDisk& disk,
                                  std::string& detail) {
    try {
        disk.require_mounted();
        return check_folder("media_folder", "media folder", folder, detail);
    } catch (const media::DiskAway& away) {
        add_detail(detail, std::string(away.what()) + " (" + away.detail() + ")");
        return {"media_folder", false, away.what()};
    }
}

ReadinessCheck check_database(StoryStores& stores, std::string& detail) {
    try {
        stores.require_writable();
        return {"database", true, "The database takes changes."};
    } catch (const base::DiskFull& full) {
        add_detail(detail, full.what());
        return {"database", false, "The database takes no changes: its disk is full."};
    } catch (const std::exception& error) {
        add_detail(detail, error.what());
        return {"database", false, "The database takes no changes now; the log says why."};
    }
}

ReadinessCheck check_engine(StoryStores& stores, const speech::Engines& engines, std::string& detail) {
    try {
        const std::string chosen = stores.settings().load().tts_engine;
        const auto& engine = engines.find(chosen);
        const auto availability = engine.availability();
        if (availability.available)
            return {"engine", true, "The engine " + std::string(engine.name()) + " can speak."};
        add_detail(detail, availability.reason);
        return {"engine", false, "The engine " + chosen + " cannot speak; /api/system/ says what it lacks."};
    } catch (const std::exception& error) {
        add_detail(detail, error.what());
        return {"engine", false, "The settings, which choose the engine, cannot be read now."};
    }
}

ReadinessCheck no_answer() {
    return {"database", false, "The database or a disk has not answered for some seconds."};
}

/// The failing checks without numbers, which would change with every examination.
std::string names_of_failing(const ReadinessChecks& checks) {
    std::string names;
    for (const auto& check : checks) {
        if (!check.ok) names += check.name + " ";
    }
    return names;
}

void log(const std::string& failing, const std::string& detail) {
    if (failing.empty()) {
        spdlog::info("Ready again to take work.");
    } else {
        spdlog::warn("Not ready to take work: {}", base::log_text(detail));
    }
}

}  // namespace

ReadinessChecks examine_readiness(const Config& config, const media::MediaDisk& disk, StoryStores& stores,
                                  const speech::Engines& engines, std::string& detail) {
    return {check_folder("data_folder", "data folder", config.data, detail),
            check_media_folder(config.media, disk, detail), check_database(stores, detail),
            check_engine(stores, engines, detail)};
}

ReadinessWatch::ReadinessWatch(Examine examine, Pace pace) : examine_(std::move(examine)), pace_(pace) {
    examine_once();
    thread_ = std::thread([this] { watch(); });
}

ReadinessWatch::~ReadinessWatch() {
    {
        const auto state = state_.lock();
        state->stopping = true;
    }
    stopped_.notify_all();
    thread_.join();
}

ReadinessChecks ReadinessWatch::latest() const {
    const auto state = state_.lock();
    ReadinessChecks checks = state->latest;
    const auto oldest = std::chrono::steady_clock::now() - pace_.interval - pace_.patience;
    if (state->examined && *state->examined >= oldest) return checks;
    const auto database = std::ranges::find(checks, "database", &ReadinessCheck::name);
    if (database == checks.end()) {
        checks.push_back(no_answer());
    } else {
        *database = no_answer();
    }
    return checks;
}

void ReadinessWatch::watch() {
    tasks::name_this_thread("readiness");
    while (wait_for_next())
        examine_once();
}

bool ReadinessWatch::wait_for_next() {
    auto state = state_.lock();
    return !state.wait_for(stopped_, pace_.interval, [](const State& now) { return now.stopping; });
}

// An examination that throws, usually for lack of memory, must not end the server. It does not count:
// `latest` reports a failure if no other examination completes in time.
void ReadinessWatch::examine_once() noexcept {
    try {
        std::string detail;
        ReadinessChecks checks = examine_(detail);
        std::string failing = names_of_failing(checks);
        keep(std::move(checks));
        if (failing != std::exchange(told_, failing)) log(failing, detail);
    } catch (...) {  // NOLINT(bugprone-empty-catch)
    }
}

void ReadinessWatch::keep(ReadinessChecks checks) {
    const auto state = state_.lock();
    state->latest = std::move(checks);
    state->examined = std::chrono::steady_clock::now();
}

}  // namespace storyflow::app
