#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// What the tagger sees: a feature is a 32-bit hash of a few attributes of the tokens around a place and of
/// the tags near it. script/tagger/features.py computes the same numbers for the training. Pure.
namespace storyflow::speech::english {

enum class Attribute : std::uint8_t {
    form,
    lower,    ///< in small ASCII letters, with straight apostrophes
    suffix2,  ///< the last two bytes of `lower`
    suffix3,
    suffix4,
    prefix1,
    prefix3,
    shape,  ///< X for capitals, x for small letters, d for digits; runs of at most four
    space,  ///< 1 when a space follows
    tag,    ///< given to a place to the left
    guess,  ///< made from each token alone
};
inline constexpr std::size_t token_attributes = 9;  ///< those before `tag`

using TokenAttributes = std::array<std::uint32_t, token_attributes>;

[[nodiscard]] TokenAttributes attributes_of(std::string_view token, bool space_after);
/// Of the places before the first token and after the last.
[[nodiscard]] TokenAttributes edge_attributes();

/// Places around a sentence that templates reach.
inline constexpr std::size_t reach = 4;

struct Part {
    Attribute attribute = Attribute::form;
    std::int8_t place = 0;  ///< relative to the token
};

struct Template {
    std::array<Part, 4> parts{};
    std::size_t count = 0;
};

[[nodiscard]] std::span<const Template> lone_templates();  ///< of the token alone
[[nodiscard]] std::span<const Template> context_templates();
inline constexpr std::size_t first_lone_number = 100;  ///< the templates' numbers, when they guess

/// The tokens, tags and guesses of a sentence with `reach` edges on either side. A tag is its number plus
/// one; 0 for none.
struct Surroundings {
    std::span<const TokenAttributes> tokens;
    std::span<const std::uint8_t> tags;
    std::span<const std::uint8_t> guesses;
};

[[nodiscard]] std::uint32_t feature(const Template& pattern, std::size_t number, const Surroundings& around,
                                    std::size_t place);

}  // namespace storyflow::speech::english
