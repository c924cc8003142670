#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/voice_mix.hpp"
#include "speech/voices.hpp"
#include "text/dialect.hpp"

namespace storyflow::speech {

/// The voice, or mix of voices, and the speed to speak with. A caller parses and checks the name once and
/// passes on this value.
class VoiceChoice {
  public:
    /// The default voice at its usual speed.
    VoiceChoice();

    /// Clamps the speed, see `clamp_speed`. Returns std::nullopt when `voice` is written neither as an id nor
    /// as a mix of ids; whether such voices exist is another question, see `find_known_voice`.
    [[nodiscard]] static std::optional<VoiceChoice> parse(std::string_view voice, double speed = 1.0);

    /// The same speed with another voice.
    [[nodiscard]] VoiceChoice with(VoiceMix mix) const;

    /// The voice as the client wrote it.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const VoiceMix& mix() const { return mix_; }
    [[nodiscard]] Voice leading_voice() const { return mix_.leading_voice(); }
    /// The English of the leading voice.
    [[nodiscard]] text::Dialect dialect() const;
    /// 0.5 to 2.0; 1.0 is usual.
    [[nodiscard]] double speed() const { return speed_; }

  private:
    VoiceChoice(std::string_view name, VoiceMix mix, double speed);

    std::string name_;
    VoiceMix mix_;
    double speed_;
};

}  // namespace storyflow::speech
