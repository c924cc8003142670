#include "speech/english/sounds.hpp"

#include "speech/phonemes.hpp"

namespace storyflow::speech::english {

namespace {

bool is_one_of(std::string_view symbols, std::string_view symbol) {
    return !symbol.empty() && symbols.find(symbol) != std::string_view::npos;
}

}  // namespace

bool is_vowel(std::string_view symbol) {
    return is_one_of("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ", symbol);
}

bool is_consonant(std::string_view symbol) {
    return is_one_of("bdfhjklmnpstTvwzðŋɡɹɾʃʒʤʧθ", symbol);
}

bool is_double(std::string_view symbol) {
    return is_one_of("AIOQWYʤʧ", symbol);
}

std::string_view last_symbol(std::string_view sounds) {
    std::size_t begin = sounds.size();
    while (begin > 0) {
        --begin;
        const bool continues = (static_cast<unsigned char>(sounds[begin]) & 0xC0U) == 0x80U;
        if (!continues) break;
    }
    return sounds.substr(begin);
}

NextSound first_sound(std::string_view sounds, NextSound otherwise) {
    for (const std::string_view symbol : symbols_of(sounds)) {
        if (is_vowel(symbol)) return NextSound::vowel;
        if (is_consonant(symbol)) return NextSound::consonant;
    }
    return otherwise;
}

}  // namespace storyflow::speech::english
