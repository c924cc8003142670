#include "text/pronounced_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/char_kind.hpp"
#include "text/words.hpp"

namespace storyflow::text {

namespace {

void check_limit(const char* what, std::string_view text, std::size_t limit) {
    if (base::code_point_count(text) <= limit) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      std::string(what) + " has at most " + std::to_string(limit) + " characters");
}

bool minds_case(std::u32string_view word) {
    const auto first_letter = std::find_if(word.begin(), word.end(), is_alphanumeric);
    return first_letter != word.end() && std::any_of(first_letter + 1, word.end(), is_upper_case);
}

/// Makes apostrophes straight, like those of normalised text.
std::vector<SpokenWord> respelled_words(std::string_view respelling) {
    TracedText text = traced(respelling, {});
    std::replace_if(text.chars.begin(), text.chars.end(), is_apostrophe, U'\'');
    return cut_words(text, FixedWords{});
}

/// Capitalises a respelling when the written word is capitalised: `SentenceFinder` looks at capitals.
void begin_like(std::u32string_view written, SpokenWord& word) {
    const auto first_letter = std::find_if(written.begin(), written.end(), is_alphanumeric);
    const bool is_name = first_letter != written.end() && is_upper_case(*first_letter);
    char& initial = word.text.front();
    if (is_name && initial >= 'a' && initial <= 'z') initial = static_cast<char>(initial - 'a' + 'A');
}

}  // namespace

PronouncedWords::PronouncedWords(std::span<const Pronunciation> pronunciations, Dialect dialect)
    : dialect_(dialect) {
    for (const Pronunciation& pronunciation : pronunciations)
        add(pronunciation);
}

void PronouncedWords::add(const Pronunciation& pronunciation) {
    check_limit("A word with a pronunciation", pronunciation.word, longest_pronounced_word);
    check_limit("A pronunciation", pronunciation.spoken_as, longest_pronunciation);
    Entry entry;
    if (const auto phonemes = phonemes_of(pronunciation.spoken_as))
        entry.phonemes = *phonemes;
    else
        entry.respelled = respelled_words(pronunciation.spoken_as);
    if (entry.phonemes.empty() && entry.respelled.empty()) return;

    const std::u32string word = traced(pronunciation.word, {}).chars;
    PhraseTree& tree = minds_case(word) ? exact_ : any_case_;
    tree.add(word, entries_.size());
    entries_.push_back(std::move(entry));
}

TracedText PronouncedWords::replace(const TracedText& text, FixedWords& fixed) const {
    if (entries_.empty()) return text;
    const std::vector<Token> tokens = tokens_of(text.chars);
    const std::vector<PhraseTree::Step> exact_steps = exact_.steps_of(text.chars, tokens);
    const std::vector<PhraseTree::Step> any_case_steps = any_case_.steps_of(text.chars, tokens);
    const auto match_at = [&](std::size_t token) {
        const auto exact = exact_.longest(std::span(exact_steps).subspan(token));
        const auto any_case = any_case_.longest(std::span(any_case_steps).subspan(token));
        return any_case && (!exact || any_case->tokens > exact->tokens) ? any_case : exact;
    };

    TracedText result;
    result.applied = text.applied;
    std::size_t done = 0;  // characters copied so far
    for (std::size_t i = 0; i < tokens.size();) {
        const auto match = match_at(i);
        if (!match) {
            ++i;
            continue;
        }
        const std::size_t begin = tokens[i].begin;
        const std::size_t end = tokens[i + match->tokens - 1].end;
        const std::size_t ending = possessive_at(text.chars, end);
        CharRange source;
        for (std::size_t at = begin; at < end + ending; ++at)
            source = joined(source, text.sources[at]);
        const auto chars = std::u32string_view(text.chars);
        std::vector<SpokenWord> words =
            words_of(entries_[match->value], chars.substr(begin, end - begin), source);
        if (ending != 0) make_possessive(words.back(), dialect_);

        result.append(text, done, begin);
        result.append(fixed.add(std::move(words)), source);
        result.applied.push_back({ReadingRule::dictionary, source});
        done = end + ending;
        while (i < tokens.size() && tokens[i].begin < done)
            ++i;
    }
    result.append(text, done, text.chars.size());
    return result;
}

std::vector<SpokenWord> PronouncedWords::words_of(const Entry& entry, std::u32string_view written,
                                                  CharRange source) const {
    if (!entry.phonemes.empty()) return words_with_phonemes(written, entry.phonemes, source);
    std::vector<SpokenWord> words = entry.respelled;
    for (SpokenWord& word : words)
        word.source = source;
    begin_like(written, words.front());
    return words;
}

}  // namespace storyflow::text
