#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace storyflow::api {

/// One thing that StoryFlow needs or can use, and what to do if it is missing.
struct Finding {
    enum class Verdict { good, missing, broken };

    Verdict verdict = Verdict::good;
    bool is_needed = false;  ///< by the chosen engine, or by everything
    std::string subject;
    std::string explanation;
};

/// One condition for the server to take work. The texts may be shown to anyone: they contain neither paths
/// nor addresses.
struct ReadinessCheck {
    std::string name;  ///< "data_folder", "media_folder", "database" or "engine"
    bool ok = false;
    std::string message;

    bool operator==(const ReadinessCheck&) const = default;
};

/// The files of the natural voices, and whether the server is fetching them.
struct VoiceFiles {
    enum class Phase { idle, running, done, failed };

    Phase phase = Phase::idle;
    std::uint64_t missing = 0;   ///< bytes that are not there, as published; 0 while a fetch runs
    std::uint64_t received = 0;  ///< of the fetch
    std::uint64_t total = 0;     ///< of the fetch
    std::string fault;           ///< why the last fetch failed
};

/// How the server fetches these files; from any thread. Empty where it cannot.
struct VoiceFetching {
    std::function<VoiceFiles()> state;
    std::function<void()> start;  ///< goes on where the last one ended; nothing while one runs
    std::function<void()> stop;   ///< keeps what was received
};

/// Facts about the running program, its database and the machine.
struct SystemFacts {
    std::string database = "sqlite";  ///< "sqlite" or "postgresql"
    int workers = 1;                  ///< items narrated side by side by this process
    /// Examines what is installed, quickly; from any thread. May be empty.
    std::function<std::vector<Finding>()> examine;
    /// The result of the last examination, from memory and without waiting; from any thread. May be empty.
    std::function<std::vector<ReadinessCheck>()> readiness;
    /// Returns the counters and gauges in Prometheus' text format, from memory and without waiting. Called
    /// from any thread. May be empty.
    std::function<std::string()> measures;
    VoiceFetching voices{};
};

}  // namespace storyflow::api
