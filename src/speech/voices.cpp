#include "speech/voices.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace storyflow::speech {

namespace {

constexpr std::array<std::string_view, 28> published_ids{
    "af_alloy",  "af_aoede",    "af_bella",   "af_heart",  "af_jessica", "af_kore",   "af_nicole",
    "af_nova",   "af_river",    "af_sarah",   "af_sky",    "am_adam",    "am_echo",   "am_eric",
    "am_fenrir", "am_liam",     "am_michael", "am_onyx",   "am_puck",    "am_santa",  "bf_alice",
    "bf_emma",   "bf_isabella", "bf_lily",    "bm_daniel", "bm_fable",   "bm_george", "bm_lewis",
};

constexpr std::size_t longest_id = 64;

/// The languages of Kokoro v1.0 by the first letter of a voice's id.
std::string_view language_of(char letter) {
    switch (letter) {
        case 'a':
            return "en-US";
        case 'b':
            return "en-GB";
        case 'e':
            return "es";
        case 'f':
            return "fr-FR";
        case 'h':
            return "hi";
        case 'i':
            return "it";
        case 'j':
            return "ja";
        case 'p':
            return "pt-BR";
        case 'z':
            return "zh-CN";
        default:
            return {};
    }
}

/// Whether the id begins like `af_`: language, gender, underscore, and a name behind them.
bool tells_language_and_gender(std::string_view id) {
    return id.size() > 3 && id[2] == '_' && (id[1] == 'f' || id[1] == 'm') && !language_of(id[0]).empty();
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool may_be_in_id(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string capitalised(std::string_view word) {
    std::string name(word);
    if (name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

std::vector<Voice> described(std::span<const std::string_view> ids) {
    std::vector<Voice> voices;
    voices.reserve(ids.size());
    for (const auto id : ids)
        voices.push_back(describe_voice(id));
    return voices;
}

}  // namespace

std::span<const Voice> published_voices() {
    static const std::vector<Voice> voices = described(published_ids);
    return voices;
}

bool is_published_voice(std::string_view id) {
    return std::ranges::binary_search(published_ids, id);
}

bool is_voice_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, may_be_in_id);
}

Voice describe_voice(std::string_view id) {
    if (!tells_language_and_gender(id)) {
        return {.id = std::string(id),
                .name = std::string(id),
                .gender = std::nullopt,
                .accent = Accent::american,
                .language = {}};
    }
    return {.id = std::string(id),
            .name = capitalised(id.substr(3)),
            .gender = id[1] == 'f' ? Gender::female : Gender::male,
            .accent = id[0] == 'b' ? Accent::british : Accent::american,
            .language = std::string(language_of(id[0]))};
}

double clamp_speed(double speed) {
    if (!std::isfinite(speed)) return 1.0;
    return std::clamp(speed, slowest_speed, fastest_speed);
}

}  // namespace storyflow::speech
