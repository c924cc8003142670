#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "speech/engines.hpp"
#include "speech/espeak/espeak_engine.hpp"
#include "speech/espeak/espeak_phonemizer.hpp"
#include "speech/hibari/hibari_engine.hpp"
#include "speech/kokoro/kokoro_engine.hpp"
#include "speech/remembering_phonemizer.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::app {

/// Builds every engine of this program from the configuration. Safe from any thread once built.
class EngineRoom {
  public:
    explicit EngineRoom(const Config& config);

    [[nodiscard]] speech::Engines& engines() { return engines_; }
    [[nodiscard]] const speech::EspeakPool& espeak_processes() const { return pool_; }
    [[nodiscard]] speech::KokoroEngine& kokoro() { return kokoro_; }
    [[nodiscard]] speech::HibariEngine& hibari() { return hibari_; }
    /// The engine that the configuration names, by default the best one that can speak. It may be unable to
    /// speak now.
    [[nodiscard]] speech::SpeechEngine& chosen_engine(const Config& config);
    /// The same; throws `base::Error{unavailable}` with a remedy if it cannot speak now.
    [[nodiscard]] speech::SpeechEngine& ready_engine(const Config& config);

  private:
    speech::EspeakPool pool_;  ///< speaks the preview voice and transcribes words for Kokoro and Hibari
    speech::EspeakPhonemizer espeak_phonemizer_;
    speech::RememberingPhonemizer phonemizer_;
    speech::KokoroEngine kokoro_;
    speech::HibariEngine hibari_;
    speech::EspeakEngine espeak_;
    speech::Engines engines_;
};

/// The phonemes of one of Kokoro's chunks, and their ids.
[[nodiscard]] std::string kokoro_phonemes(const text::SpokenText& chunk);
[[nodiscard]] std::vector<int> kokoro_token_ids(const text::SpokenText& chunk);

/// The path of `storyflow-espeak`: in the folder of the program `storyflow`, as after a build, or installed
/// in
/// `../lib/storyflow` from there. If it is in neither, the first path.
[[nodiscard]] std::filesystem::path espeak_program_of(const std::filesystem::path& program);
/// That of the running program.
[[nodiscard]] std::filesystem::path espeak_program();

}  // namespace storyflow::app
