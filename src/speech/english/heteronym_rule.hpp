#pragma once

#include <string_view>

#include "speech/english/tag_set.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech::english {

/// Phonemes of both accents.
struct AccentedSounds {
    std::string_view american{};
    std::string_view british{};

    [[nodiscard]] constexpr std::string_view of(Accent accent) const {
        return accent == Accent::british ? british : american;
    }
};

/// Words in small letters, parted by spaces; an empty list stands for any word. "^" is the place before the
/// first word after a mark, "$" the place after the last word before a mark.
using WordList = std::string_view;

/// A condition on the word one or two places away. Beyond a mark there is no neighbour, so a condition on its
/// part of speech fails there.
struct Neighbour {
    WordList words{};
    TagSet tags{};
};

/// Where a word that is spelled like another one has which sounds. All conditions must hold.
struct HeteronymRule {
    std::string_view word{};  ///< in small letters, or a name with its capital
    AccentedSounds sounds{};  ///< empty: those of the lexicon
    TagSet tags{};            ///< the word's own part of speech
    Neighbour two_before{};
    Neighbour before{};  ///< the word directly before
    Neighbour after{};   ///< the word directly after
    Neighbour two_after{};
    WordList nearby{};    ///< one of these stands within ten words
    WordList far_from{};  ///< none of these does
};

}  // namespace storyflow::speech::english
