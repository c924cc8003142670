#include "speech/language/transcriber.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/english/word_stress.hpp"
#include "speech/language/clause_alignment.hpp"
#include "speech/language/phoneme_map.hpp"
#include "speech/language/punctuation.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

using Words = std::vector<text::SpokenWord>;

constexpr std::size_t most_words_of_a_clause = 40;
constexpr std::size_t longest_word = 100;  // code points; longer ones are pronounced in parts

/// Words `begin` up to, not including, `end`, which are pronounced together.
struct Clause {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
};

bool parts_clauses(std::string_view written) {
    const std::string marks = kokoro_marks(written);
    return marks.find_first_of(";:,.!?()") != std::string::npos || marks.find("—") != std::string::npos ||
           marks.find("…") != std::string::npos;
}

bool is_long(const text::SpokenWord& word) {
    return base::first_code_points(word.text, longest_word).size() < word.text.size();
}

bool clause_ends_between(const text::SpokenWord& word, const text::SpokenWord& next) {
    return word.ends_sentence || word.pause_after > 0.0 || is_long(word) || is_long(next) ||
           parts_clauses(word.trail) || parts_clauses(next.lead);
}

std::vector<Clause> clauses_of(const Words& words) {
    std::vector<Clause> clauses;
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= words.size(); ++end) {
        const bool is_end = end == words.size() || end - begin >= most_words_of_a_clause ||
                            clause_ends_between(words[end - 1], words[end]);
        if (!is_end) continue;
        clauses.push_back({begin, end});
        begin = end;
    }
    return clauses;
}

bool lacks_phonemes(const text::SpokenWord& word) {
    return word.phonemes.empty();
}

/// The pieces of text to pronounce, without duplicates.
class Questions {
  public:
    std::size_t add(std::string piece) {
        const auto [known, is_new] = numbers_.try_emplace(std::move(piece), pieces_.size());
        if (is_new) pieces_.push_back(known->first);
        return known->second;
    }
    [[nodiscard]] std::vector<std::string> ask(Phonemizer& phonemizer, Accent accent,
                                               std::stop_token stop) const {
        if (pieces_.empty()) return {};
        auto answers = phonemizer.ipa(pieces_, accent, std::move(stop));
        if (answers.size() == pieces_.size()) return answers;
        throw base::Error(base::ErrorKind::internal, "The phonemizer left a piece of text out.");
    }

  private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> pieces_;
};

/// The indices into `Questions` of a clause and of its words; a long word has several pieces.
struct Asked {
    Clause clause;
    std::size_t whole = 0;  ///< unused for a clause of one word
    std::vector<std::vector<std::size_t>> words;
};

/// Replaces curly apostrophes by straight ones, which eSpeak handles best.
std::string spelled(std::string_view word) {
    constexpr std::string_view curly = "’";
    std::string text(word);
    for (std::size_t at = text.find(curly); at != std::string::npos; at = text.find(curly, at))
        text.replace(at, curly.size(), "'");
    return text;
}

std::vector<std::size_t> ask_word(Questions& questions, const text::SpokenWord& word) {
    std::vector<std::size_t> parts;
    for (std::string_view rest = word.text; !rest.empty();) {
        const std::string_view part = base::first_code_points(rest, longest_word);
        parts.push_back(questions.add(spelled(part)));
        rest.remove_prefix(part.size());
    }
    return parts;
}

Asked ask_clause(Questions& questions, const Words& words, Clause clause) {
    std::string whole;
    for (std::size_t i = clause.begin; i < clause.end; ++i)
        whole.append(whole.empty() ? "" : " ").append(spelled(words[i].text));
    Asked asked{clause, clause.size() > 1 ? questions.add(std::move(whole)) : 0, {}};
    for (std::size_t i = clause.begin; i < clause.end; ++i)
        asked.words.push_back(ask_word(questions, words[i]));
    return asked;
}

bool is_capital(const Words& words, std::size_t index) {
    return index < words.size() && words[index].text.size() == 1 && words[index].text.front() >= 'A' &&
           words[index].text.front() <= 'Z';
}

/// Whether this A is a letter, as in "A B C": eSpeak takes it for the article.
bool is_letter_a(const Words& words, std::size_t index) {
    return words[index].text == "A" &&
           ((index > 0 && is_capital(words, index - 1)) || is_capital(words, index + 1));
}

std::string alone(const std::vector<std::size_t>& parts, const std::vector<std::string>& answers) {
    std::string ipa;
    for (const std::size_t part : parts)
        ipa.append(answers[part]);
    return ipa;
}

/// The IPA of each word of a clause.
std::vector<std::string> words_of(const Asked& asked, const Words& words,
                                  const std::vector<std::string>& answers) {
    std::vector<std::string> alone_ipa;
    alone_ipa.reserve(asked.words.size());
    for (const auto& parts : asked.words)
        alone_ipa.push_back(alone(parts, answers));
    if (asked.clause.size() == 1) return alone_ipa;
    auto in_clause = divide_among_words(answers[asked.whole], alone_ipa);
    if (!in_clause) return alone_ipa;
    for (std::size_t i = 0; i < alone_ipa.size(); ++i) {
        if (is_letter_a(words, asked.clause.begin + i)) (*in_clause)[i] = alone_ipa[i];
    }
    return *std::move(in_clause);
}

void keep_given_phonemes(Words& words) {
    for (auto& word : words)
        word.phonemes = in_kokoro_symbols(base::trim(word.phonemes));
}

}  // namespace

text::SpokenText transcribe(const text::SpokenText& text, Accent accent, Phonemizer& phonemizer,
                            std::stop_token stop) {
    text::SpokenText transcribed = text;
    Words& words = transcribed.words;
    keep_given_phonemes(words);

    Questions questions;
    std::vector<Asked> asked;
    for (const Clause& clause : clauses_of(words)) {
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(clause.begin);
        const auto last = words.begin() + static_cast<std::ptrdiff_t>(clause.end);
        if (std::any_of(first, last, lacks_phonemes)) asked.push_back(ask_clause(questions, words, clause));
    }
    const auto answers = questions.ask(phonemizer, accent, std::move(stop));
    for (const Asked& clause : asked) {
        const auto ipa = words_of(clause, words, answers);
        for (std::size_t i = 0; i < ipa.size(); ++i) {
            auto& word = words[clause.clause.begin + i];
            if (lacks_phonemes(word))
                word.phonemes =
                    english::with_stress(base::trim(kokoro_phonemes(ipa[i], accent)), word.stress);
        }
    }
    return transcribed;
}

}  // namespace storyflow::speech
