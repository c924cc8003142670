#pragma once

#include <filesystem>

#include "speech/speech_engine.hpp"

namespace storyflow::speech {

/// The place of the Kokoro-82M engine: it says what is missing, and cannot speak before its runtime exists.
/// Safe from any thread.
class KokoroEngine final : public SpeechEngine {
  public:
    explicit KokoroEngine(std::filesystem::path models_directory);

    [[nodiscard]] std::string_view name() const override { return "kokoro"; }
    [[nodiscard]] Availability availability() const override;
    /// Always throws `base::Error{unavailable}` with the reason.
    [[nodiscard]] audio::Pcm speak(const Utterance& utterance, std::stop_token stop) override;

  private:
    std::filesystem::path models_directory_;
};

}  // namespace storyflow::speech
