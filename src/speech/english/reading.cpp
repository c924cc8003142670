#include "speech/english/reading.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "speech/english/dictionary.hpp"
#include "speech/english/word_group.hpp"
#include "speech/english/word_stress.hpp"

namespace storyflow::speech::english {

namespace {

/// What is known of the words that are not in the lexicon; collects those that are still to be asked for.
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

/// Reads the words from the last to the first.
std::vector<std::string> read_backwards(std::span<const Word> words, const Dictionary& dictionary,
                                        Answers& answers) {
    std::vector<std::string> phonemes(words.size());
    Context context;
    for (std::size_t index = words.size(); index-- > 0;) {
        const Word& word = words[index];
        if (word.mark_follows) context = {};
        const Context after = std::exchange(context, {context.next, false});
        std::string sounds = word.given;
        if (sounds.empty() && word.is_letter) {
            const bool goes_on = index + 1 < words.size() && words[index + 1].is_letter && !word.mark_follows;
            sounds = letter_sounds(word, !goes_on, dictionary);
        } else if (sounds.empty() && !word.pieces.empty()) {
            Context passed = after;
            const auto known = group_sounds(word.pieces, passed, dictionary);
            sounds = in_symbols_of_network(known ? *known : answers.of(joined_text(word.pieces)));
            sounds = with_stress(sounds, word.stress);
            context.to_follows = passed.to_follows;
        }
        context.next = first_sound(sounds, after.next);
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
