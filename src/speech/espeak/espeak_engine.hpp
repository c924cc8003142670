#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>

#include "speech/espeak/espeak_pool.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech {

/// How the program is asked whether it works.
struct EspeakGreetingOptions {
    std::chrono::milliseconds time_limit{3'000};       ///< for its answer
    std::chrono::milliseconds failure_memory{10'000};  ///< after a failure it is not asked again so soon
};

/// The preview voice: eSpeak in processes of its own. Same utterance, same samples. Safe from any thread.
class EspeakEngine final : public SpeechEngine {
  public:
    explicit EspeakEngine(EspeakPoolOptions options, EspeakGreetingOptions greeting = {});

    [[nodiscard]] std::string_view name() const override { return "espeak"; }
    /// Asks the program for its version once, and again only when its file changes or some time after a
    /// failure. One caller asks; meanwhile the others get the last answer, or wait for the first.
    [[nodiscard]] Availability availability() const override;
    [[nodiscard]] audio::Pcm speak(const Utterance& utterance, std::stop_token stop) override;

  private:
    struct Probe {
        std::filesystem::file_time_type program_time;
        std::chrono::steady_clock::time_point when;
        Availability result;
    };

    [[nodiscard]] std::optional<Availability> fresh_result(
        std::filesystem::file_time_type program_time) const;
    [[nodiscard]] std::optional<Availability> last_result() const;

    const std::filesystem::path program_;
    const EspeakGreetingOptions greeting_;
    EspeakPool pool_;
    mutable std::mutex asking_mutex_;  ///< held while the program is asked
    mutable std::mutex probe_mutex_;   ///< held for a moment only
    mutable std::optional<Probe> probe_;
};

}  // namespace storyflow::speech
