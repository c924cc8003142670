#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace storyflow::text {

/// A run of letters and digits, or one other character that is no white space.
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_spaced = false;  ///< behind white space
};

[[nodiscard]] std::vector<Token> tokens_of(std::u32string_view text);

/// Many phrases, looked for all at once. They match as whole words, with any white space where they have
/// some; curly apostrophes and Unicode's hyphens are as good as the ones of a keyboard. "don" is no word of
/// "don't", but "Ann" is one of "Ann's".
class PhraseTree {
  public:
    enum class LetterCase { minded, ignored };

    /// A token of a text, as this tree sees it.
    struct Step {
        std::optional<std::uint32_t> spelling;  ///< nothing when no phrase has this token
        bool is_spaced = false;
        bool may_begin = false;  ///< a phrase
        bool may_end = false;
    };

    struct Match {
        std::size_t tokens = 0;
        std::size_t value = 0;
    };

    explicit PhraseTree(LetterCase letter_case) : letter_case_(letter_case) {}

    /// A phrase that is there already keeps its value; one without tokens is never found.
    void add(std::u32string_view phrase, std::size_t value);

    [[nodiscard]] std::vector<Step> steps_of(std::u32string_view text, std::span<const Token> tokens) const;

    /// The longest phrase that begins with the first of `steps`.
    [[nodiscard]] std::optional<Match> longest(std::span<const Step> steps) const;

  private:
    struct Node {
        std::optional<std::size_t> value;
    };

    [[nodiscard]] std::u32string spelling(std::u32string_view token) const;
    [[nodiscard]] std::optional<std::size_t> next(std::size_t node, const Step& step) const;

    LetterCase letter_case_;
    std::unordered_map<std::u32string, std::uint32_t> spellings_;
    std::unordered_map<std::uint64_t, std::size_t> edges_;
    std::vector<Node> nodes_{1};
};

}  // namespace storyflow::text
