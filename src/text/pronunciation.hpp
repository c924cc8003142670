#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::text {

/// How to say a word or a phrase: either phonemes between slashes, `/fəˈniːmz/`, in Kokoro's symbols, or a
/// respelling that is read instead, `Her-my-oh-nee`.
struct Pronunciation {
    std::string
        word;  ///< matches as whole words; ignores case unless it has a capital after its first letter
    std::string spoken_as;

    bool operator==(const Pronunciation&) const = default;
};

inline constexpr std::size_t longest_pronounced_word = 100;  ///< code points
inline constexpr std::size_t longest_pronunciation = 200;    ///< code points

/// The phonemes between the slashes; std::nullopt for a respelling.
[[nodiscard]] std::optional<std::string_view> phonemes_of(std::string_view spoken_as);

}  // namespace storyflow::text
