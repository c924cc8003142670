#include "narration/explained_reading.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "narration/script_length.hpp"
#include "narration/written_script.hpp"
#include "speech/language/unknown_words.hpp"
#include "text/read_script.hpp"

namespace storyflow::narration {

namespace {

bool is_entry(std::span<const text::Pronunciation> pronunciations, std::string_view written) {
    const auto wanted = base::case_folded(written);
    return std::ranges::any_of(pronunciations, [&wanted](const text::Pronunciation& entry) {
        return base::case_folded(entry.word) == wanted;
    });
}

/// `word` is as the script's reader left it: with phonemes only if they were given.
SoundSource source_of(const text::SpokenWord& word, bool is_unknown, const WrittenScript& written,
                      std::span<const text::Pronunciation> pronunciations) {
    if (is_entry(pronunciations, written.at(word.source))) return SoundSource::pronunciation;
    const std::size_t begin = word.source.begin;
    const bool is_label = begin > 0 && written.at({begin - 1, begin}) == "[";
    if (is_label) return SoundSource::markup;
    if (!word.phonemes.empty()) return SoundSource::rule;
    return is_unknown ? SoundSource::phonemizer : SoundSource::lexicon;
}

std::vector<std::string> phonemes_of(const text::SpokenText& text, const speech::VoiceChoice& voice,
                                     speech::SpeechEngine& engine, const std::stop_token& stop) {
    std::vector<std::string> phonemes;
    for (auto& chunk : engine.chunks(text, voice, stop)) {
        for (auto& word : chunk.words)
            phonemes.push_back(std::move(word.phonemes));
    }
    if (phonemes.size() == text.words.size()) return phonemes;
    throw base::Error(base::ErrorKind::internal, "The engine left a word out.");
}

void append(std::string& words, std::string_view word) {
    if (!words.empty() && !word.empty()) words += ' ';
    words += word;
}

bool begins_before(const ExplainedPiece& one, const ExplainedPiece& other) {
    return one.source.begin < other.source.begin;
}

/// Whether what a rule did outside of all words is worth a piece of its own: curly quotes and dashes are not.
bool is_told_alone(text::ReadingRule rule) {
    using enum text::ReadingRule;
    return rule == pause || rule == markup_removed || rule == footnote_mark || rule == heading_stop ||
           rule == not_spoken;
}

/// Adds the rule to each of the pieces, which are in order, that it changed; returns whether there is one.
bool add_rule(const text::AppliedRule& applied, std::span<ExplainedPiece> pieces) {
    const auto behind = std::ranges::partition_point(
        pieces, [&applied](const ExplainedPiece& piece) { return piece.source.begin < applied.source.end; });
    auto piece = behind;
    for (; piece != pieces.begin() && (piece - 1)->source.end > applied.source.begin; --piece) {
        auto& rules = (piece - 1)->rules;
        if (std::ranges::find(rules, applied.rule) == rules.end()) rules.push_back(applied.rule);
    }
    return piece != behind;
}

/// Whether a piece is said as it is written; a rule may have acted on it and have left it as it was.
bool is_unchanged(const ExplainedPiece& piece) {
    using enum text::ReadingRule;
    const bool has_own_sounds = std::ranges::any_of(piece.rules, [](text::ReadingRule rule) {
        return rule == phonemes_in_text || rule == number_style || rule == stress || rule == dictionary ||
               rule == clock_time || rule == sound;
    });
    return piece.written == piece.spoken && !has_own_sounds;
}

/// Tells for each piece by which rules it became what it is, and adds the pieces that are no words.
void tell_rules(std::span<const text::AppliedRule> applied, const WrittenScript& written,
                std::vector<ExplainedPiece>& pieces) {
    std::ranges::stable_sort(pieces, begins_before);
    std::vector<ExplainedPiece> alone;
    for (const auto& rule : applied) {
        if (add_rule(rule, pieces) || !is_told_alone(rule.rule) || rule.source.begin >= rule.source.end)
            continue;
        alone.push_back({.source = rule.source,
                         .written = std::string(written.at(rule.source)),
                         .spoken = rule.rule == text::ReadingRule::heading_stop ? "." : "",
                         .phonemes = {},
                         .from = SoundSource::rule,
                         .rules = {rule.rule}});
    }
    for (auto& piece : pieces) {
        if (is_unchanged(piece)) piece.rules.clear();
    }
    std::ranges::move(alone, std::back_inserter(pieces));
    std::ranges::stable_sort(pieces, begins_before);
}

}  // namespace

std::string_view to_string(SoundSource source) {
    switch (source) {
        case SoundSource::pronunciation:
            return "pronunciation";
        case SoundSource::markup:
            return "markup";
        case SoundSource::rule:
            return "rule";
        case SoundSource::lexicon:
            return "lexicon";
        case SoundSource::phonemizer:
            break;
    }
    return "espeak";
}

std::vector<ExplainedPiece> explain_reading(const Script& script, speech::SpeechEngine& engine,
                                            const SpeakOptions& options, const std::stop_token& stop) {
    require_speakable_length(script.text, options.script_limit);
    const auto voice = engine.heard(script.voice);
    const auto [text, applied] = text::explain_script(script.text, {voice.dialect(), script.pronunciations});
    if (text.words.empty()) return {};
    const auto phonemes = phonemes_of(text, voice, engine, stop);
    const auto is_unknown = speech::unknown_to_lexicon(text, voice.leading_voice().accent);
    const WrittenScript written(script.text);
    std::vector<ExplainedPiece> pieces;
    for (std::size_t i = 0; i < text.words.size(); ++i) {
        const auto& word = text.words[i];
        if (pieces.empty() || pieces.back().source != word.source) {
            pieces.push_back({.source = word.source,
                              .written = std::string(written.at(word.source)),
                              .spoken = {},
                              .phonemes = {},
                              .from = source_of(word, is_unknown[i], written, script.pronunciations),
                              .rules = {}});
        }
        append(pieces.back().spoken, word.text);
        append(pieces.back().phonemes, phonemes[i]);
    }
    tell_rules(applied, written, pieces);
    return pieces;
}

}  // namespace storyflow::narration
