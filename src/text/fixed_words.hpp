#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/dialect.hpp"
#include "text/spoken_text.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// The words of a paragraph that the user fixed (by markup or by a pronunciation), so that nothing may
/// change them any more. In the text each group of them is one stand-in, a value above U+10FFFF, until the
/// words are cut.
class FixedWords {
  public:
    /// At least one word.
    [[nodiscard]] char32_t add(std::vector<SpokenWord> words);

    [[nodiscard]] const std::vector<SpokenWord>& at(char32_t stand_in) const;

  private:
    std::vector<std::vector<SpokenWord>> groups_;
};

[[nodiscard]] constexpr bool is_stand_in(char32_t code_point) {
    return code_point > 0x10FFFF;
}

/// The words of `label` with these phonemes: one group of phonemes each where there are as many groups
/// (between spaces) as words, else the whole label as one word. All of them say `source`. None for a blank
/// label.
[[nodiscard]] std::vector<SpokenWord> words_with_phonemes(std::u32string_view label,
                                                          std::string_view phonemes, CharRange source);

/// Characters of the `'s` that `text` has at `begin`: 2, or 0 where there is none.
[[nodiscard]] std::size_t possessive_at(std::u32string_view text, std::size_t begin);

/// Adds the `'s`, and to phonemes its sound: /s/ after p t k f θ, /ᵻz/ (British /ɪz/) after s z ʃ ʒ ʧ ʤ, else
/// /z/.
void make_possessive(SpokenWord& word, Dialect dialect);

}  // namespace storyflow::text
