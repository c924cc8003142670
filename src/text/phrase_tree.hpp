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

/// A run of letters and digits, or one other character that is not white space.
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_spaced = false;  ///< white space precedes it
};

[[nodiscard]] std::vector<Token> tokens_of(std::u32string_view text);

/// Finds many phrases at once. A phrase matches as whole words, with any white space where it has some; curly
/// apostrophes and Unicode's hyphens match those of a keyboard. "don" does not match in "don't", but "Ann"
/// matches in "Ann's".
class PhraseTree {
  public:
    enum class LetterCase { minded, ignored };

    /// A token of a text, translated for this tree.
    struct Step {
        std::optional<std::uint32_t> spelling;  ///< std::nullopt when no phrase has this token
        bool is_spaced = false;
        bool may_begin = false;  ///< a phrase may begin here
        bool may_end = false;
    };

    struct Match {
        std::size_t tokens = 0;
        std::size_t value = 0;
    };

    explicit PhraseTree(LetterCase letter_case) : letter_case_(letter_case) {}

    /// A phrase that is already there keeps its value; a phrase without tokens never matches.
    void add(std::u32string_view phrase, std::size_t value);

    [[nodiscard]] std::vector<Step> steps_of(std::u32string_view text, std::span<const Token> tokens) const;

    /// The longest phrase that begins at the first of `steps`.
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
