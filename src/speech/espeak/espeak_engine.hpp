#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/locked.hpp"
#include "speech/espeak/espeak_pool.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech {

struct EspeakEngineOptions {
    std::size_t chunk_limit = 500;  ///< code points spoken in one go
};

/// How the program is asked whether it works.
struct EspeakGreetingOptions {
    std::chrono::milliseconds time_limit{3'000};       ///< for its answer
    std::chrono::milliseconds failure_memory{10'000};  ///< after a failure it is not asked again so soon
};

/// The preview voice: eSpeak in processes of its own. Same utterance, same samples; a mix of voices speaks
/// with the leading one. Borrows the pool, whose program it is given; safe from any thread.
class EspeakEngine final : public SpeechEngine {
  public:
    EspeakEngine(EspeakPool& pool, std::filesystem::path program, EspeakEngineOptions options = {},
                 EspeakGreetingOptions greeting = {});

    [[nodiscard]] std::string_view name() const override { return "espeak"; }
    /// The program's file and what it says of eSpeak's version.
    [[nodiscard]] std::string fingerprint() const override;
    /// Asks the program for its version once, and again only when its file changes or some time after a
    /// failure. One caller asks; meanwhile the others get the last answer, or wait for the first.
    [[nodiscard]] Availability availability() const override;
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                       std::stop_token stop) override;
    [[nodiscard]] Speech speak(const Utterance& utterance, std::stop_token stop) override;

  private:
    struct Probe {
        std::filesystem::file_time_type program_time;
        std::chrono::steady_clock::time_point when;
        Availability result;
        std::string version;  ///< of eSpeak, when it is available
    };

    [[nodiscard]] std::optional<Availability> fresh_result(
        std::filesystem::file_time_type program_time) const;
    [[nodiscard]] std::optional<Availability> last_result() const;
    [[nodiscard]] std::string last_version() const;

    EspeakPool& pool_;
    const std::filesystem::path program_;
    const EspeakEngineOptions options_;
    const EspeakGreetingOptions greeting_;
    mutable std::mutex asking_mutex_;  ///< held while the program is asked
    mutable base::Locked<std::optional<Probe>> probe_;
};

}  // namespace storyflow::speech
