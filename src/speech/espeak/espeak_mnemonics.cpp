#include "speech/espeak/espeak_mnemonics.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "base/utf8.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

struct Sound {
    std::string_view kokoro;
    std::string_view espeak;  ///< alternative names are separated by `|`
};

/// Sounds that both accents share. Where one entry is a prefix of another, the longer one comes first.
constexpr auto common = std::to_array<Sound>({
    {"ˈ", "'"},   {"ˌ", ","},  {"p", "p"},   {"b", "b"},   {"t", "t"},   {"d", "d"},  {"k", "k"},
    {"ɡ", "g"},   {"f", "f"},  {"v", "v"},   {"θ", "T"},   {"ð", "D"},   {"s", "s"},  {"z", "z"},
    {"ʃ", "S"},   {"ʒ", "Z"},  {"h", "h"},   {"m", "m"},   {"n", "n"},   {"ŋ", "N"},  {"l", "l"},
    {"ɹ", "r"},   {"r", "r"},  {"j", "j"},   {"w", "w"},   {"ʧ", "tS"},  {"ʤ", "dZ"}, {"ʔ", "?"},
    {"x", "x"},   {"ɾ", "t#"}, {"T", "t#"},  {"ʦ", "t|s"}, {"ʣ", "d|z"}, {"A", "eI"}, {"I", "aI"},
    {"W", "aU"},  {"Y", "OI"}, {"O", "oU"},  {"Q", "oU"},  {"ᵊl", "@L"}, {"ᵊ", "@"},  {"ə", "@"},
    {"ɐ", "a#"},  {"ɪ", "I"},  {"ᵻ", "I#"},  {"ɛ", "E"},   {"æ", "a"},   {"ʌ", "V"},  {"ʊ", "U"},
    {"iː", "i:"}, {"i", "i"},  {"uː", "u:"}, {"u", "u:"},  {"ɑː", "A:"}, {"ɑ", "A:"}, {"ɔː", "O:"},
    {"ɜː", "3:"}, {"ɒ", "0"},  {"o", "oU"},  {"e", "eI"},  {"ɚ", "3"},
});

constexpr auto american = std::to_array<Sound>({
    {"ɑɹ", "A@"},
    {"ɔɹ", "O@"},
    {"ɛɹ", "e@"},
    {"ɪɹ", "i@3"},
    {"ʊɹ", "U@"},
    {"ɜɹ", "3:"},
    {"əɹ", "3"},
    {"ˈi", "'|i:"},
    {"ˌi", ",|i:"},
    {"ɜ", "3:"},
    {"ɔ", "O:"},
    {"a", "a"},
});

constexpr auto british = std::to_array<Sound>({
    {"ɛː", "e@"},
    {"ɪə", "i@"},
    {"ʊə", "U@"},
    {"ɜː", "3:"},
    {"ɔː", "O:"},
    {"ɔ", "O"},
    {"a", "a"},
});

const Sound* find_prefix(std::span<const Sound> sounds, std::string_view phonemes) {
    const auto found = std::find_if(sounds.begin(), sounds.end(), [phonemes](const Sound& sound) {
        return phonemes.starts_with(sound.kokoro);
    });
    return found == sounds.end() ? nullptr : &*found;
}

const Sound* first_sound(std::string_view phonemes, Accent accent) {
    const auto own = accent == Accent::american ? std::span<const Sound>(american) : british;
    const Sound* sound = find_prefix(own, phonemes);
    return sound != nullptr ? sound : find_prefix(common, phonemes);
}

/// Encodes phonemes without spaces as one `[[…]]`. The bars keep eSpeak from reading two names as one.
std::string group_of(std::string_view phonemes, Accent accent) {
    std::string names;
    while (!phonemes.empty()) {
        const Sound* sound = first_sound(phonemes, accent);
        if (sound != nullptr) names.append(names.empty() ? "" : "|").append(sound->espeak);
        phonemes.remove_prefix(sound != nullptr ? sound->kokoro.size()
                                                : base::first_code_points(phonemes, 1).size());
    }
    const bool has_sound = names.find_first_not_of("',|") != std::string::npos;
    return has_sound ? "[[" + names + "]]" : "";
}

}  // namespace

std::string espeak_mnemonics(std::string_view phonemes, Accent accent) {
    const std::string spelled = in_kokoro_symbols(phonemes);
    std::string groups;
    for (std::string_view rest = spelled; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string group = group_of(rest.substr(0, end), accent);
        if (!group.empty()) groups.append(groups.empty() ? "" : " ").append(group);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return groups;
}

}  // namespace storyflow::speech
