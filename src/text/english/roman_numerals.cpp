#include "text/english/roman_numerals.hpp"

#include <array>
#include <string>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

struct Digit {
    std::string_view letters;
    std::uint64_t value;
};

constexpr std::array digits{Digit{"m", 1000}, Digit{"cm", 900}, Digit{"d", 500}, Digit{"cd", 400},
                            Digit{"c", 100},  Digit{"xc", 90},  Digit{"l", 50},  Digit{"xl", 40},
                            Digit{"x", 10},   Digit{"ix", 9},   Digit{"v", 5},   Digit{"iv", 4},
                            Digit{"i", 1}};

std::string roman_of(std::uint64_t value) {
    std::string letters;
    for (const Digit& digit : digits) {
        for (; value >= digit.value; value -= digit.value)
            letters += digit.letters;
    }
    return letters;
}

}  // namespace

std::optional<std::uint64_t> roman_value(std::u32string_view letters) {
    constexpr std::size_t longest = 15;  // MMMDCCCLXXXVIII
    if (letters.empty() || letters.size() > longest) return std::nullopt;
    const std::string word = small_letters(letters);
    std::uint64_t value = 0;
    std::string_view rest = word;
    for (const Digit& digit : digits) {
        for (; rest.starts_with(digit.letters); rest.remove_prefix(digit.letters.size()))
            value += digit.value;
    }
    if (!rest.empty() || value > 3999 || roman_of(value) != word) return std::nullopt;
    return value;
}

}  // namespace storyflow::text
