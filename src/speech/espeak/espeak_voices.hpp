#pragma once

#include <string_view>

namespace storyflow::speech {

/// The eSpeak voice that imitates one of our voices.
struct EspeakVoice {
    std::string_view name;  ///< language, `+`, variant: "en-us+f2"
    int pitch = 50;         ///< 0 to 99
};

/// Every id of speech/voices.hpp has its own combination of language, variant and pitch, of its accent and
/// gender; unknown ids get that of `default_voice`. Pure.
[[nodiscard]] EspeakVoice espeak_voice(std::string_view id);

}  // namespace storyflow::speech
