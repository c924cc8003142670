#include "models/model_fetch.hpp"

#include <exception>
#include <memory>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "models/download.hpp"
#include "models/model_install.hpp"
#include "speech/model_catalogue.hpp"

namespace storyflow::models {

namespace {

bool is_wanted(const speech::PublishedFile& file) {
    return file.part == speech::ModelPart::network || file.part == speech::ModelPart::voice;
}

bool is_there(const std::filesystem::path& models, const speech::PublishedFile& file) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(models / file.path, absent);
    return !absent && size == file.bytes;
}

std::vector<speech::PublishedFile> missing_of(const std::filesystem::path& models) {
    std::vector<speech::PublishedFile> missing;
    for (const auto& file : speech::published_files())
        if (is_wanted(file) && !is_there(models, file)) missing.push_back(file);
    return missing;
}

/// Shared by all steps of a fetch: the connections that are kept open.
struct Installation {
    explicit Installation(const std::filesystem::path& models) : installer(models, downloader) {}

    Downloader downloader;
    ModelInstaller installer;
};

}  // namespace

ModelFetch::ModelFetch(Missing missing) : missing_(std::move(missing)) {}

ModelFetch::~ModelFetch() {
    stop();
}

void ModelFetch::start() {
    const auto thread = thread_.lock();
    {
        const auto state = state_.lock();
        if (state->phase == FetchState::Phase::running) return;
        *state = {.phase = FetchState::Phase::running};
    }
    // A thread that is replaced has nothing left to do.
    *thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void ModelFetch::stop() {
    const auto thread = thread_.lock();
    thread->request_stop();
}

FetchState ModelFetch::state() const {
    const auto state = state_.lock();
    return *state;
}

void ModelFetch::run(const std::stop_token& stop) noexcept {
    try {
        fetch(stop);
        end(FetchState::Phase::done);
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::cancelled) {
            end(FetchState::Phase::idle);
        } else {
            end(FetchState::Phase::failed, error.what());
        }
    } catch (const std::exception& error) {
        end(FetchState::Phase::failed, error.what());
    }
}

void ModelFetch::fetch(const std::stop_token& stop) {
    const auto steps = missing_();
    std::uint64_t total = 0;
    for (const auto& step : steps)
        total += step.bytes;
    {
        const auto state = state_.lock();
        state->total = total;
    }
    std::uint64_t before = 0;
    for (const auto& step : steps) {
        step.run(
            [&](const DownloadProgress& progress) {
                const auto state = state_.lock();
                state->received = before + progress.received;
            },
            stop);
        before += step.bytes;
    }
}

void ModelFetch::end(FetchState::Phase phase, const std::string& fault) {
    const auto state = state_.lock();
    state->phase = phase;
    state->fault = fault;
    if (phase == FetchState::Phase::done) state->received = state->total;
}

std::vector<FetchStep> missing_files(const std::filesystem::path& models, const std::string& base) {
    const auto installation = std::make_shared<Installation>(models);
    std::vector<FetchStep> steps;
    for (const auto& file : missing_of(models)) {
        const auto source = base.empty() ? file.address() : source_below(base, file);
        steps.push_back(
            {.bytes = file.bytes,
             .run = [installation, file, source](const ReportDownload& report, const std::stop_token& stop) {
                 installation->installer.install(file, source, report, stop);
             }});
    }
    return steps;
}

std::uint64_t missing_bytes(const std::filesystem::path& models) {
    std::uint64_t bytes = 0;
    for (const auto& file : missing_of(models))
        bytes += file.bytes;
    return bytes;
}

}  // namespace storyflow::models
