#include "exports/caption_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "exports/shown_text.hpp"
#include "text/sentences.hpp"

namespace storyflow::exports {

namespace {

constexpr std::string_view white_space = " \t\r\n";

struct Line {
    std::vector<text::SpokenWord> words;  ///< of one paragraph, for `SentenceFinder`
    std::vector<CaptionWord> captions;
};

/// Collects words and the text between them.
class CaptionLine {
  public:
    explicit CaptionLine(text::SentenceFinder& sentences, std::vector<CaptionWord>& all)
        : sentences_(sentences), all_(all) {}

    /// The text up to the last white space belongs to the word before, the rest to the next word.
    void add_between(std::string_view between) {
        const auto space = between.find_last_of(white_space);
        const bool is_one = space == std::string_view::npos;
        const bool has_before = !line_.captions.empty();
        const std::string_view before = has_before ? between.substr(0, is_one ? between.size() : space) : "";
        lead_ = std::string(is_one ? (has_before ? "" : between) : between.substr(space + 1));
        space_before_ = !is_one;
        if (has_before) {
            line_.captions.back().text += marks_of(before);
            line_.words.back().trail = between;
        }
        if (is_blank_line(between)) end_paragraph();
    }
    void add_word(std::string_view word, audio::FrameSpan sound) {
        line_.words.push_back(
            {.lead = lead_, .text = std::string(word), .trail = "", .source = {}, .phonemes = ""});
        line_.captions.push_back({lead_ + std::string(word), sound, space_before_});
        lead_.clear();
        space_before_ = false;
    }
    void end_part() {
        end_paragraph();
        if (!all_.empty()) all_.back().ends_part = true;
    }

  private:
    static bool is_blank_line(std::string_view between) {
        const auto first = between.find('\n');
        return first != std::string_view::npos && between.find('\n', first + 1) != std::string_view::npos;
    }
    /// On one line, without white space at the end.
    static std::string marks_of(std::string_view between) {
        std::string marks;
        for (const char c : between.substr(0, between.find_last_not_of(white_space) + 1)) {
            const bool is_space = white_space.find(c) != std::string_view::npos;
            if (!is_space || !marks.ends_with(' ')) marks += is_space ? ' ' : c;
        }
        return marks;
    }
    void end_paragraph() {
        if (line_.captions.empty()) return;
        sentences_.mark(line_.words);
        for (std::size_t i = 0; i < line_.captions.size(); ++i)
            line_.captions[i].ends_sentence = line_.words[i].ends_sentence;
        line_.captions.front().space_before = true;
        line_.captions.back().ends_sentence = true;
        std::ranges::move(line_.captions, std::back_inserter(all_));
        line_ = {};
    }

    text::SentenceFinder& sentences_;
    std::vector<CaptionWord>& all_;
    Line line_;
    std::string lead_;
    bool space_before_ = true;
};

/// Divides a part's sound among the words of its text.
void add_without_times(CaptionLine& line, std::string_view text, audio::FrameSpan sound) {
    std::size_t at = 0;
    const auto place = [&](std::size_t byte) {
        return sound.begin + (sound.end - sound.begin) * byte / text.size();
    };
    while ((at = text.find_first_not_of(white_space, at)) != std::string_view::npos) {
        const auto end = std::min(text.find_first_of(white_space, at), text.size());
        line.add_word(text.substr(at, end - at), {place(at), place(end)});
        const auto next = std::min(text.find_first_not_of(white_space, end), text.size());
        line.add_between(text.substr(end, next - end));
        at = next;
    }
}

void add_part(CaptionLine& line, const StorySound& sound, std::size_t index) {
    const auto& part = sound.parts()[index];
    if (part.words.empty()) {
        std::string shown;
        for (const auto& piece : shown_text(part.text, {}))
            shown += piece.text;
        if (base::has_letter_or_digit(shown)) add_without_times(line, shown, sound.part(index));
        return;
    }
    const auto times = sound.words(index);
    for (const auto& piece : shown_text(part.text, part.words)) {
        if (piece.word) {
            line.add_word(piece.text, times[*piece.word].sound);
        } else {
            line.add_between(piece.text);
        }
    }
}

}  // namespace

std::vector<CaptionWord> caption_words(const StorySound& sound) {
    text::SentenceFinder sentences;
    std::vector<CaptionWord> words;
    CaptionLine line(sentences, words);
    for (std::size_t i = 0; i < sound.parts().size(); ++i) {
        add_part(line, sound, i);
        line.end_part();
    }
    return words;
}

}  // namespace storyflow::exports
