#pragma once

#include <cstddef>
#include <vector>

#include "text/dialect.hpp"
#include "text/fixed_words.hpp"
#include "text/traced_text.hpp"

/// The inline markup of a script:
///
///     [label](/phonemes/)      the label is said with these phonemes
///     [label](+1)              the label is stressed more: +0.5, +1, +2; or less: -0.5, -1, -2
///     [100](#a#)               the number is read differently, see english/number_label.hpp
///     [label](anything else)   only the label is said: a link
///     [pause:1.5s]             silence; also 1.5 and 500ms, [pause=1.5s], [break:1s], and [pause] for 0.5 s
///     [chapter:One], [/voice]  nothing: tags of other programs
///
/// A label has no brackets inside, and phonemes no brackets and no slashes. Text that does not match this
/// form exactly stays unchanged.
namespace storyflow::text {

inline constexpr std::size_t longest_label = 200;           ///< code points
inline constexpr std::size_t longest_label_target = 2'000;  ///< code points between the round brackets
inline constexpr double longest_pause = 60.0;               ///< seconds; longer ones are shortened to this

struct Pause {
    std::size_t at = 0;  ///< position in the script, in code points
    double seconds = 0.0;
};

struct Stress {
    CharRange where;  ///< of the script
    double level = 0.0;
};

struct MarkedText {
    TracedText text;  ///< with a stand-in for each word whose reading the markup determines
    std::vector<Pause> pauses;
    std::vector<Stress> stresses;  ///< in order, not overlapping
};

/// Reads the markup of one paragraph and adds the words that it determines to `fixed`. Linear. Pure but for
/// `fixed`.
[[nodiscard]] MarkedText read_markup(const TracedText& paragraph, Dialect dialect, FixedWords& fixed);

}  // namespace storyflow::text
