#pragma once

#include <filesystem>

#include "app/config.hpp"
#include "speech/engines.hpp"
#include "speech/espeak/espeak_engine.hpp"
#include "speech/kokoro/kokoro_engine.hpp"

namespace storyflow::app {

/// Builds every engine of this program from the configuration. Safe from any thread once built.
class EngineRoom {
  public:
    explicit EngineRoom(const Config& config);

    [[nodiscard]] speech::Engines& engines() { return engines_; }
    /// The engine that the configuration names, `kokoro` when it names none. Throws
    /// `base::Error{unavailable}` with the cure when it cannot speak now.
    [[nodiscard]] speech::SpeechEngine& ready_engine(const Config& config);

  private:
    speech::KokoroEngine kokoro_;
    speech::EspeakEngine espeak_;
    speech::Engines engines_;
};

/// `storyflow-espeak` beside the running program.
[[nodiscard]] std::filesystem::path espeak_program();

}  // namespace storyflow::app
