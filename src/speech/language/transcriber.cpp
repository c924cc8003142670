#include "speech/language/transcriber.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/english/lexicon.hpp"
#include "speech/english/lexicon_bytes.hpp"
#include "speech/english/reading.hpp"
#include "speech/language/english_words.hpp"
#include "speech/language/phoneme_map.hpp"
#include "speech/language/quotation.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t longest_word = 100;  // code points; longer ones are pronounced in parts

void keep_given_phonemes(std::vector<text::SpokenWord>& words) {
    for (auto& word : words)
        word.phonemes = in_kokoro_symbols(base::trim(word.phonemes));
}

/// The phonemes that the phonemizer gives for words, each alone.
std::vector<std::string> phonemes_of(std::span<const std::string> words, Accent accent,
                                     Phonemizer& phonemizer, std::stop_token stop) {
    std::vector<std::string> pieces;
    std::vector<std::size_t> word_of_piece;
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::string_view rest = words[i]; !rest.empty();) {
            const std::string_view piece = base::first_code_points(rest, longest_word);
            pieces.emplace_back(piece);
            word_of_piece.push_back(i);
            rest.remove_prefix(piece.size());
        }
    }
    const auto ipa = phonemizer.ipa(pieces, accent, std::move(stop));
    if (ipa.size() != pieces.size())
        throw base::Error(base::ErrorKind::internal, "The phonemizer left a piece of text out.");
    std::vector<std::string> phonemes(words.size());
    for (std::size_t i = 0; i < ipa.size(); ++i)
        phonemes[word_of_piece[i]].append(base::trim(kokoro_phonemes(ipa[i], accent)));
    return phonemes;
}

}  // namespace

text::SpokenText transcribe(const text::SpokenText& text, Accent accent, Phonemizer& phonemizer,
                            std::stop_token stop) {
    text::SpokenText transcribed = text;
    keep_given_phonemes(transcribed.words);
    mark_quotations(transcribed.words);
    const english::Lexicon lexicon(english::lexicon_bytes(), accent);
    auto phonemes = english::pronounce(english_words(transcribed, lexicon), lexicon, [&](auto words) {
        return phonemes_of(words, accent, phonemizer, stop);
    });
    for (std::size_t i = 0; i < phonemes.size(); ++i)
        transcribed.words[i].phonemes = std::move(phonemes[i]);
    return transcribed;
}

}  // namespace storyflow::speech
