#include "books/story_blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "books/lines.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

enum class Field { text, prompt, voice };

constexpr std::array field_names{"text"sv, "prompt"sv, "voice"sv};

struct FieldLine {
    Field field = Field::text;
    std::string_view value;
};

std::string_view without_stars(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of('*'), text.size());
    return base::trim(text.substr(begin));
}

/// "Text: It rained."; also "**Text:** It rained.", as language models write it.
std::optional<FieldLine> field_line(std::string_view line) {
    const auto trimmed = base::trim(line);
    const bool is_bold = trimmed.starts_with("**");
    const auto text = is_bold ? trimmed.substr(2) : trimmed;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 10) return std::nullopt;
    auto name = base::case_folded(text.substr(0, colon));
    if (is_bold && name.ends_with("**")) name.resize(name.size() - 2);
    const auto* const known = std::ranges::find(field_names, name);
    if (known == field_names.end()) return std::nullopt;
    const auto value = base::trim(text.substr(colon + 1));
    return FieldLine{static_cast<Field>(known - field_names.begin()), is_bold ? without_stars(value) : value};
}

bool is_divider(const Line& line) {
    return line.text.size() >= 3 && line.text.find_first_not_of('-') == std::string_view::npos;
}

bool is_blank(Lines lines) {
    return std::ranges::all_of(lines, [](const Line& line) { return line.text.empty(); });
}

bool has_field(Lines lines, bool is_text) {
    return std::ranges::any_of(lines, [&](const Line& line) {
        const auto field = field_line(line.text);
        return field && (field->field == Field::text) == is_text;
    });
}

bool has_text_field(Lines lines) {
    return has_field(lines, true);
}

/// Whether the first line that is not blank is that of a field.
bool begins_with_field(Lines lines) {
    const auto first = std::ranges::find_if(lines, [](const Line& line) { return !line.text.empty(); });
    return first != lines.end() && field_line(first->text);
}

using Blocks = std::vector<Lines>;

/// The blocks between lines of dashes that are not blank.
Blocks divided(Lines lines) {
    Blocks blocks;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= lines.size(); ++i) {
        if (i < lines.size() && !is_divider(lines[i])) continue;
        const auto block = lines.subspan(begin, i - begin);
        if (!is_blank(block)) blocks.push_back(block);
        begin = i + 1;
    }
    return blocks;
}

/// Without lines of dashes a block begins at each "Text:" behind a blank line.
Blocks divided_at_texts(Lines lines) {
    Blocks blocks;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= lines.size(); ++i) {
        const bool begins = i < lines.size() && lines[i - 1].text.empty() &&
                            has_text_field(lines.subspan(i, 1)) &&
                            has_text_field(lines.subspan(begin, i - begin));
        if (i < lines.size() && !begins) continue;
        const auto block = lines.subspan(begin, i - begin);
        if (!is_blank(block)) blocks.push_back(block);
        begin = i;
    }
    return blocks;
}

Blocks blocks_of(Lines lines) {
    return std::ranges::any_of(lines, is_divider) ? divided(lines) : divided_at_texts(lines);
}

/// Whether all blocks begin with a field, apart from what is said before the first and behind the last.
bool are_blocks(const Blocks& blocks) {
    std::size_t begin = 0;
    std::size_t end = blocks.size();
    if (begin < end && !begins_with_field(blocks[begin])) ++begin;
    if (begin < end && !begins_with_field(blocks[end - 1])) --end;
    const bool says_more = end - begin < blocks.size();
    const auto fields = static_cast<std::size_t>(
        std::count_if(blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                      blocks.begin() + static_cast<std::ptrdiff_t>(end), begins_with_field));
    return fields == end - begin && fields >= (says_more ? 2U : 1U);
}

class BlockReader {
  public:
    explicit BlockReader(Lines lines) : lines_(lines) {}

    /// Reads the block; what stands before its first field is left out.
    Block read(std::vector<LeftOut>& left_out) && {
        std::size_t first = 0;
        while (first < lines_.size() && !field_line(lines_[first].text))
            ++first;
        if (!is_blank(lines_.first(first))) {
            left_out.push_back(
                {"text before a block", text_of(lines_.first(first)), place_of(lines_.front())});
        }
        for (const Line& line : lines_.subspan(first))
            add(line);
        const auto place = place_of(lines_[std::min(first, lines_.size() - 1)]);
        Block block{.text = std::move(values_[0]), .place = place, .image_prompt = std::move(values_[1])};
        if (!values_[2].empty()) block.voice_id = std::move(values_[2]);
        if (!has_text_field(lines_)) throw fault(place, "the block has no Text: line");
        if (block.text.empty()) throw fault(place, "the block's Text: is empty");
        return block;
    }

  private:
    static base::Error fault(const std::string& place, const std::string& why) {
        return {base::ErrorKind::invalid_input, place + ": " + why};
    }

    void add(const Line& line) {
        if (line.text.empty()) {
            after_blank_ = true;
            return;
        }
        const auto field = field_line(line.text);
        if (field) current_ = field->field;
        const auto words = field ? field->value : base::trim(line.text);
        auto& value = values_[static_cast<std::size_t>(current_)];
        const bool begins_paragraph = after_blank_ && !field && current_ == Field::text;
        after_blank_ = false;
        if (!value.empty() && !words.empty()) value += begins_paragraph ? "\n\n" : " ";
        value += words;
    }

    Lines lines_;
    std::array<std::string, field_names.size()> values_;
    Field current_ = Field::text;
    bool after_blank_ = false;
};

}  // namespace

bool are_story_blocks(std::string_view text) {
    const auto lines = lines_of(text);
    if (!has_text_field(lines)) return false;
    if (std::ranges::any_of(lines, is_divider)) return are_blocks(divided(lines));
    if (!begins_with_field(lines)) return false;
    const auto groups = groups_of(lines);
    return has_field(lines, false) ||
           std::ranges::all_of(groups, [](const LineGroup& group) { return begins_with_field(group.lines); });
}

Book read_story_blocks(std::string_view text) {
    Book book;
    book.format = "StoryFlow blocks";
    const auto lines = lines_of(text);
    const auto blocks = blocks_of(lines);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool is_outer = i == 0 || i + 1 == blocks.size();
        if (is_outer && !begins_with_field(blocks[i]) && !has_text_field(blocks[i])) {
            book.left_out.push_back(
                {"text around the story", text_of(blocks[i]), place_of(blocks[i].front())});
        } else {
            book.blocks.push_back(BlockReader(blocks[i]).read(book.left_out));
        }
    }
    return book;
}

}  // namespace storyflow::books
