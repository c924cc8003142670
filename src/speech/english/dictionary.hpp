#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/english/context.hpp"
#include "speech/english/lexicon.hpp"
#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

/// How a word is used in its sentence, which chooses one of its pronunciations.
struct Usage {
    PennTag tag = PennTag::nn;
    double stress = 0.0;  ///< the word's change of stress, as `with_stress` takes it
    Context context;
};

/// The change of stress for `with_stress` that capitals mean: 0 for a word without capitals, 0.5 with some, 2
/// for a word in capitals only.
[[nodiscard]] double stress_of_capitals(std::string_view word);

/// The lexicon as it is read: the form that fits the tag and what follows, capitals, and spelling. Words have
/// straight apostrophes. Immutable; refers to the lexicon.
class Dictionary {
  public:
    explicit Dictionary(const Lexicon& lexicon) : lexicon_(lexicon) {}

    /// Whether the word stands in the lexicon.
    [[nodiscard]] bool has(std::string_view word) const { return lexicon_.find(word).has_value(); }
    /// Whether `sounds` has an answer: the lexicon has one, or the word is said letter by letter.
    [[nodiscard]] bool knows(std::string_view word) const;

    [[nodiscard]] std::optional<std::string> sounds(std::string_view word, const Usage& usage) const;
    /// The usual sounds of a word.
    [[nodiscard]] std::optional<std::string> usual_sounds(std::string_view word,
                                                          WordForm form = WordForm::usual) const;
    /// The names of the letters, with the main stress on the last one. Other signs are left out.
    [[nodiscard]] std::optional<std::string> spelled(std::string_view word) const;

    [[nodiscard]] Accent accent() const { return lexicon_.accent(); }

  private:
    const Lexicon& lexicon_;
};

}  // namespace storyflow::speech::english
