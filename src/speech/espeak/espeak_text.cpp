#include "speech/espeak/espeak_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "speech/espeak/espeak_mnemonics.hpp"

namespace storyflow::speech {

namespace {

constexpr float audible = 0.005F;
constexpr std::size_t longest_mnemonics =
    250;  // bytes; eSpeak cuts what it reads at 800, even within phonemes

/// Returns the text on one line and without brackets that eSpeak could take for phonemes.
std::string harmless(std::string_view written) {
    std::string text(written);
    for (char& c : text) {
        if (c == '[') c = '(';
        if (c == ']') c = ')';
        if (c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

/// Builds a text and counts its code points.
class Writer {
  public:
    void write(std::string_view part) {
        text_.append(part);
        length_ += base::code_point_count(part);
    }
    [[nodiscard]] bool is_at_blank() const { return text_.empty() || text_.back() == ' '; }
    [[nodiscard]] std::size_t length() const { return length_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    std::string text_;
    std::size_t length_ = 0;
};

std::string mnemonics_of(const text::SpokenWord& word, Accent accent) {
    std::string mnemonics = espeak_mnemonics(word.phonemes, accent);
    return mnemonics.size() <= longest_mnemonics ? mnemonics : "";
}

void write_word(Writer& writer, const text::SpokenWord& word, Accent accent) {
    const std::string mnemonics = mnemonics_of(word, accent);
    // eSpeak does not speak phonemes that directly follow other text.
    if (!mnemonics.empty() && !writer.is_at_blank()) writer.write(" ");
    writer.write(mnemonics.empty() ? harmless(word.text) : mnemonics);
}

/// Index of the word spoken at a position; the characters behind a word count as part of it.
std::optional<std::size_t> word_at(const std::vector<text::CharRange>& words, std::size_t position) {
    const auto next =
        std::upper_bound(words.begin(), words.end(), position,
                         [](std::size_t wanted, const text::CharRange& word) { return wanted < word.begin; });
    if (next == words.begin()) return std::nullopt;
    return static_cast<std::size_t>(next - words.begin()) - 1;
}

/// eSpeak also reports parts of a word, and sometimes repeats the beginning of a clause at its end: only the
/// first time of each word is used, and no time that is earlier than the one before.
std::vector<std::optional<double>> announced_starts(const EspeakText& text,
                                                    std::span<const EspeakWordStart> announced,
                                                    double duration) {
    std::vector<std::optional<double>> starts(text.words.size());
    std::size_t next_word = 0;
    double latest = 0.0;
    for (const EspeakWordStart& start : announced) {
        const auto word = word_at(text.words, start.position);
        if (!word || *word < next_word || start.seconds < latest) continue;
        latest = std::min(start.seconds, duration);
        starts[*word] = latest;
        next_word = *word + 1;
    }
    return starts;
}

/// Divides the time up to `limit` among the words from `begin` up to `end`.
void share_time(std::vector<double>& starts, const EspeakText& text, std::size_t begin, std::size_t end,
                double limit) {
    const auto length = [&](std::size_t word) {
        return static_cast<double>(std::max<std::size_t>(1, text.words[word].end - text.words[word].begin));
    };
    double all = 0.0;
    for (std::size_t word = begin; word < end; ++word)
        all += length(word);
    const double from = starts[begin];
    double before = 0.0;
    for (std::size_t word = begin; word < end; ++word) {
        starts[word] = from + (limit - from) * before / all;
        before += length(word);
    }
}

std::vector<double> all_starts(const EspeakText& text, const std::vector<std::optional<double>>& announced,
                               double duration) {
    std::vector<double> starts(announced.size());
    for (std::size_t begin = 0; begin < starts.size();) {
        std::size_t end = begin + 1;
        while (end < starts.size() && !announced[end])
            ++end;
        starts[begin] = announced[begin].value_or(0.0);
        share_time(starts, text, begin, end, end < starts.size() ? *announced[end] : duration);
        begin = end;
    }
    return starts;
}

/// The end of the last audible sample between `start` and `end`; `end` when all are silent.
double audible_end(const audio::Pcm& sound, double start, double end) {
    const auto frame = [&](double seconds) {
        const double frames = std::round(seconds * sound.sample_rate);
        return std::min(static_cast<std::size_t>(frames), sound.samples.size());
    };
    const std::size_t first = frame(start);
    for (std::size_t last = frame(end); last > first; --last) {
        if (std::fabs(sound.samples[last - 1]) > audible)
            return std::min(end, static_cast<double>(last) / sound.sample_rate);
    }
    return end;
}

}  // namespace

EspeakText espeak_text(const text::SpokenText& text, Accent accent) {
    EspeakText made;
    Writer writer;
    for (const text::SpokenWord& word : text.words) {
        writer.write(harmless(word.lead));
        const std::size_t begin = writer.length();
        write_word(writer, word, accent);
        made.words.push_back({begin, writer.length()});
        writer.write(harmless(word.trail));
    }
    made.text = writer.take();
    return made;
}

std::vector<TimeSpan> espeak_word_times(const EspeakText& text, std::span<const EspeakWordStart> announced,
                                        const audio::Pcm& sound) {
    const double duration = sound.duration();
    const auto starts = all_starts(text, announced_starts(text, announced, duration), duration);
    std::vector<TimeSpan> times;
    times.reserve(starts.size());
    for (std::size_t word = 0; word < starts.size(); ++word) {
        const double next = word + 1 < starts.size() ? starts[word + 1] : duration;
        times.push_back({starts[word], audible_end(sound, starts[word], next)});
    }
    return times;
}

}  // namespace storyflow::speech
