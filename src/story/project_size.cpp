#include "story/project_size.hpp"

#include <string>

namespace storyflow::story {

namespace {

std::int64_t bytes_of(const std::string& text) {
    return static_cast<std::int64_t>(text.size());
}

/// Of a segment's text, its picture prompt and the title of a chapter that it begins.
template <typename AnySegment>
std::int64_t bytes_of_texts(const AnySegment& segment) {
    const auto& chapter = segment.opening.chapter;
    return bytes_of(segment.text_content) + bytes_of(segment.image_prompt) +
           (chapter ? bytes_of(chapter->title) : 0);
}

std::string too_much(const std::string& field, const std::string& what, std::int64_t limit,
                     const std::string& unit, std::int64_t wanted) {
    return field + ": " + what + " may hold at most " + std::to_string(limit) + " " + unit +
           "; this would make it " + std::to_string(wanted) + ".";
}

}  // namespace

std::int64_t text_bytes_of(const Segment& segment) {
    return bytes_of_texts(segment);
}

ProjectSize size_of(const std::vector<NewSegment>& segments) {
    ProjectSize size{.segments = static_cast<std::int64_t>(segments.size())};
    for (const auto& segment : segments)
        size.text_bytes += bytes_of_texts(segment);
    return size;
}

void require_room(const ProjectSize& now, const ProjectSize& growth) {
    const ProjectSize then{now.segments + growth.segments, now.text_bytes + growth.text_bytes};
    if (growth.segments > 0 && then.segments > most_segments) {
        throw ProjectTooLarge(too_much("segments", "a project", most_segments, "segments", then.segments));
    }
    if (growth.text_bytes > 0 && then.text_bytes > most_text_bytes) {
        throw ProjectTooLarge(too_much("text_content",
                                       "the texts, picture prompts and chapter titles of a project together",
                                       most_text_bytes, "bytes (50 MB)", then.text_bytes));
    }
}

}  // namespace storyflow::story
