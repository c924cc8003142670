#pragma once

#include <span>
#include <string>
#include <string_view>

#include "speech/voice_choice.hpp"

/// Which voice is heard when an engine lacks the one that is asked for. Pure.
namespace storyflow::speech {

/// `asked` if it is available; else the first available voice of the same accent and gender, else
/// `default_voice`, else the first. `available` must not be empty.
[[nodiscard]] std::string nearest_voice(std::string_view asked, std::span<const std::string> available);

/// The choice with each voice of its mix replaced by the nearest one; itself if nothing is replaced, or if
/// nothing is available.
[[nodiscard]] VoiceChoice nearest_mix(const VoiceChoice& asked, std::span<const std::string> available);

/// The nearest to the leading voice alone, for an engine that cannot mix.
[[nodiscard]] VoiceChoice nearest_single(const VoiceChoice& asked, std::span<const std::string> available);

}  // namespace storyflow::speech
