#include "speech/voice_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

#include "speech/known_voices.hpp"

namespace storyflow::speech {

namespace {

std::string_view word_for(std::optional<Gender> gender) {
    if (!gender) return "";
    return *gender == Gender::female ? ", female" : ", male";
}

}  // namespace

std::string voice_list(const Engines& engines) {
    std::string lines;
    for (const auto& [voice, names] : offered_voices(engines)) {
        if (names.empty()) continue;
        lines += fmt::format("{}: {}{}, {} ({})\n", voice.id, voice.name, word_for(voice.gender),
                             voice.language, fmt::join(names, ", "));
    }
    return lines;
}

}  // namespace storyflow::speech
