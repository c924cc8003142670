#include "narration/narrated_words.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace storyflow::narration {

NarratedWords::NarratedWords(std::string_view script)
    : script_(script), starts_(base::code_point_starts(script)) {
    starts_.push_back(script.size());
}

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
            words_.push_back({.text = std::string(written(word.source)),
                              .spoken = word.text,
                              .start = offset + times[i].start,
                              .end = offset + times[i].end,
                              .char_start = begin,
                              .char_end = end});
        }
    }
}

std::string_view NarratedWords::written(text::CharRange range) const {
    const std::size_t last = starts_.size() - 1;
    const std::size_t begin = starts_[std::min(range.begin, last)];
    const std::size_t end = starts_[std::min(std::max(range.begin, range.end), last)];
    return script_.substr(begin, end - begin);
}

}  // namespace storyflow::narration
