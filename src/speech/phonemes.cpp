#include "speech/phonemes.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace storyflow::speech {

namespace {

struct Symbol {
    char32_t code_point;
    int id;
};

/// The vocabulary of Kokoro-82M v1.0, sorted by code point.
constexpr std::array vocabulary = std::to_array<Symbol>(
    {{U' ', 16},      {U'!', 5},   {U'"', 11},  {U'(', 12},  {U')', 13},  {U',', 3},   {U'.', 4},
     {U':', 2},       {U';', 1},   {U'?', 6},   {U'A', 24},  {U'I', 25},  {U'O', 31},  {U'Q', 33},
     {U'S', 35},      {U'T', 36},  {U'W', 39},  {U'Y', 41},  {U'a', 43},  {U'b', 44},  {U'c', 45},
     {U'd', 46},      {U'e', 47},  {U'f', 48},  {U'h', 50},  {U'i', 51},  {U'j', 52},  {U'k', 53},
     {U'l', 54},      {U'm', 55},  {U'n', 56},  {U'o', 57},  {U'p', 58},  {U'q', 59},  {U'r', 60},
     {U's', 61},      {U't', 62},  {U'u', 63},  {U'v', 64},  {U'w', 65},  {U'x', 66},  {U'y', 67},
     {U'z', 68},      {U'æ', 72},  {U'ç', 78},  {U'ð', 81},  {U'ø', 116}, {U'ŋ', 112}, {U'œ', 120},
     {U'ɐ', 70},      {U'ɑ', 69},  {U'ɒ', 71},  {U'ɔ', 76},  {U'ɕ', 77},  {U'ɖ', 80},  {U'ə', 83},
     {U'ɚ', 85},      {U'ɛ', 86},  {U'ɜ', 87},  {U'ɟ', 90},  {U'ɡ', 92},  {U'ɣ', 139}, {U'ɤ', 140},
     {U'ɥ', 99},      {U'ɨ', 101}, {U'ɪ', 102}, {U'ɯ', 110}, {U'ɰ', 111}, {U'ɲ', 114}, {U'ɳ', 113},
     {U'ɴ', 115},     {U'ɸ', 118}, {U'ɹ', 123}, {U'ɻ', 126}, {U'ɽ', 129}, {U'ɾ', 125}, {U'ʁ', 128},
     {U'ʂ', 130},     {U'ʃ', 131}, {U'ʈ', 132}, {U'ʊ', 135}, {U'ʋ', 136}, {U'ʌ', 138}, {U'ʎ', 143},
     {U'ʒ', 147},     {U'ʔ', 148}, {U'ʝ', 103}, {U'ʣ', 18},  {U'ʤ', 82},  {U'ʥ', 19},  {U'ʦ', 20},
     {U'ʧ', 133},     {U'ʨ', 21},  {U'ʰ', 162}, {U'ʲ', 164}, {U'ˈ', 156}, {U'ˌ', 157}, {U'ː', 158},
     {U'\u0303', 17}, {U'β', 75},  {U'θ', 119}, {U'χ', 142}, {U'ᵊ', 42},  {U'ᵝ', 22},  {U'ᵻ', 177},
     {U'—', 9},       {U'“', 14},  {U'”', 15},  {U'…', 10},  {U'→', 171}, {U'↓', 169}, {U'↗', 172},
     {U'↘', 173},     {U'ꭧ', 23}});

/// Returns 0 unless `symbol` is exactly one code point.
char32_t decoded(std::string_view symbol) {
    if (symbol.empty() || base::first_code_points(symbol, 1) != symbol) return 0;
    const auto lead = static_cast<unsigned char>(symbol.front());
    if (symbol.size() == 1) return lead < 0x80U ? lead : 0;
    constexpr std::array<unsigned, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    if (symbol.size() >= lead_bits.size()) return 0;
    char32_t code_point = lead & lead_bits[symbol.size()];
    for (const char byte : symbol.substr(1))
        code_point = code_point << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    return code_point;
}

}  // namespace

std::optional<int> phoneme_id(char32_t symbol) {
    const auto* const found =
        std::lower_bound(vocabulary.begin(), vocabulary.end(), symbol,
                         [](const Symbol& known, char32_t wanted) { return known.code_point < wanted; });
    if (found == vocabulary.end() || found->code_point != symbol) return std::nullopt;
    return found->id;
}

std::optional<int> phoneme_id(std::string_view symbol) {
    return phoneme_id(decoded(symbol));
}

std::vector<std::string_view> symbols_of(std::string_view phonemes) {
    std::vector<std::string_view> symbols;
    for (const std::size_t start : base::code_point_starts(phonemes))
        symbols.push_back(base::first_code_points(phonemes.substr(start), 1));
    return symbols;
}

std::string in_kokoro_symbols(std::string_view phonemes) {
    std::string spelled;
    for (const std::string_view symbol : symbols_of(phonemes))
        spelled.append(symbol == "g" ? "ɡ" : symbol == "'" ? "ˈ" : symbol);
    return spelled;
}

std::vector<std::string> unknown_phonemes(std::string_view phonemes) {
    std::vector<std::string> unknown;
    const std::string spelled = in_kokoro_symbols(phonemes);
    for (const std::string_view symbol : symbols_of(spelled)) {
        const bool is_new = std::find(unknown.begin(), unknown.end(), symbol) == unknown.end();
        if (!phoneme_id(symbol) && is_new) unknown.emplace_back(symbol);
    }
    return unknown;
}

}  // namespace storyflow::speech
