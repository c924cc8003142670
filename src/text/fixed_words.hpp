#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/dialect.hpp"
#include "text/spoken_text.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// The words of a paragraph whose reading the user determined, by markup or by a pronunciation, so that no
/// rule may change them. In the text each group of them is one stand-in, a value above U+10FFFF, until the
/// text is cut into words.
class FixedWords {
  public:
    /// Adds a group of at least one word; returns its stand-in.
    [[nodiscard]] char32_t add(std::vector<SpokenWord> words);

    [[nodiscard]] const std::vector<SpokenWord>& at(char32_t stand_in) const;

  private:
    std::vector<std::vector<SpokenWord>> groups_;
};

[[nodiscard]] constexpr bool is_stand_in(char32_t code_point) {
    return code_point > 0x10FFFF;
}

/// The words of `label` with these phonemes: one group of phonemes for each word where the numbers of groups
/// (separated by spaces) and words are equal, else the whole label as one word. The source of all of them is
/// `source`. Empty for a blank label.
[[nodiscard]] std::vector<SpokenWord> words_with_phonemes(std::u32string_view label,
                                                          std::string_view phonemes, CharRange source);

/// The length of the `'s` that `text` has at `begin`, in characters: 2, or 0 if there is none.
[[nodiscard]] std::size_t possessive_at(std::u32string_view text, std::size_t begin);

/// Appends the `'s`, and to phonemes its sound: /s/ after p t k f θ, /ᵻz/ (British /ɪz/) after s z ʃ ʒ ʧ ʤ,
/// else /z/.
void make_possessive(SpokenWord& word, Dialect dialect);

}  // namespace storyflow::text
