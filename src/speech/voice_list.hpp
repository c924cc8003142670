#pragma once

#include <string>

#include "speech/engines.hpp"

namespace storyflow::speech {

/// The voices that can speak now, for people and agents: a line each, "af_heart: Heart, female, en-US
/// (kokoro, hibari)".
[[nodiscard]] std::string voice_list(const Engines& engines);

}  // namespace storyflow::speech
