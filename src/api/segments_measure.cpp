#include "api/segments_measure.hpp"

#include <algorithm>
#include <cstdint>

namespace storyflow::api {

namespace {

constexpr std::size_t keys_and_addresses = 900;  ///< bytes of a segment's JSON with a narration and a picture
constexpr std::size_t copies_of_a_segment = 4;   ///< while it is written: row, values, text, escaped text
constexpr std::size_t uncounted_segment = 16 * 1024;

std::size_t added_by_escape(char c) {
    constexpr std::string_view with_a_letter = "\"\\\b\f\n\r\t";
    if (with_a_letter.find(c) != std::string_view::npos) return 1;
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    return is_control ? 5 : 0;  // \u0001
}

std::size_t added_by_escapes(std::string_view text) {
    std::size_t added = 0;
    for (const char c : text)
        added += added_by_escape(c);
    return added;
}

}  // namespace

// Assumes that one byte in sixteen is a quote or a line end, whose escape takes a second byte.
std::size_t expected_bytes(const story::ProjectSize& size) {
    const auto text = static_cast<std::size_t>(size.text_bytes);
    return text + text / 16 + static_cast<std::size_t>(size.segments) * keys_and_addresses;
}

std::size_t bytes_to_write_a_segment(std::size_t text_bytes) {
    return text_bytes > uncounted_segment ? text_bytes * copies_of_a_segment : 0;
}

void SegmentsMeasure::begin(const story::ProjectSize&) {
    *this = {};
}

void SegmentsMeasure::visit(story::Segment&& segment) {
    add(segment.text_content, segment.image_prompt, segment.opening);
}

void SegmentsMeasure::add(const std::vector<story::NewSegment>& segments) {
    for (const auto& segment : segments)
        add(segment.text_content, segment.image_prompt, segment.opening);
}

void SegmentsMeasure::add(std::string_view text, std::string_view prompt, const story::Opening& opening) {
    const std::string_view title = opening.chapter ? std::string_view(opening.chapter->title) : "";
    const std::size_t bytes = text.size() + prompt.size() + title.size();
    ++size_.segments;
    size_.text_bytes += static_cast<std::int64_t>(bytes);
    escapes_ += added_by_escapes(text) + added_by_escapes(prompt) + added_by_escapes(title);
    largest_ = std::max(largest_, bytes);
}

std::size_t SegmentsMeasure::answer_bytes() const {
    const auto text = static_cast<std::size_t>(size_.text_bytes);
    const auto keys = static_cast<std::size_t>(size_.segments) * keys_and_addresses;
    return std::max(expected_bytes(size_), text + escapes_ + keys);
}

std::size_t SegmentsMeasure::piece_bytes() const {
    return bytes_to_write_a_segment(largest_);
}

}  // namespace storyflow::api
