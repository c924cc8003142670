#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "base/locked.hpp"
#include "models/download_limits.hpp"

namespace storyflow::models {

/// One file that is still to be fetched.
struct FetchStep {
    std::uint64_t bytes = 0;  ///< as published
    /// Fetches and installs it, or goes on where it was interrupted. Throws as `ModelInstaller::install`.
    std::function<void(const ReportDownload& report, const std::stop_token& stop)> run;
};

struct FetchState {
    enum class Phase {
        idle,  ///< nothing was asked for, or it was stopped
        running,
        done,
        failed,  ///< `fault` says why; another start goes on from there
    };

    Phase phase = Phase::idle;
    std::uint64_t received = 0;  ///< bytes of this fetch so far, with what earlier ones left
    std::uint64_t total = 0;     ///< bytes of this fetch
    std::string fault;
};

/// Fetches the missing files of the voices in the background, one fetch at a time. Safe from any thread; the
/// destructor stops a running fetch and waits for its end.
class ModelFetch {
  public:
    /// `missing`: what is to be fetched, asked for at each start, on the fetch's own thread.
    using Missing = std::function<std::vector<FetchStep>()>;

    explicit ModelFetch(Missing missing);
    ~ModelFetch();
    ModelFetch(const ModelFetch&) = delete;
    ModelFetch& operator=(const ModelFetch&) = delete;

    /// Does nothing while a fetch runs.
    void start();
    /// Asks a running fetch to stop; what it received is kept for the next one. Does not wait.
    void stop();
    [[nodiscard]] FetchState state() const;

  private:
    void run(const std::stop_token& stop) noexcept;
    void fetch(const std::stop_token& stop);
    void end(FetchState::Phase phase, const std::string& fault = {});

    Missing missing_;
    base::Locked<FetchState> state_;
    base::Locked<std::jthread> thread_;  ///< locked before `state_`
};

/// The published files of the network and the voices that are not in the folder with their size. `base`: a
/// folder or address to take them from instead of their authors' releases; empty: these.
[[nodiscard]] std::vector<FetchStep> missing_files(const std::filesystem::path& models,
                                                   const std::string& base);
/// Bytes of these files.
[[nodiscard]] std::uint64_t missing_bytes(const std::filesystem::path& models);

}  // namespace storyflow::models
