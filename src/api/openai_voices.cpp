#include "api/openai_voices.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace storyflow::api {

std::optional<std::string_view> voice_for_openai_name(std::string_view name) {
    // Kokoro has voices that are named after some of them; the others are matched by gender and accent.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 13> voices{{{"alloy", "af_alloy"},
                                                                                    {"ash", "am_michael"},
                                                                                    {"ballad", "bm_george"},
                                                                                    {"cedar", "am_fenrir"},
                                                                                    {"coral", "af_bella"},
                                                                                    {"echo", "am_echo"},
                                                                                    {"fable", "bm_fable"},
                                                                                    {"marin", "af_heart"},
                                                                                    {"nova", "af_nova"},
                                                                                    {"onyx", "am_onyx"},
                                                                                    {"sage", "af_sarah"},
                                                                                    {"shimmer", "af_sky"},
                                                                                    {"verse", "am_puck"}}};
    const auto* const found = std::ranges::find(voices, name, [](const auto& voice) { return voice.first; });
    if (found == voices.end()) return std::nullopt;
    return found->second;
}

}  // namespace storyflow::api
