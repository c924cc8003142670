#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/dialect.hpp"
#include "text/fixed_words.hpp"
#include "text/phrase_tree.hpp"
#include "text/pronunciation.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// Finds the words of a list of pronunciations in a text, also before `'s`. The longest match wins, then the
/// case-sensitive one, then the first of the list. A pronunciation without sounds ("-") is ignored.
/// Immutable.
class PronouncedWords {
  public:
    /// Throws `base::Error{invalid_input}` for a pronunciation beyond its limits.
    PronouncedWords(std::span<const Pronunciation> pronunciations, Dialect dialect);

    /// Returns the text with a stand-in for each of the words, and adds their readings to `fixed`. Linear
    /// in the text, whatever the number of pronunciations.
    [[nodiscard]] TracedText replace(const TracedText& text, FixedWords& fixed) const;

    /// The pronunciations that `replace` would use, as indices of the list: each once, in rising order.
    [[nodiscard]] std::vector<std::size_t> used_in(const TracedText& text) const;

  private:
    struct Entry {
        std::size_t number = 0;             ///< in the list
        std::string phonemes;               ///< empty if respelled
        std::vector<SpokenWord> respelled;  ///< the words read instead
    };

    /// A part of a text that has a pronunciation.
    struct Match {
        const Entry* entry = nullptr;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t ending = 0;  ///< length of the `'s` behind it
    };

    void add(const Pronunciation& pronunciation, std::size_t number);
    /// In order, not overlapping.
    [[nodiscard]] std::vector<Match> matches_in(std::u32string_view text) const;
    [[nodiscard]] std::vector<SpokenWord> words_of(const Entry& entry, std::u32string_view written,
                                                   CharRange source) const;

    Dialect dialect_;
    PhraseTree exact_{PhraseTree::LetterCase::minded};
    PhraseTree any_case_{PhraseTree::LetterCase::ignored};
    std::vector<Entry> entries_;
};

}  // namespace storyflow::text
