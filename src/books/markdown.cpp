#include "books/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "books/book_size.hpp"
#include "books/line_shape.hpp"
#include "books/lines.hpp"
#include "books/markdown_source.hpp"
#include "books/unescaped.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

/// Whether the address of a link is markup of a script: phonemes between slashes, a stress, a way to read a
/// number.
bool is_script_markup(std::string_view address) {
    if (address.size() < 2) return false;
    if (address.front() == '/' && address.back() == '/') return address.size() > 2;
    if (address.front() == '#' && address.back() == '#') return address.size() > 2;
    const bool is_signed = address.front() == '+' || address.front() == '-';
    return is_signed && address.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
    return attribute.text == nullptr ? std::string() : std::string(attribute.text, attribute.size);
}

/// "<b>", "</p>": tags that only say how text looks. Others may be words, "<laughs>", or hold some.
bool is_plain_tag(std::string_view tag) {
    constexpr std::array names{"b"sv,   "big"sv, "blockquote"sv, "br"sv, "center"sv, "cite"sv, "code"sv,
                               "del"sv, "div"sv, "em"sv,         "h1"sv, "h2"sv,     "h3"sv,   "h4"sv,
                               "h5"sv,  "h6"sv,  "hr"sv,         "i"sv,  "ins"sv,    "li"sv,   "ol"sv,
                               "p"sv,   "pre"sv, "q"sv,          "s"sv,  "small"sv,  "span"sv, "strong"sv,
                               "sub"sv, "sup"sv, "td"sv,         "th"sv, "tr"sv,     "u"sv,    "ul"sv};
    static_assert(std::ranges::is_sorted(names));
    const auto name = base::case_folded(base::trim(tag.substr(1, tag.find_last_not_of("/> "))));
    return std::ranges::binary_search(names, std::string_view(name).substr(name.starts_with('/') ? 1 : 0));
}

/// A span whose text is looked at when it ends.
struct OpenSpan {
    std::string address;
    std::size_t begin = 0;  ///< in the text collected so far
};

/// Takes the parser's events. The parser is C: no exception may leave its callbacks.
class MarkdownReader {
  public:
    explicit MarkdownReader(const MarkdownSource& source) : source_(source.text) {
        line_starts_.push_back(0);
        for (std::size_t end = source_.find('\n'); end != std::string_view::npos;
             end = source_.find('\n', end + 1))
            line_starts_.push_back(end + 1);
    }

