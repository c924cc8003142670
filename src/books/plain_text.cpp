#include "books/plain_text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "books/book_size.hpp"
#include "books/bracketed_notes.hpp"
#include "books/contents_list.hpp"
#include "books/gutenberg_frame.hpp"
#include "books/heading_line.hpp"
#include "books/line_shape.hpp"
#include "books/lines.hpp"
#include "books/paragraph_lines.hpp"
#include "books/title_page.hpp"

namespace storyflow::books {

namespace {

/// How deep a heading is, before it is known which ranks the book has.
enum class Rank { part, chapter, section };

struct RankedHeading {
    std::size_t block = 0;
    Rank rank = Rank::chapter;
};

/// A heading at the beginning of a group.
struct GroupHeading {
    std::string title;
    Rank rank = Rank::chapter;
    std::size_t lines = 1;  ///< that it takes from the group
    bool is_bare = false;   ///< a title may follow in the next group
};

constexpr std::size_t widest_heading = 80;
constexpr std::size_t widest_subtitle = 60;

bool begins_with_quote(std::string_view line) {
    const auto text = base::trim(line);
    return text.starts_with('"') || text.starts_with('\'') || text.starts_with("“") || text.starts_with("‘");
}

/// Whether the line can be the title below a bare heading: "The Period", "DOWN THE RABBIT-HOLE."
bool is_subtitle(std::string_view line) {
    const auto text = undecorated(line);
    if (text.empty() || width_of(text) > widest_subtitle || begins_with_quote(text) || heading_line(text))
        return false;
    return is_all_capitals(text) || (is_title(text) && !ends_sentence(text));
}

std::string with_subtitle(std::string_view heading, std::string_view subtitle) {
    const bool has_mark = heading.find_last_of(".:-;!?") == heading.size() - 1 || heading.ends_with("—");
    return std::string(heading) + (has_mark ? " " : ": ") + std::string(undecorated(subtitle));
}

Rank rank_of(HeadingKind kind) {
    switch (kind) {
        case HeadingKind::part:
            return Rank::part;
        case HeadingKind::numeral:
            return Rank::section;
        case HeadingKind::chapter:
        case HeadingKind::named:
        case HeadingKind::counted:
            break;
    }
    return Rank::chapter;
}

class PlainTextReader {
  public:
    explicit PlainTextReader(std::string_view text) : lines_(lines_of(text)) {}

    Book read() && {
        book_.format = "plain text";
        const auto framed = without_gutenberg_frame(lines_);
        book_.language = framed.language;
        book_.left_out = framed.left_out;
        auto kept = without_bracketed_notes(Lines(lines_).subspan(framed.begin, framed.end - framed.begin));
        std::ranges::move(kept.left_out, std::back_inserter(book_.left_out));
        groups_ = groups_of(kept.lines);
        width_ = wrap_width(groups_);
        contents_ = find_contents(groups_);
        const auto page = title_page_of(groups_, framed.title, framed.author);
        book_.title = page.title;
        book_.author = page.author;
        for (std::size_t i = 0; i < page.end; ++i)
            leave_out("title page", groups_[i].lines);
        read_groups(page.end);
        set_levels();
        leave_out_contents_of_headings();
        if (book_.title.empty()) book_.title = title_above(groups_);
        return std::move(book_);
    }

  private:
    void leave_out(std::string_view reason, Lines lines) {
        book_.left_out.push_back({std::string(reason), text_of(lines), place_of(lines.front())});
    }

    void read_groups(std::size_t begin) {
        auto list = contents_.lists.begin();
        for (std::size_t i = begin; i < groups_.size(); ++i) {
            while (list != contents_.lists.end() && list->end <= i)
                ++list;
            if (list != contents_.lists.end() && list->begin <= i) {
                leave_out(list->reason, groups_[i].lines);
            } else if (is_footnote(groups_[i])) {
                leave_out("footnote", groups_[i].lines);
            } else {
                i += read_group(i);
            }
            check_blocks(book_);
        }
    }

    /// "[3] See above.", when the text before has the mark.
    bool is_footnote(const LineGroup& group) {
        const auto text = base::trim(group.lines.front().text);
        const std::size_t end = text.find(']');
        const bool has_mark = text.starts_with('[') && end != std::string_view::npos && end > 1 && end < 6 &&
                              text.find_first_not_of("0123456789*", 1) == end && end + 1 < text.size();
        return has_mark && footnote_marks_.contains(std::string(text.substr(0, end + 1)));
    }

    void note_footnote_marks(Lines lines) {
        for (const Line& line : lines) {
            for (std::size_t at = line.text.find('['); at != std::string_view::npos;
                 at = line.text.find('[', at + 1)) {
                constexpr std::size_t longest_mark = 6;
                const auto mark = line.text.substr(at, longest_mark);
                const std::size_t end = mark.find(']');
                if (end != std::string_view::npos) footnote_marks_.emplace(mark.substr(0, end + 1));
            }
        }
    }

