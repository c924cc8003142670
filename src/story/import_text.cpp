#include "story/import_text.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/utf8.hpp"

namespace storyflow::story {

namespace {

using Lines = std::vector<std::string_view>;

Lines split_lines(std::string_view text) {
    Lines lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

bool is_dashes(std::string_view line) {
    const std::size_t last = line.find_last_not_of(" \t\r");
    const std::string_view visible = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return visible.size() >= 3 && visible.find_first_not_of('-') == std::string_view::npos;
}

/// A delimiter is a line of dashes that is neither the first nor the last line of the input and does not
/// follow another delimiter. Other lines of dashes belong to a block, which ignores them like any other line.
std::vector<Lines> split_blocks(const Lines& lines) {
    std::vector<Lines> blocks(1);
    bool behind_delimiter = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool enclosed = i > 0 && i + 1 < lines.size() && !behind_delimiter;
        behind_delimiter = enclosed && is_dashes(lines[i]);
        if (behind_delimiter) {
            blocks.emplace_back();
        } else {
            blocks.back().push_back(lines[i]);
        }
    }
    return blocks;
}

bool is_blank_block(const Lines& block) {
    return std::all_of(block.begin(), block.end(), base::is_blank);
}

bool starts_with_word(std::string_view line, std::string_view lower_case_word) {
    const auto same = [](char c, char lower) { return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == lower; };
    return line.size() >= lower_case_word.size() &&
           std::equal(lower_case_word.begin(), lower_case_word.end(), line.begin(),
                      [&](char lower, char c) { return same(c, lower); });
}

/// The values of all lines with the prefix, without blank ones; std::nullopt if no line has the prefix.
std::optional<std::string> joined_values(const Lines& block, std::string_view prefix) {
    std::optional<std::string> joined;
    for (const std::string_view raw_line : block) {
        const std::string_view line = base::trim(raw_line);
        if (!starts_with_word(line, prefix)) continue;
        if (!joined) joined.emplace();
        const std::string_view value = base::trim(line.substr(prefix.size()));
        if (!joined->empty() && !value.empty()) *joined += ' ';
        *joined += value;
    }
    return joined;
}

std::variant<NewSegment, ImportFault> parse_block(const Lines& block, std::size_t number) {
    const std::string place = std::to_string(number);
    const auto text = joined_values(block, "text:");
    if (!text) return ImportFault{"Text parsing failed", "Could not parse segment at block " + place};
    if (text->empty()) return ImportFault{"Empty text content", "Block " + place + " has empty Text: value"};
    NewSegment segment{.text_content = *text, .image_prompt = joined_values(block, "prompt:").value_or("")};
    segment.voice_id = joined_values(block, "voice:");
    if (segment.voice_id && segment.voice_id->empty()) segment.voice_id.reset();
    return segment;
}

}  // namespace

std::variant<std::vector<NewSegment>, ImportFault> parse_story_text(std::string_view raw_text) {
    std::vector<NewSegment> segments;
    for (const Lines& block : split_blocks(split_lines(base::without_byte_order_mark(raw_text)))) {
        if (is_blank_block(block)) continue;
        auto parsed = parse_block(block, segments.size() + 1);
        if (auto* fault = std::get_if<ImportFault>(&parsed)) return std::move(*fault);
        segments.push_back(std::get<NewSegment>(std::move(parsed)));
    }
    if (segments.empty()) return ImportFault{"No parseable segments found in text", ""};
    return segments;
}

}  // namespace storyflow::story
