#pragma once

#include <span>
#include <string>
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

  private:
    struct Entry {
        std::string phonemes;               ///< empty if respelled
        std::vector<SpokenWord> respelled;  ///< the words read instead
    };

    void add(const Pronunciation& pronunciation);
    [[nodiscard]] std::vector<SpokenWord> words_of(const Entry& entry, std::u32string_view written,
                                                   CharRange source) const;

    Dialect dialect_;
    PhraseTree exact_{PhraseTree::LetterCase::minded};
    PhraseTree any_case_{PhraseTree::LetterCase::ignored};
    std::vector<Entry> entries_;
};

}  // namespace storyflow::text
