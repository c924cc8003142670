#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "audio/pcm.hpp"

namespace storyflow::speech {

/// What to say in one go, and how.
struct Utterance {
    std::string text;    ///< UTF-8, not blank
    std::string voice;   ///< one of the ids in speech/voices.hpp
    double speed = 1.0;  ///< 0.5 to 2.0
};

struct Availability {
    bool available = false;
    std::string reason;  ///< when not: what is missing and what to do about it, for people
};

/// Makes sound of text. Implementations are safe to call from several threads at once.
class SpeechEngine {
  public:
    virtual ~SpeechEngine() = default;

    /// The fixed name under which it is chosen: "kokoro", "espeak".
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Whether `speak` can work now. Cheap enough for every request.
    [[nodiscard]] virtual Availability availability() const = 0;

    /// Mono sound at `narration_rate`. Throws `base::Error`: unavailable (with the reason), cancelled (`stop`
    /// was requested), internal (synthesis failed).
    [[nodiscard]] virtual audio::Pcm speak(const Utterance& utterance, std::stop_token stop) = 0;
};

}  // namespace storyflow::speech
