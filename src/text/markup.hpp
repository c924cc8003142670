#pragma once

#include <cstddef>
#include <vector>

#include "text/dialect.hpp"
#include "text/fixed_words.hpp"
#include "text/traced_text.hpp"

/// The inline markup of a script:
///
///     [label](/phonemes/)    the label is said with these phonemes
///     [label](+1)            it is stressed more; also 1, 2, 0.5, and with a minus less
///     [100](#a#)             a number, read in another way: `a` "a hundred", `&` with "and", `n` with a weak
///     "and" [label](anything else) only the label is said: a link [pause:1.5s]           silence; also 1.5
///     and 500ms
///
/// A label has no brackets inside, and phonemes no brackets and no slashes. What is not markup, or not quite,
/// stays as it is.
namespace storyflow::text {

inline constexpr std::size_t longest_label = 200;           ///< code points
inline constexpr std::size_t longest_label_target = 2'000;  ///< code points between the round brackets
inline constexpr double longest_pause = 60.0;               ///< seconds; a longer one is shortened

struct Pause {
    std::size_t at = 0;  ///< code point of the script
    double seconds = 0.0;
};

struct Stress {
    CharRange where;  ///< of the script
    double level = 0.0;
};

struct MarkedText {
    TracedText text;  ///< with stand-ins for what the markup fixed
    std::vector<Pause> pauses;
    std::vector<Stress> stresses;  ///< in order, apart from each other
};

/// Reads the markup of one paragraph; what it fixes is added to `fixed`. Linear. Pure but for `fixed`.
[[nodiscard]] MarkedText read_markup(const TracedText& paragraph, Dialect dialect, FixedWords& fixed);

}  // namespace storyflow::text
