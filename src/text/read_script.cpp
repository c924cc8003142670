#include "text/read_script.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "text/english/numbers.hpp"
#include "text/english/sound_words.hpp"
#include "text/markup.hpp"
#include "text/normalise_traced.hpp"
#include "text/pronounced_words.hpp"
#include "text/sentences.hpp"
#include "text/traced_text.hpp"
#include "text/words.hpp"

namespace storyflow::text {

namespace {

/// Binary search works although the words are not exactly in the script's order: "$5" is said the other way
/// round.
void put_stresses(const std::vector<Stress>& stresses, std::vector<SpokenWord>& words) {
    for (SpokenWord& word : words) {
        const auto stress = std::partition_point(
            stresses.begin(), stresses.end(),
            [&word](const Stress& candidate) { return candidate.where.end <= word.source.begin; });
        if (stress != stresses.end() && stress->where.begin < word.source.end) word.stress = stress->level;
    }
}

/// Adds each pause behind the last word that was written before it.
void put_pauses(const std::vector<Pause>& pauses, SpokenText& text) {
    std::vector<std::size_t> begins;  // of each word, or of a later word that begins before it
    begins.reserve(text.words.size());
    for (const SpokenWord& word : text.words)
        begins.push_back(word.source.begin);
    for (std::size_t i = begins.size(); i > 1; --i)
        begins[i - 2] = std::min(begins[i - 2], begins[i - 1]);

    double left = longest_silence;
    for (const Pause& pause : pauses) {
        const double seconds = std::min(pause.seconds, left);
        left -= seconds;
        const auto next = std::lower_bound(begins.begin(), begins.end(), pause.at);
        if (next == begins.begin())
            text.leading_pause += seconds;
        else
            text.words[static_cast<std::size_t>(next - begins.begin()) - 1].pause_after += seconds;
    }
}

/// Spells "am" after a number ("nine fifteen am"), which the engine would read like the verb.
void spell_morning(std::vector<SpokenWord>& words, std::vector<AppliedRule>& applied) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        SpokenWord& word = words[i];
        if (!word.phonemes.empty() || (word.text != "am" && word.text != "AM")) continue;
        const std::string& before = words[i - 1].text;
        if (!is_number_word(before.substr(before.rfind('-') + 1))) continue;
        word.phonemes = "ˌAˈɛm";
        applied.push_back({ReadingRule::clock_time, word.source});
    }
}

/// "Shhh" and "Pfft" would be spelled.
void sound_out(std::vector<SpokenWord>& words, std::vector<AppliedRule>& applied) {
    for (SpokenWord& word : words) {
        if (!word.phonemes.empty()) continue;
        word.phonemes = sound_phonemes(word.text);
        if (!word.phonemes.empty()) applied.push_back({ReadingRule::sound, word.source});
    }
}

/// The title "Mrs." ends otherwise than the word "missus", from which its length in the script tells it.
void sound_out_title(std::vector<SpokenWord>& words) {
    constexpr std::size_t longest_title = 4;
    for (SpokenWord& word : words) {
        const bool is_title = word.source.end - word.source.begin <= longest_title;
        if (is_title && word.text == "Missus" && word.phonemes.empty()) word.phonemes = "mˈɪsɪz";
    }
}

class ScriptReader {
  public:
    explicit ScriptReader(const ReadingOptions& options)
        : dialect_(options.dialect), pronounced_(options.pronunciations, options.dialect) {}

    ExplainedScript read(std::string_view script) && {
        for (const TracedText& paragraph : paragraphs_of(script))
            add_paragraph(paragraph);
        put_pauses(pauses_, text_);
        return {std::move(text_), std::move(applied_)};
    }

  private:
    void add_paragraph(const TracedText& paragraph) {
        FixedWords fixed;
        const MarkedText marked = read_markup(paragraph, dialect_, fixed);
        pauses_.insert(pauses_.end(), marked.pauses.begin(), marked.pauses.end());
        const TracedText plain = normalise_traced(pronounced_.replace(marked.text, fixed), fixed, dialect_);
        applied_.insert(applied_.end(), plain.applied.begin(), plain.applied.end());
        std::vector<SpokenWord> words = cut_words(plain, fixed);
        if (words.empty()) return;

        spell_morning(words, applied_);
        sound_out(words, applied_);
        sound_out_title(words);
        put_stresses(marked.stresses, words);
        sentences_.mark(words);
        if (!text_.words.empty()) text_.words.back().trail += ' ';
        std::move(words.begin(), words.end(), std::back_inserter(text_.words));
    }

    Dialect dialect_;
    PronouncedWords pronounced_;
    SentenceFinder sentences_;
    std::vector<Pause> pauses_;
    SpokenText text_;
    std::vector<AppliedRule> applied_;
};

}  // namespace

SpokenText read_script(std::string_view script, const ReadingOptions& options) {
    return ScriptReader(options).read(script).text;
}

ExplainedScript explain_script(std::string_view script, const ReadingOptions& options) {
    return ScriptReader(options).read(script);
}

}  // namespace storyflow::text
