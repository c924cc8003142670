#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "speech/espeak/espeak_phonemizer.hpp"
#include "speech/espeak/espeak_pool.hpp"
#include "speech/language/tokenizer.hpp"
#include "speech/language/transcriber.hpp"
#include "speech/phonemes.hpp"
#include "text/read_script.hpp"

/// How near the phonemes come to those that Kokoro was trained with. Usage: reading_bench [SENTENCES [SHOWN]]
///
/// SENTENCES has in each line a sentence, a tab, the reference's American phonemes, a tab, its British ones
/// (default: bench/reading/sentences.tsv). Prints for each accent the words that are exactly equal, the
/// phoneme error rate (edits for each symbol of the reference, marks and spaces included), sentences for each
/// second without eSpeak's time, and the SHOWN (default 10) most frequent differences.
namespace storyflow::bench {

namespace {

using speech::Accent;
using Clock = std::chrono::steady_clock;
using Strings = std::vector<std::string>;

struct Sentence {
    std::string text;
    std::string american;
    std::string british;
};

std::vector<Sentence> read_sentences(const std::string& file) {
    std::ifstream lines(file);
    if (!lines) throw std::runtime_error("cannot read " + file);
    std::vector<Sentence> sentences;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line);
        Sentence sentence;
        std::getline(columns, sentence.text, '\t');
        std::getline(columns, sentence.american, '\t');
        std::getline(columns, sentence.british, '\t');
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Counts what eSpeak is asked for, and how long it takes.
class TimedPhonemizer final : public speech::Phonemizer {
  public:
    explicit TimedPhonemizer(speech::Phonemizer& phonemizer) : phonemizer_(phonemizer) {}

    [[nodiscard]] Strings ipa(std::span<const std::string> pieces, Accent accent,
                              std::stop_token stop) override {
        const auto begin = Clock::now();
        auto answers = phonemizer_.ipa(pieces, accent, std::move(stop));
        seconds += seconds_since(begin);
        words += pieces.size();
        return answers;
    }

    double seconds = 0.0;
    std::size_t words = 0;

  private:
    speech::Phonemizer& phonemizer_;
};

/// The words of a phoneme string, without the marks.
Strings words_of(const std::string& phonemes) {
    Strings words{""};
    for (const std::string_view symbol : speech::symbols_of(phonemes)) {
        const bool is_mark = std::string_view(";:,.!?—…\"“”() ").find(symbol) != std::string_view::npos;
        if (!is_mark) words.back().append(symbol);
        if (is_mark && !words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// The fewest insertions, removals and replacements that make one sequence the other (Levenshtein).
template <typename Sequence>
std::size_t edits_between(const Sequence& from, const Sequence& to) {
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t i = 0; i <= to.size(); ++i)
        row[i] = i;
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
        }
    }
    return row.back();
}

struct Comparison {
    std::size_t words = 0;
    std::size_t word_errors = 0;
    std::size_t symbols = 0;
    std::size_t symbol_errors = 0;
    std::map<std::string, int> differences;

    void add(const std::string& ours, const std::string& reference) {
        const Strings our_words = words_of(ours);
        const Strings reference_words = words_of(reference);
        words += reference_words.size();
        word_errors += edits_between(our_words, reference_words);
        const auto reference_symbols = speech::symbols_of(reference);
        symbols += reference_symbols.size();
        symbol_errors += edits_between(speech::symbols_of(ours), reference_symbols);
        if (our_words.size() != reference_words.size()) return;
        for (std::size_t i = 0; i < our_words.size(); ++i) {
            if (our_words[i] != reference_words[i])
                ++differences[our_words[i] + ", reference " + reference_words[i]];
        }
    }
};

void print(const Comparison& comparison, std::size_t shown) {
    const auto percent = [](std::size_t part, std::size_t whole) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
    };
    fmt::print("  words exactly equal {:.2f} % of {}, phoneme error rate {:.2f} %\n",
               100.0 - percent(comparison.word_errors, comparison.words), comparison.words,
               percent(comparison.symbol_errors, comparison.symbols));
    std::vector<std::pair<int, std::string>> differences;
    for (const auto& [difference, count] : comparison.differences)
        differences.emplace_back(-count, difference);
    std::sort(differences.begin(), differences.end());
    for (std::size_t i = 0; i < std::min(shown, differences.size()); ++i)
        fmt::print("    {:3} × {}\n", -differences[i].first, differences[i].second);
}

void measure(const std::vector<Sentence>& sentences, Accent accent, speech::Phonemizer& espeak,
             std::size_t shown) {
    const bool is_british = accent == Accent::british;
    const text::ReadingOptions reading{is_british ? text::Dialect::british : text::Dialect::american, {}};
    TimedPhonemizer phonemizer(espeak);
    Strings ours;
    const auto begin = Clock::now();
    for (const Sentence& sentence : sentences)
        ours.push_back(speech::phoneme_string(
            speech::transcribe(text::read_script(sentence.text, reading), accent, phonemizer)));
    const double seconds = seconds_since(begin) - phonemizer.seconds;

    Comparison comparison;
    for (std::size_t i = 0; i < sentences.size(); ++i)
        comparison.add(ours[i], is_british ? sentences[i].british : sentences[i].american);
    fmt::print("{}: {} sentences, {:.0f} for each second, {} words asked of eSpeak\n",
               is_british ? "British" : "American", sentences.size(),
               static_cast<double>(sentences.size()) / seconds, phonemizer.words);
    print(comparison, shown);
}

}  // namespace

}  // namespace storyflow::bench

int main(int count, char** arguments) try {
    using namespace storyflow;
    const std::string file = count > 1 ? arguments[1] : STORYFLOW_READING_SENTENCES;
    const std::size_t shown = count > 2 ? std::stoul(arguments[2]) : 10;
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "storyflow-espeak";
    speech::EspeakPool pool({.program = program, .processes = 1});
    speech::EspeakPhonemizer espeak(pool);
    const auto sentences = bench::read_sentences(file);
    bench::measure(sentences, speech::Accent::american, espeak, shown);
    bench::measure(sentences, speech::Accent::british, espeak, shown);
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
