#include "speech/english/reading.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "speech/english/dictionary.hpp"
#include "speech/english/heteronyms.hpp"
#include "speech/english/word_group.hpp"
#include "speech/english/word_stress.hpp"

namespace storyflow::speech::english {

namespace {

/// The phonemizer's answers for words that the lexicon lacks. Collects the words that it has not been asked
/// for yet.
class Answers {
  public:
    /// Empty as long as the word has not been asked for.
    [[nodiscard]] std::string of(const std::string& word) {
        const auto found = known_.find(word);
        if (found != known_.end()) return found->second;
        known_.emplace(word, "");
        missing_.push_back(word);
        return {};
    }

    /// Asks for all words that are missing; false if there are none.
    bool complete(const UnknownWords& unknown) {
        if (missing_.empty()) return false;
        auto answers = unknown(missing_);
        if (answers.size() != missing_.size())
            throw base::Error(base::ErrorKind::internal, "The phonemizer left a piece of text out.");
        for (std::size_t i = 0; i < missing_.size(); ++i)
            known_[missing_[i]] = std::move(answers[i]);
        missing_.clear();
        return true;
    }

  private:
    std::map<std::string, std::string> known_;
    std::vector<std::string> missing_;
};

/// The variants of t that Kokoro has one symbol for each: ɾ is T, ʔ is t.
std::string in_symbols_of_network(std::string_view sounds) {
    std::string result;
    for (std::size_t at = 0; at < sounds.size();) {
        const std::string_view rest = sounds.substr(at);
        const bool is_flap = rest.starts_with("ɾ");
        const bool is_stop = rest.starts_with("ʔ");
        if (is_flap || is_stop) {
            result.push_back(is_flap ? 'T' : 't');
            at += std::string_view("ɾ").size();
        } else {
            result.push_back(sounds[at++]);
        }
    }
    return result;
}

std::string letter_sounds(const Word& word, bool is_last, const Dictionary& dictionary) {
    std::string name = dictionary.spelled(word.pieces.front().text).value_or("");
    return is_last ? name : with_stress(name, -0.5);
}

bool is_to(const Word& word) {
    return word.given.empty() && word.pieces.size() == 1 && is_to(word.pieces.front());
}

/// The sounds of a word that has pieces, before what `context` tells.
std::string spoken_word(std::span<const Word> words, std::size_t index, Context context,
                        const Dictionary& dictionary, Answers& answers) {
    const Word& word = words[index];
    if (word.is_letter) {
        const bool goes_on = index + 1 < words.size() && words[index + 1].is_letter && !word.mark_follows;
        return letter_sounds(word, !goes_on, dictionary);
    }
    std::string sounds;
    if (const auto other = heteronym_sounds(words, index, dictionary.accent()))
        sounds = *other;
    else if (const auto known = group_sounds(word.pieces, context, dictionary))
        sounds = *known;
    else
        sounds = answers.of(joined_text(word.pieces));
    return with_stress(in_symbols_of_network(sounds), word.stress);
}

/// Reads the words from the last to the first.
std::vector<std::string> read_backwards(std::span<const Word> words, const Dictionary& dictionary,
                                        Answers& answers) {
    std::vector<std::string> phonemes(words.size());
    Context context;
    for (std::size_t index = words.size(); index-- > 0;) {
        const Word& word = words[index];
        if (word.mark_follows) context = {};
        const NextSound next = context.next;
        std::string sounds = word.given;
        if (sounds.empty() && !word.pieces.empty())
            sounds = spoken_word(words, index, context, dictionary, answers);
        context = {first_sound(sounds, next), is_to(word)};
        phonemes[index] = std::move(sounds);
    }
    return phonemes;
}

}  // namespace

std::vector<std::string> pronounce(std::span<const Word> words, const Lexicon& lexicon,
                                   const UnknownWords& unknown) {
    const Dictionary dictionary(lexicon);
    Answers answers;
    auto phonemes = read_backwards(words, dictionary, answers);
    while (answers.complete(unknown))
        phonemes = read_backwards(words, dictionary, answers);
    return phonemes;
}

}  // namespace storyflow::speech::english