    void enter_block(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
            if (lists_.empty()) end_text(BlockKind::paragraph);
            const bool counts = type == MD_BLOCK_OL;
            lists_.push_back(counts ? std::optional(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start)
                                    : std::nullopt);
        } else if (type == MD_BLOCK_LI) {
            begin_item();
        } else if (!lists_.empty() && (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE)) {
            begin_line();
        }
        if (type == MD_BLOCK_CODE) {
            leave_out("language of code", attribute_text(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info));
        } else if (type == MD_BLOCK_HR) {
            end_text(BlockKind::paragraph);
            book_.blocks.push_back({.kind = BlockKind::ornament, .text = "* * *", .place = last_place_});
        }
    }

    void leave_block(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
        if (!lists_.empty()) return;
        if (type == MD_BLOCK_H) {
            end_text(BlockKind::heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        } else if (type == MD_BLOCK_P || type == MD_BLOCK_CODE || type == MD_BLOCK_UL ||
                   type == MD_BLOCK_OL || type == MD_BLOCK_HTML || type == MD_BLOCK_DOC) {
            end_text(BlockKind::paragraph);
        }
    }

    void enter_span(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_A) {
            spans_.push_back({attribute_text(static_cast<MD_SPAN_A_DETAIL*>(detail)->href), text_.size()});
        } else if (type == MD_SPAN_IMG) {
            spans_.push_back({attribute_text(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src), text_.size()});
        }
    }

    void leave_span(MD_SPANTYPE type) {
        if ((type != MD_SPAN_A && type != MD_SPAN_IMG) || spans_.empty()) return;
        const OpenSpan span = std::move(spans_.back());
        spans_.pop_back();
        const std::string label = text_.substr(span.begin);
        if (type == MD_SPAN_IMG) {
            text_.resize(span.begin);
            pictures_.push_back(label);
            leave_out("address of a picture", span.address);
        } else if (is_script_markup(span.address)) {
            text_.resize(span.begin);
            text_ += '[' + label + "](" + span.address + ')';
        } else if (span.address != label && span.address != "mailto:" + label) {
            leave_out("address of a link", span.address);
        }
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        note_place(text);
        switch (type) {
            case MD_TEXT_ENTITY:
                append_unescaped(text_, text);
                break;
            case MD_TEXT_BR:
                text_ += '\n';
                break;
            case MD_TEXT_SOFTBR:
                text_ += ' ';
                break;
            case MD_TEXT_HTML:
                html_ += text;
                read_html();
                break;
            case MD_TEXT_NULLCHAR:
                break;
            case MD_TEXT_NORMAL:
            case MD_TEXT_CODE:
            case MD_TEXT_LATEXMATH:
                text_ += text;
                break;
        }
    }

    Book take() && {
        end_text(BlockKind::paragraph);
        return std::move(book_);
    }

  private:
    void leave_out(std::string_view reason, std::string_view text) {
        if (!base::is_blank(text))
            book_.left_out.push_back({std::string(reason), std::string(base::trim(text)), last_place_});
    }

    void begin_line() {
        if (!text_.empty() && !text_.ends_with('\n') && !at_item_) text_ += '\n';
        at_item_ = false;
    }

    void begin_item() {
        at_item_ = false;
        begin_line();
        auto& number = lists_.back();
        text_ += number ? std::to_string((*number)++) + ". " : "- ";
        at_item_ = true;
    }

    /// Tags say how text looks; comments are left out. A tag that is not closed yet waits for more.
    void read_html() {
        std::size_t at = 0;
        while (at < html_.size()) {
            const std::size_t begin = std::min(html_.find('<', at), html_.size());
            append_unescaped(text_, std::string_view(html_).substr(at, begin - at));
            at = begin;
            if (at == html_.size()) break;
            const std::string_view rest = std::string_view(html_).substr(at);
            const std::string_view closing = rest.starts_with("<!--") ? "-->" : ">";
            const std::size_t searched =
                at == 0 && html_searched_ > closing.size() ? html_searched_ - closing.size() : 0;
            const std::size_t end = rest.find(closing, searched);
            if (end == std::string_view::npos) break;
            read_tag(rest.substr(0, end + closing.size()));
            at += end + closing.size();
            html_searched_ = 0;
        }
        html_.erase(0, at);
        html_searched_ = html_.size();
    }

    void read_tag(std::string_view tag) {
        constexpr std::string_view opening = "<!--";
        if (tag.starts_with(opening)) {
            leave_out("comment", tag.substr(opening.size(), tag.size() - std::min(tag.size(), 7UL)));
        } else if (!is_plain_tag(tag)) {
            leave_out("HTML", tag);
        }
        if (tag.starts_with("<br") || tag.starts_with("<BR")) text_ += '\n';
    }

    void note_place(std::string_view text) {
        if (text.data() < source_.data() || text.data() > source_.data() + source_.size()) return;
        const auto offset = static_cast<std::size_t>(text.data() - source_.data());
        const auto line = std::ranges::upper_bound(line_starts_, offset) - line_starts_.begin();
        last_place_ = "line " + std::to_string(line);
        if (place_.empty()) place_ = last_place_;
    }

    void end_text(BlockKind kind, int level = 0) {
        // The rest is HTML whose last tag was never closed.
        if (!html_.empty()) leave_out("HTML", std::exchange(html_, {}));
        html_searched_ = 0;
        for (auto& picture : std::exchange(pictures_, {}))
            book_.blocks.push_back(
                {.kind = BlockKind::picture, .text = std::move(picture), .place = last_place_});
        const auto text = base::trim(text_);
        if (!text.empty()) {
            const bool is_signs = kind == BlockKind::paragraph && is_ornament(text);
            book_.blocks.push_back({.kind = is_signs ? BlockKind::ornament : kind,
                                    .text = std::string(text),
                                    .level = level,
                                    .place = place_});
        }
        text_.clear();
        place_.clear();
        at_item_ = false;
        check_blocks(book_);
    }

    std::string_view source_;
    std::vector<std::size_t> line_starts_;
    Book book_;
    std::string text_;
    std::string html_;               ///< a tag that the parser has not sent to its end yet
    std::size_t html_searched_ = 0;  ///< its end is not among the first so many bytes
    std::vector<std::string> pictures_;
    std::vector<OpenSpan> spans_;
    std::vector<std::optional<unsigned>> lists_;  ///< the open ones, with the number of the next item
    bool at_item_ = false;                        ///< behind the mark of an item
    std::string place_;
    std::string last_place_;
};

