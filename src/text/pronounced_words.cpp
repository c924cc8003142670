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
    for (std::size_t number = 0; number < pronunciations.size(); ++number)
        add(pronunciations[number], number);
}

void PronouncedWords::add(const Pronunciation& pronunciation, std::size_t number) {
    check_limit("A word with a pronunciation", pronunciation.word, longest_pronounced_word);
    check_limit("A pronunciation", pronunciation.spoken_as, longest_pronunciation);
    Entry entry{.number = number, .phonemes = {}, .respelled = {}};
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

std::vector<PronouncedWords::Match> PronouncedWords::matches_in(std::u32string_view text) const {
    if (entries_.empty()) return {};
    const std::vector<Token> tokens = tokens_of(text);
    const std::vector<PhraseTree::Step> exact_steps = exact_.steps_of(text, tokens);
    const std::vector<PhraseTree::Step> any_case_steps = any_case_.steps_of(text, tokens);
    const auto match_at = [&](std::size_t token) {
        const auto exact = exact_.longest(std::span(exact_steps).subspan(token));
        const auto any_case = any_case_.longest(std::span(any_case_steps).subspan(token));
        return any_case && (!exact || any_case->tokens > exact->tokens) ? any_case : exact;
    };

    std::vector<Match> matches;
    for (std::size_t i = 0; i < tokens.size();) {
        const auto found = match_at(i);
        if (!found) {
            ++i;
            continue;
        }
        const std::size_t end = tokens[i + found->tokens - 1].end;
        const Match match{.entry = &entries_[found->value],
                          .begin = tokens[i].begin,
                          .end = end,
                          .ending = possessive_at(text, end)};
        matches.push_back(match);
        while (i < tokens.size() && tokens[i].begin < match.end + match.ending)
            ++i;
    }
    return matches;
}

TracedText PronouncedWords::replace(const TracedText& text, FixedWords& fixed) const {
    TracedText result;
    result.applied = text.applied;
    std::size_t done = 0;  // characters copied so far
    for (const Match& match : matches_in(text.chars)) {
        const std::size_t end = match.end + match.ending;
        CharRange source;
        for (std::size_t at = match.begin; at < end; ++at)
            source = joined(source, text.sources[at]);
        const auto written = std::u32string_view(text.chars).substr(match.begin, match.end - match.begin);
        std::vector<SpokenWord> words = words_of(*match.entry, written, source);
        if (match.ending != 0) make_possessive(words.back(), dialect_);

        result.append(text, done, match.begin);
        result.append(fixed.add(std::move(words)), source);
        result.applied.push_back({ReadingRule::dictionary, source});
        done = end;
    }
    result.append(text, done, text.chars.size());
    return result;
}

std::vector<std::size_t> PronouncedWords::used_in(const TracedText& text) const {
    std::vector<std::size_t> used;
    for (const Match& match : matches_in(text.chars))
        used.push_back(match.entry->number);
    std::ranges::sort(used);
    const auto repeated = std::ranges::unique(used);
    used.erase(repeated.begin(), repeated.end());
    return used;
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
