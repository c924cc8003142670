#include "speech/language/unknown_words.hpp"

#include <string>

#include "speech/english/lexicon.hpp"
#include "speech/english/lexicon_bytes.hpp"
#include "speech/english/reading.hpp"
#include "speech/language/english_words.hpp"

namespace storyflow::speech {

namespace {

/// Stands for the sounds of an unknown word; no lexicon and no user writes this character.
constexpr char unknown_sound = '\x01';

std::vector<std::string> unknown_sounds(std::span<const std::string> words) {
    return std::vector<std::string>(words.size(), std::string(1, unknown_sound));
}

}  // namespace

std::vector<bool> unknown_to_lexicon(const text::SpokenText& text, Accent accent) {
    const english::Lexicon lexicon(english::lexicon_bytes(), accent);
    const auto phonemes = english::pronounce(english_words(text, lexicon), lexicon, unknown_sounds);
    std::vector<bool> is_unknown;
    is_unknown.reserve(phonemes.size());
    for (const auto& sounds : phonemes)
        is_unknown.push_back(sounds.find(unknown_sound) != std::string::npos);
    return is_unknown;
}

}  // namespace storyflow::speech
