#include "text/english/sound_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace storyflow::text {

namespace {

/// A sound with each run of equal letters written once.
struct Sound {
    std::string_view letters;
    std::string_view phonemes;
    std::size_t longest_run = 1;  ///< at least one letter must be written as often as this
};

constexpr std::array sounds{Sound{"argh", "ˈɑɹɡ", 1}, Sound{"br", "bɹɹ", 2},    Sound{"gr", "ɡɹɹ", 2},
                            Sound{"hm", "hm", 1},     Sound{"hmf", "hˈʌmf", 1}, Sound{"hmph", "hˈʌmf", 1},
                            Sound{"hrm", "hɜɹm", 1},  Sound{"m", "mm", 2},      Sound{"mhm", "mhˈʌm", 1},
                            Sound{"pft", "pft", 1},   Sound{"psh", "pʃ", 1},    Sound{"pst", "pst", 2},
                            Sound{"r", "ɹɹ", 3},      Sound{"s", "ss", 3},      Sound{"sh", "ʃʃ", 1},
                            Sound{"tch", "ʧ", 1},     Sound{"tsk", "tˈɪsk", 1}, Sound{"z", "zzz", 3}};
static_assert(std::ranges::is_sorted(sounds, {}, &Sound::letters));

constexpr std::size_t longest_sound = 24;

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

struct Runs {
    std::string letters;
    std::size_t longest = 0;
};

Runs runs_of(std::string_view word) {
    Runs runs;
    std::size_t run = 0;
    for (const char written : word) {
        const char letter = small(written);
        const bool goes_on = !runs.letters.empty() && runs.letters.back() == letter;
        run = goes_on ? run + 1 : 1;
        if (!goes_on) runs.letters += letter;
        runs.longest = std::max(runs.longest, run);
    }
    return runs;
}

std::string_view phonemes_of_part(std::string_view part) {
    // Most words end here.
    if (part.empty() || part.size() > longest_sound) return {};
    const Runs runs = runs_of(part);
    const auto* const sound = std::ranges::lower_bound(sounds, runs.letters, {}, &Sound::letters);
    if (sound == sounds.end() || sound->letters != runs.letters || runs.longest < sound->longest_run)
        return {};
    return sound->phonemes;
}

bool has_vowel(std::string_view word) {
    return word.find_first_of("eiouEIOUyY") != std::string_view::npos;
}

}  // namespace

std::string sound_phonemes(std::string_view word) {
    if (word.empty() || word.size() > 2 * longest_sound || has_vowel(word)) return {};
    std::string phonemes;
    for (std::size_t begin = 0; begin <= word.size();) {
        const std::size_t end = std::min(word.find('-', begin), word.size());
        const std::string_view sound = phonemes_of_part(word.substr(begin, end - begin));
        if (sound.empty()) return {};
        phonemes += sound;
        begin = end + 1;
    }
    return phonemes;
}

bool is_drawn_out_sound(std::string_view letters) {
    return runs_of(letters.substr(0, longest_sound)).longest > 1 && !sound_phonemes(letters).empty();
}

}  // namespace storyflow::text
