#pragma once

#include <string_view>

namespace storyflow::speech {

/// The eSpeak voice that imitates one of our voices.
struct EspeakVoice {
    std::string_view name;  ///< language, `+`, variant: "en-us+f2"
    int pitch = 50;         ///< 0 to 99
};

/// Every published voice has its own combination of language, variant and pitch, of its accent and gender;
/// other ids get that of the first published voice of their accent and gender, or of `default_voice`. Pure.
[[nodiscard]] EspeakVoice espeak_voice(std::string_view id);

}  // namespace storyflow::speech
