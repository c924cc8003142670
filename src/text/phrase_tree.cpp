#include "text/phrase_tree.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/error.hpp"
#include "text/char_kind.hpp"

namespace storyflow::text {

namespace {

constexpr std::size_t root = 0;

bool is_ascii(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
}

char32_t lower_ascii(char32_t c) {
    return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

/// Normalises to composed accents (NFC); with `ignores_case` also folds case (NFKC).
std::u32string folded(std::u32string_view token, bool ignores_case) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const form = ignores_case ? icu::Normalizer2::getNFKCCasefoldInstance(status)
                                                      : icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) {
        throw base::Error(base::ErrorKind::internal, "the Unicode tables are missing", u_errorName(status));
    }
    icu::UnicodeString written;
    for (const char32_t code_point : token)
        written.append(static_cast<UChar32>(code_point));
    const icu::UnicodeString spelled = form->normalize(written, status);
    if (U_FAILURE(status) != 0) {
        throw base::Error(base::ErrorKind::internal, "a word could not be folded", u_errorName(status));
    }
    std::u32string result;
    for (std::int32_t i = 0; i < spelled.length(); i = spelled.moveIndex32(i, 1))
        result.push_back(static_cast<char32_t>(spelled.char32At(i)));
    return result;
}

/// Packs a node, a spelling and whether white space precedes it into one key.
std::uint64_t edge_key(std::size_t node, std::uint32_t spelling, bool is_spaced) {
    const bool minds_space = node != root && is_spaced;
    return (static_cast<std::uint64_t>(node) << 33U) | (static_cast<std::uint64_t>(spelling) << 1U) |
           (minds_space ? 1U : 0U);
}

bool is_in_word(std::u32string_view text, std::size_t at) {
    return at < text.size() && (is_alphanumeric(text[at]) || is_mark(text[at]));
}

/// Whether an apostrophe joins `token` to letters before it, as in "o'clock".
bool continues_word(std::u32string_view text, const Token& token) {
    return is_in_word(text, token.begin) && token.begin >= 2 && is_apostrophe(text[token.begin - 1]) &&
           is_in_word(text, token.begin - 2);
}

/// Whether an apostrophe joins letters other than a possessive s to `token`, as in "don't".
bool is_continued(std::u32string_view text, const Token& token) {
    const std::size_t next = token.end + 1;
    const bool is_tied = is_in_word(text, token.end - 1) && token.end < text.size() &&
                         is_apostrophe(text[token.end]) && is_in_word(text, next);
    const bool is_possessive = is_tied && lower_ascii(text[next]) == U's' && !is_in_word(text, next + 1);
    return is_tied && !is_possessive;
}

}  // namespace

std::vector<Token> tokens_of(std::u32string_view text) {
    std::vector<Token> tokens;
    bool is_spaced = false;
    for (std::size_t i = 0; i < text.size();) {
        if (is_white_space(text[i])) {
            is_spaced = true;
            ++i;
            continue;
        }
        Token token{.begin = i, .end = i + 1, .is_spaced = is_spaced};
        while (is_in_word(text, i) && is_in_word(text, token.end))
            ++token.end;
        tokens.push_back(token);
        i = token.end;
        is_spaced = false;
    }
    return tokens;
}

std::u32string PhraseTree::spelling(std::u32string_view token) const {
    const bool ignores_case = letter_case_ == LetterCase::ignored;
    if (token.size() == 1 && is_apostrophe(token[0])) return U"'";
    if (token.size() == 1 && is_hyphen(token[0])) return U"-";
    if (!is_ascii(token)) return folded(token, ignores_case);
    std::u32string result(token);
    if (ignores_case) std::transform(result.begin(), result.end(), result.begin(), lower_ascii);
    return result;
}

void PhraseTree::add(std::u32string_view phrase, std::size_t value) {
    std::size_t node = root;
    for (const Token& token : tokens_of(phrase)) {
        const std::u32string spelled = spelling(phrase.substr(token.begin, token.end - token.begin));
        const auto number =
            spellings_.try_emplace(spelled, static_cast<std::uint32_t>(spellings_.size())).first->second;
        const auto [edge, is_new] =
            edges_.try_emplace(edge_key(node, number, token.is_spaced), nodes_.size());
        if (is_new) nodes_.emplace_back();
        node = edge->second;
    }
    if (node != root && !nodes_[node].value) nodes_[node].value = value;
}

std::vector<PhraseTree::Step> PhraseTree::steps_of(std::u32string_view text,
                                                   std::span<const Token> tokens) const {
    std::vector<Step> steps;
    steps.reserve(tokens.size());
    for (const Token& token : tokens) {
        Step step{.is_spaced = token.is_spaced,
                  .may_begin = !continues_word(text, token),
                  .may_end = !is_continued(text, token)};
        const auto known = spellings_.find(spelling(text.substr(token.begin, token.end - token.begin)));
        if (known != spellings_.end()) step.spelling = known->second;
        steps.push_back(step);
    }
    return steps;
}

std::optional<PhraseTree::Match> PhraseTree::longest(std::span<const Step> steps) const {
    std::optional<Match> best;
    if (steps.empty() || !steps.front().may_begin) return best;
    std::size_t node = root;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto reached = next(node, steps[i]);
        if (!reached) break;
        node = *reached;
        const auto value = nodes_[node].value;
        if (value && steps[i].may_end) best = {.tokens = i + 1, .value = *value};
    }
    return best;
}

std::optional<std::size_t> PhraseTree::next(std::size_t node, const Step& step) const {
    if (!step.spelling) return std::nullopt;
    const auto edge = edges_.find(edge_key(node, *step.spelling, step.is_spaced));
    if (edge == edges_.end()) return std::nullopt;
    return edge->second;
}

}  // namespace storyflow::text
