#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "narration/speech_form.hpp"

namespace storyflow::wyoming {

/// How much sound of a text was sent: the texts that are spoken one after the other share it.
struct SoundClock {
    std::uint64_t samples = 0;
};

/// Sound as the events `audio-start` and `audio-chunk`: 16-bit samples, mono, 24 kHz, with the milliseconds
/// since the beginning. The first text of a sound begins it; each later one begins with a short pause.
/// `audio-stop` is left to the caller, who knows when no text follows.
class SoundEvents final : public narration::SpeechForm {
  public:
    explicit SoundEvents(std::shared_ptr<SoundClock> clock) : clock_(std::move(clock)) {}

    [[nodiscard]] std::string media_type() const override { return "audio/pcm"; }
    [[nodiscard]] std::string begin() override;
    [[nodiscard]] std::string piece(std::string bytes) override;
    [[nodiscard]] std::string end(narration::ScriptStream& /*script*/) override { return {}; }

  private:
    std::shared_ptr<SoundClock> clock_;
};

/// The event behind the last sound.
[[nodiscard]] std::string audio_stop(const SoundClock& clock);

}  // namespace storyflow::wyoming
