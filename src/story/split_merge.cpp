#include "story/split_merge.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/utf8.hpp"

namespace storyflow::story {

namespace {

std::string_view without_blank_end(std::string_view text) {
    const auto trimmed = base::trim(text);
    return trimmed.empty() ? trimmed : text.substr(0, text.find(trimmed) + trimmed.size());
}

std::string_view without_blank_begin(std::string_view text) {
    const auto trimmed = base::trim(text);
    return trimmed.empty() ? trimmed : text.substr(text.find(trimmed));
}

/// The byte offset of the cut.
std::size_t place_of_cut(std::string_view text, std::int64_t at) {
    const auto starts = base::code_point_starts(text);
    const auto last = static_cast<std::int64_t>(starts.size()) - 1;
    if (last < 1) throw SplitRefused("A text of fewer than two characters cannot be split.");
    if (at < 1 || at > last) throw SplitRefused("Must be from 1 to " + std::to_string(last) + ".");
    return starts[static_cast<std::size_t>(at)];
}

void replace_text(Segment& segment, std::string text) {
    if (text == segment.text_content) return;
    segment.text_content = std::move(text);
    ++segment.text_revision;
}

std::string joined(std::string_view first, std::string_view second) {
    if (base::is_blank(second)) return std::string(first);
    if (base::is_blank(first)) return std::string(second);
    return std::string(without_blank_end(first)) + ' ' + std::string(without_blank_begin(second));
}

/// The places of both, each once, in lines, as far as there is room for them.
void join_places(Segment& segment, const Segment& next) {
    const std::string_view places = next.source_place;
    for (std::size_t begin = 0; begin < places.size();) {
        const std::size_t end = std::min(places.find('\n', begin), places.size());
        const auto place = std::string(places.substr(begin, end - begin));
        const std::string known = '\n' + segment.source_place + '\n';
        const bool has_room = known.size() + place.size() <= longest_source_place;
        if (has_room && known.find('\n' + place + '\n') == std::string::npos)
            segment.source_place += (segment.source_place.empty() ? "" : "\n") + place;
        begin = end + 1;
    }
}

}  // namespace

std::string split(Segment& segment, std::int64_t at) {
    if (segment.is_locked) throw SegmentLocked();
    const std::string_view text = segment.text_content;
    const auto cut = place_of_cut(text, at);
    const std::string first(without_blank_end(text.substr(0, cut)));
    std::string second(without_blank_begin(text.substr(cut)));
    if (first.empty() || second.empty()) throw SplitRefused("There must be text on both sides of the cut.");
    replace_text(segment, first);
    return second;
}

void require_seen(const Segment& first, const Segment& next, const SeenNeighbours& seen) {
    require_seen(first, seen.first);
    if (seen.next_id && *seen.next_id != next.id) {
        throw TextChangedSince(next, "Another segment stands behind this one by now.");
    }
    require_seen(next, seen.next);
}

void merge(Segment& segment, const Segment& next) {
    if (segment.is_locked || next.is_locked) throw SegmentLocked();
    replace_text(segment, joined(segment.text_content, next.text_content));
    if (base::is_blank(segment.image_prompt)) segment.image_prompt = next.image_prompt;
    if (!segment.image_file && next.image_file) {
        segment.image_file = next.image_file;
        segment.image_fit = next.image_fit;
    }
    join_places(segment, next);
}

}  // namespace storyflow::story
