#include "exports/word_list.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "audio/pcm.hpp"
#include "exports/json_string.hpp"

namespace storyflow::exports {

namespace {

double seconds(std::uint64_t sample) {
    return static_cast<double>(sample) / audio::narration_rate;
}

/// Elements with commas and line ends between them.
class JsonList {
  public:
    JsonList(std::string& file, std::string_view indent) : file_(file), indent_(indent) {}

    void begin_element() {
        file_ += is_empty_ ? "\n" : ",\n";
        file_ += indent_;
        is_empty_ = false;
    }

  private:
    std::string& file_;
    std::string_view indent_;
    bool is_empty_ = true;
};

std::string word_json(const story::NarratedWord& word, audio::FrameSpan sound) {
    return fmt::format(
        R"({{"text": {}, "spoken": {}, "start": {:.5f}, "end": {:.5f}, "start_sample": {}, "end_sample": {}, )"
        R"("char_start": {}, "char_end": {}}})",
        json_string(word.text), json_string(word.spoken), seconds(sound.begin), seconds(sound.end),
        sound.begin, sound.end, word.char_start, word.char_end);
}

void append_segment(std::string& file, const StorySound& sound, std::size_t index) {
    const auto place = sound.part(index);
    const auto& part = sound.parts()[index];
    fmt::format_to(std::back_inserter(file), R"({{"text": {}, "start": {:.5f}, "end": {:.5f}, "words": [)",
                   json_string(part.text), seconds(place.begin), seconds(place.end));
    JsonList words(file, "      ");
    for (const auto& word : sound.words(index)) {
        words.begin_element();
        file += word_json(part.words[word.word], word.sound);
    }
    file += "]}";
}

}  // namespace

std::string words_json(const StorySound& sound, std::string_view title) {
    std::string file = fmt::format(
        "{{\"title\": {},\n  \"sample_rate\": {},\n  \"samples\": {},\n  \"duration\": {:.5f},\n  "
        "\"chapters\": [",
        json_string(title), audio::narration_rate, sound.length(), seconds(sound.length()));
    JsonList chapters(file, "    ");
    for (const auto& chapter : sound.chapters()) {
        chapters.begin_element();
        fmt::format_to(std::back_inserter(file),
                       R"({{"title": {}, "level": {}, "start": {:.5f}, "end": {:.5f}, "first_segment": {}}})",
                       json_string(chapter.title), chapter.level, seconds(chapter.sound.begin),
                       seconds(chapter.sound.end), chapter.first_part);
    }
    file += "],\n  \"segments\": [";
    JsonList segments(file, "    ");
    for (std::size_t i = 0; i < sound.parts().size(); ++i) {
        segments.begin_element();
        append_segment(file, sound, i);
    }
    file += "]}\n";
    return file;
}

}  // namespace storyflow::exports