    /// Returns how many of the following groups belong to this one: 1 when its heading's title is one.
    std::size_t read_group(std::size_t index) {
        const LineGroup& group = groups_[index];
        const Lines lines = group.lines;
        note_footnote_marks(lines);
        auto heading = heading_of(group);
        if (!heading) {
            read_body(lines);
            return 0;
        }
        const bool takes_next = heading->is_bare && heading->lines == lines.size() && title_follows(index);
        if (takes_next) heading->title = with_subtitle(heading->title, groups_[index + 1].lines.front().text);
        add_heading(*heading, lines.front());
        read_body(lines.subspan(heading->lines));
        return takes_next ? 1 : 0;
    }

    [[nodiscard]] bool title_follows(std::size_t index) const {
        if (index + 2 >= groups_.size()) return false;
        const LineGroup& next = groups_[index + 1];
        return next.lines.size() == 1 && next.blanks_before <= blanks_of_chapter &&
               is_subtitle(next.lines.front().text);
    }

    void add_heading(const GroupHeading& heading, const Line& first) {
        headings_.push_back({book_.blocks.size(), heading.rank});
        book_.blocks.push_back({.kind = BlockKind::heading, .text = heading.title, .place = place_of(first)});
    }

    std::optional<GroupHeading> heading_of(const LineGroup& group) {
        if (auto heading = marked_heading(group.lines)) return heading;
        if (auto heading = told_heading(group)) return heading;
        return set_apart(group);
    }

    /// "Title" above "=====", or "## Title".
    static std::optional<GroupHeading> marked_heading(Lines lines) {
        const bool has_line_above =
            lines.size() >= 3 && is_underline(lines[0].text) && is_underline(lines[2].text);
        const auto rest = lines.subspan(has_line_above ? 1 : 0);
        const auto title = base::trim(rest.front().text);
        if (!base::has_letter_or_digit(title) || width_of(title) > widest_heading) return std::nullopt;
        if (rest.size() >= 2 && is_underline(rest[1].text)) {
            const bool is_double = base::trim(rest[1].text).front() == '=';
            if (!is_double && ends_sentence(title)) return std::nullopt;
            return GroupHeading{std::string(title), is_double ? Rank::chapter : Rank::section,
                                has_line_above ? 3UL : 2UL};
        }
        const std::size_t hashes = std::min(title.find_first_not_of('#'), title.size());
        if (has_line_above || hashes == 0 || hashes > 6 || !title.substr(hashes).starts_with(' '))
            return std::nullopt;
        const auto name = title.substr(0, title.find_last_not_of("# ") + 1).substr(hashes);
        return GroupHeading{std::string(base::trim(name)), hashes > 1 ? Rank::section : Rank::chapter};
    }

    /// A line that says that it is a heading.
    std::optional<GroupHeading> told_heading(const LineGroup& group) {
        const Lines lines = group.lines;
        const auto line = heading_line(lines.front().text);
        if (!line) return std::nullopt;
        const bool is_counted = line->kind == HeadingKind::numeral || line->kind == HeadingKind::counted;
        if (is_counted && !continues_numbers(group, *line)) return std::nullopt;
        GroupHeading heading{std::string(undecorated(lines.front().text)), rank_of(line->kind)};
        if (is_counted) last_number_ = line->number;
        heading.is_bare =
            line->is_bare && line->kind != HeadingKind::named && line->kind != HeadingKind::numeral;
        const std::size_t more = lines_of_title(lines, *line);
        for (std::size_t i = 1; i <= more; ++i) {
            heading.title = line->is_bare && i == 1
                                ? with_subtitle(heading.title, lines[i].text)
                                : heading.title + ' ' + std::string(undecorated(lines[i].text));
        }
        heading.lines += more;
        heading.is_bare = heading.is_bare && more == 0;
        return heading;
    }

    /// Numbers alone are headings only where they count on, and not page numbers.
    bool continues_numbers(const LineGroup& group, const HeadingLine& line) const {
        if (group.lines.size() > 1) return false;
        const bool is_next = line.number == 1 || line.number == last_number_ + 1;
        const auto text = undecorated(group.lines.front().text);
        const bool is_roman = text.find_first_of("0123456789") != 0;
        return is_roman ? is_next || group.blanks_before > 1
                        : is_next && (group.blanks_before > 1 || stands_between_sentences());
    }

    /// Unlike the number of a page.
    [[nodiscard]] bool stands_between_sentences() const {
        return book_.blocks.empty() || book_.blocks.back().kind != BlockKind::paragraph ||
               ends_sentence(book_.blocks.back().text);
    }

