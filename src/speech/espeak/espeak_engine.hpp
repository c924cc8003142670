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

/// How the engine asks the program whether it works.
struct EspeakGreetingOptions {
    std::chrono::milliseconds time_limit{3'000};       ///< for the program's answer
    std::chrono::milliseconds failure_memory{10'000};  ///< after a failure, until it asks again
};

/// The preview voice: eSpeak in processes of its own. The same utterance gives the same samples; a mix of
/// voices is spoken with its leading voice. Borrows the pool, which must run the same program; safe from any
/// thread.
class EspeakEngine final : public SpeechEngine {
  public:
    EspeakEngine(EspeakPool& pool, std::filesystem::path program, EspeakEngineOptions options = {},
                 EspeakGreetingOptions greeting = {});

    [[nodiscard]] std::string_view name() const override { return "espeak"; }
    /// The program's file and the eSpeak version that it reports.
    [[nodiscard]] std::string fingerprint() const override;
    /// Asks the program for its version once, and again only when its file changes or some time after a
    /// failure. One caller asks; meanwhile the others get the last answer, or wait for the first.
    [[nodiscard]] Availability availability() const override;
    /// None of its own: it imitates accent and gender of every voice.
    [[nodiscard]] std::vector<std::string> voices() const override { return {}; }
    [[nodiscard]] VoiceChoice heard(const VoiceChoice& asked) const override { return asked; }
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                       std::stop_token stop) override;
    [[nodiscard]] double pause_between(const Utterance& before, const Utterance& after,
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
