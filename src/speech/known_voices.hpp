#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "speech/engines.hpp"
#include "speech/voice_choice.hpp"

/// The voices that a client may ask for: the published ones, and those that an engine has besides.
namespace storyflow::speech {

/// A voice and the names of the engines that have it now, in their order.
struct OfferedVoice {
    Voice voice;
    std::vector<std::string> engines;
};

/// The published voices sorted by id, and after them the others, sorted too.
[[nodiscard]] std::vector<OfferedVoice> offered_voices(const Engines& engines);

/// Parses a voice or a mix. Returns std::nullopt unless every voice in it is published or installed.
[[nodiscard]] std::optional<VoiceChoice> find_known_voice(const Engines& engines, std::string_view voice,
                                                          double speed = 1.0);
/// The same, but falls back to `default_voice` and logs a warning.
[[nodiscard]] VoiceChoice known_voice_or_default(const Engines& engines, std::string_view voice,
                                                 double speed = 1.0);

}  // namespace storyflow::speech