    /// How many lines behind the first one belong to the title.
    [[nodiscard]] std::size_t lines_of_title(Lines lines, const HeadingLine& line) const {
        constexpr std::size_t most_lines = 5;
        if (lines.size() == 1 || line.kind == HeadingKind::named) return 0;
        const auto shouts = [](const Line& each) { return is_all_capitals(each.text); };
        if (lines.size() <= most_lines && std::ranges::all_of(lines, shouts)) return lines.size() - 1;
        if (line.is_bare) return is_subtitle(lines[1].text) ? 1 : 0;
        const auto first_word = lines.front().text.substr(0, lines.front().text.find(' '));
        const auto next_word = base::trim(lines[1].text);
        const bool is_broken =
            width_of(lines.front().text) + 1 + width_of(next_word.substr(0, next_word.find(' '))) + 5 >
            std::max<std::size_t>(width_, 45);
        return lines.size() <= 3 && is_all_capitals(first_word) && is_broken ? lines.size() - 1 : 0;
    }

    /// A line of capitals that much space sets apart, or one that the table of contents names.
    [[nodiscard]] std::optional<GroupHeading> set_apart(const LineGroup& group) const {
        if (group.lines.size() != 1 || &group == &groups_.back()) return std::nullopt;
        const auto title = undecorated(group.lines.front().text);
        const auto words = folded_line(title);
        if (words.empty() || width_of(title) > widest_subtitle || begins_with_quote(title))
            return std::nullopt;
        const bool is_end = words == "the end " || words == "finis " || words.starts_with("end of ");
        const bool shouts = is_all_capitals(title) && group.blanks_before >= blanks_of_chapter;
        const bool is_listed = group.blanks_before >= 2 && contents_.entries.contains(words);
        if (is_end || !(shouts || is_listed)) return std::nullopt;
        return GroupHeading{std::string(title), Rank::chapter};
    }

    /// Paragraphs, and the ornaments and underlined headings between their lines.
    void read_body(Lines lines) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool is_titled = i > 0 && i + 1 < lines.size() && lines[i + 1].text.starts_with("===") &&
                                   is_underline(lines[i + 1].text);
            if (is_titled) {
                add_paragraphs(lines.subspan(begin, i - begin));
                if (const auto heading = marked_heading(lines.subspan(i))) {
                    add_heading(*heading, lines[i]);
                    i += heading->lines - 1;
                    begin = i + 1;
                } else {
                    begin = i;
                }
            } else if (is_ornament(lines[i].text)) {
                add_paragraphs(lines.subspan(begin, i - begin));
                book_.blocks.push_back({.kind = BlockKind::ornament,
                                        .text = std::string(base::trim(lines[i].text)),
                                        .place = place_of(lines[i])});
                begin = i + 1;
            }
        }
        add_paragraphs(lines.subspan(begin));
    }

    void add_paragraphs(Lines lines) {
        for (auto& paragraph : paragraphs_of(lines, width_))
            book_.blocks.push_back({.text = std::move(paragraph.text), .place = place_of(paragraph.first)});
    }

    /// Parts are above chapters, and numbers alone below them, in a book that has both.
    void set_levels() {
        const auto has = [&](Rank rank) {
            return std::ranges::find(headings_, rank, &RankedHeading::rank) != headings_.end();
        };
        const int chapter = has(Rank::part) ? 2 : 1;
        const int section = has(Rank::chapter) ? chapter + 1 : chapter;
        for (const auto& [block, rank] : headings_)
            book_.blocks[block].level = rank == Rank::part ? 1 : rank == Rank::chapter ? chapter : section;
    }

    /// A file's first line in capitals, which is read as its first heading, is its title.
    [[nodiscard]] std::string title_above(std::span<const LineGroup> groups) const {
        if (book_.blocks.empty() || groups.empty() || book_.blocks.front().kind != BlockKind::heading)
            return {};
        const auto title = undecorated(groups.front().lines.front().text);
        const bool is_first = book_.blocks.front().text == title && is_all_capitals(title);
        return is_first && !heading_line(title) ? std::string(title) : std::string();
    }

    /// Three or more headings in a row whose first comes again are a table of contents.
    void leave_out_contents_of_headings() {
        auto& blocks = book_.blocks;
        const auto is_text = [](const Block& block) { return block.kind != BlockKind::heading; };
        const auto begin = std::ranges::find_if_not(blocks, is_text);
        const auto end = std::find_if(begin, blocks.end(), is_text);
        if (end - begin < 3) return;
        const auto again = std::find_if(begin + 1, blocks.end(), [&](const Block& block) {
            return block.kind == BlockKind::heading && folded_line(block.text) == folded_line(begin->text);
        });
        if (again == blocks.end()) return;
        const auto last = std::min(again, end);
        for (auto block = begin; block != last; ++block)
            book_.left_out.push_back({"table of contents", block->text, block->place});
        blocks.erase(begin, last);
    }

    std::vector<Line> lines_;
    std::vector<LineGroup> groups_;
    std::size_t width_ = 0;
    ContentsLists contents_;
    std::set<std::string> footnote_marks_;
    std::vector<RankedHeading> headings_;
    std::uint64_t last_number_ = 0;
    Book book_;
};

}  // namespace

Book read_plain_text(std::string_view utf8) {
    return PlainTextReader(utf8).read();
}

}  // namespace storyflow::books
