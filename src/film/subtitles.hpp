#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "story/narrated_word.hpp"

namespace storyflow::film {

/// A word of a subtitle, and when it is heard.
struct SubtitleWord {
    std::size_t first = 0;  ///< place in the subtitle's text, in bytes
    std::size_t size = 0;   ///< likewise
    double begin = 0.0;     ///< seconds
    double end = 0.0;
};

/// A few words that are on the screen together.
struct Subtitle {
    std::string text;    ///< UTF-8, one line
    double begin = 0.0;  ///< seconds
    double end = 0.0;
    std::vector<SubtitleWord> words;
};

/// Groups the words of a narration. A group ends behind six words, or behind four or more where a word ends
/// with a mark (. ! ? , ; : — …, also before closing quotes and brackets); one or two words left at the end
/// join the group before them, if that has at most seven then. It appears with its first word and stays until
/// the next group, or if that is more than a second away, until its last word has been heard. Marks that are
/// not spoken stand beside the words as in the script; markup is left out. Where the script was changed
/// since, the words that are heard stand alone. Times are those of `words`. Pure.
[[nodiscard]] std::vector<Subtitle> subtitles_of(std::string_view script,
                                                 std::span<const story::NarratedWord> words);

}  // namespace storyflow::film