/// The state that the parser passes to its callbacks.
struct Reading {
    MarkdownReader reader;
    std::exception_ptr failure;
};

template <class Event>
int guarded(void* reading, Event event) noexcept {
    auto& state = *static_cast<Reading*>(reading);
    try {
        event(state.reader);
        return 0;
    } catch (...) {
        state.failure = std::current_exception();
        return 1;
    }
}

constexpr unsigned flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;

const MD_PARSER& parser() {
    static const MD_PARSER events = {
        0,
        flags,
        [](MD_BLOCKTYPE type, void* detail, void* reading) {
            return guarded(reading, [&](MarkdownReader& reader) { reader.enter_block(type, detail); });
        },
        [](MD_BLOCKTYPE type, void* detail, void* reading) {
            return guarded(reading, [&](MarkdownReader& reader) { reader.leave_block(type, detail); });
        },
        [](MD_SPANTYPE type, void* detail, void* reading) {
            return guarded(reading, [&](MarkdownReader& reader) { reader.enter_span(type, detail); });
        },
        [](MD_SPANTYPE type, void*, void* reading) {
            return guarded(reading, [&](MarkdownReader& reader) { reader.leave_span(type); });
        },
        [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* reading) {
            return guarded(reading,
                           [&](MarkdownReader& reader) { reader.text(type, std::string_view(text, size)); });
        },
        nullptr,
        nullptr};
    return events;
}

/// The title of a file that says none: its only heading of the first level, if it begins with that.
std::string title_of(const Book& book) {
    const auto is_first_level = [](const Block& block) {
        return block.kind == BlockKind::heading && block.level == 1;
    };
    const bool has_one = std::ranges::count_if(book.blocks, is_first_level) == 1;
    return has_one && is_first_level(book.blocks.front()) ? book.blocks.front().text : std::string();
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace

Book read_markdown(std::string_view utf8) {
    auto source = prepared_markdown(utf8);
    Reading reading{MarkdownReader(source), nullptr};
    const int outcome =
        md_parse(source.text.data(), static_cast<MD_SIZE>(source.text.size()), &parser(), &reading);
    if (reading.failure) std::rethrow_exception(reading.failure);
    if (outcome != 0) throw base::Error(base::ErrorKind::invalid_input, "the Markdown could not be parsed");
    Book book = std::move(reading.reader).take();
    book.format = "Markdown";
    book.title = source.title.empty() ? title_of(book) : source.title;
    book.author = source.author;
    book.language = source.language;
    book.left_out.insert(book.left_out.begin(), source.left_out.begin(), source.left_out.end());
    return book;
}

bool looks_like_markdown(std::string_view utf8) {
    constexpr std::size_t several = 2;
    const auto is_heading = [](const Line& line) {
        const std::size_t hashes = std::min(line.text.find_first_not_of('#'), line.text.size());
        return hashes > 0 && hashes <= 6 && line.text.substr(hashes).starts_with(' ');
    };
    if (std::ranges::any_of(lines_of(utf8), is_heading)) return true;
    const auto source = prepared_markdown(utf8);
    if (!source.left_out.empty() && source.left_out.front().reason == "front matter") return true;
    return count_of(utf8, "](http") >= several || count_of(utf8, "**") >= 2 * several ||
           utf8.starts_with("```") || utf8.find("\n```") != std::string_view::npos ||
           count_of(utf8, "![") >= several;
}

}  // namespace storyflow::books
