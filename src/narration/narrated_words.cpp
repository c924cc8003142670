#include "narration/narrated_words.hpp"

#include <string>

#include "base/error.hpp"

namespace storyflow::narration {

void NarratedWords::add(const text::SpokenText& chunk, const std::vector<speech::TimeSpan>& times,
                        double offset) {
    if (times.size() != chunk.words.size()) {
        throw base::Error(base::ErrorKind::internal, "The engine did not say when each word is heard.");
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto& word = chunk.words[i];
        const auto begin = static_cast<std::int64_t>(word.source.begin);
        const auto end = static_cast<std::int64_t>(word.source.end);
        const bool goes_on =
            !words_.empty() && words_.back().char_start == begin && words_.back().char_end == end;
        if (goes_on) {
            words_.back().spoken.append(" ").append(word.text);
            words_.back().end = offset + times[i].end;
        } else {
            words_.push_back({.text = std::string(script_.at(word.source)),
                              .spoken = word.text,
                              .start = offset + times[i].start,
                              .end = offset + times[i].end,
                              .char_start = begin,
                              .char_end = end});
        }
    }
}

}  // namespace storyflow::narration
