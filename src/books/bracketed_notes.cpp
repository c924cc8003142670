#include "books/bracketed_notes.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "books/heading_line.hpp"
#include "books/line_shape.hpp"

namespace storyflow::books {

namespace {

using namespace std::string_view_literals;

struct NoteKind {
    std::string_view beginning;  ///< in folded words
    std::string_view reason;
};

constexpr std::array kinds{NoteKind{"illustration "sv, "illustration"sv},
                           NoteKind{"illustrations "sv, "illustration"sv},
                           NoteKind{"footnote "sv, "footnote"sv},
                           NoteKind{"footnotes "sv, "footnote"sv},
                           NoteKind{"sidenote "sv, "note at the margin"sv},
                           NoteKind{"transcriber s note"sv, "transcriber's note"sv},
                           NoteKind{"transcribers note"sv, "transcriber's note"sv},
                           NoteKind{"pg "sv, "page number"sv},
                           NoteKind{"page "sv, "page number"sv}};

const NoteKind* kind_of(std::string_view line) {
    if (!line.starts_with('[')) return nullptr;
    const auto words = folded_line(line.substr(0, 40));
    for (const auto& kind : kinds) {
        if (words.starts_with(kind.beginning)) return &kind;
    }
    return nullptr;
}

/// Where a note ends: behind the bracket that closes the first one.
struct NoteEnd {
    std::size_t line = 0;
    std::size_t offset = 0;  ///< in that line's text
};

/// std::nullopt when the bracket stays open for longer than any note is.
std::optional<NoteEnd> end_of_note(Lines lines, std::size_t first) {
    constexpr std::size_t longest_note = 200;
    int depth = 0;
    for (std::size_t i = first; i < lines.size() && i - first < longest_note; ++i) {
        for (std::size_t at = 0; at < lines[i].text.size(); ++at) {
            const char c = lines[i].text[at];
            if (c == '[') ++depth;
            if (c == ']' && --depth == 0) return NoteEnd{i, at + 1};
        }
    }
    return std::nullopt;
}

/// Whether the caption's last line is the heading of the chapter that begins here.
std::optional<Line> drawn_heading(const Line& last, std::size_t end) {
    const auto text = base::trim(last.text.substr(0, end - 1));
    if (text.find('[') != std::string_view::npos || !heading_line(text)) return std::nullopt;
    return Line{text, last.number};
}

class NoteTaker {
  public:
    explicit NoteTaker(Lines lines) : lines_(lines) {}

    LinesWithoutNotes take() && {
        for (std::size_t i = 0; i < lines_.size();) {
            const auto* const kind = kind_of(base::trim(lines_[i].text));
            const auto end = kind == nullptr ? std::nullopt : end_of_note(lines_, i);
            if (!end) {
                kept_.lines.push_back(lines_[i++]);
                continue;
            }
            take_note(*kind, i, *end);
            i = end->line + 1;
        }
        return std::move(kept_);
    }

  private:
    void take_note(const NoteKind& kind, std::size_t first, const NoteEnd& end) {
        const Line& last = lines_[end.line];
        const auto heading = kind.reason == "illustration" && end.line > first
                                 ? drawn_heading(last, end.offset)
                                 : std::nullopt;
        auto note = text_of(lines_.subspan(first, end.line - first));
        if (!heading) {
            note += (note.empty() ? "" : "\n") + std::string(base::trim(last.text.substr(0, end.offset)));
        }
        kept_.left_out.push_back({std::string(kind.reason), std::move(note), place_of(lines_[first])});
        if (heading) keep_apart(*heading);
        const auto rest = base::trim(last.text.substr(end.offset));
        if (!rest.empty()) kept_.lines.push_back({rest, last.number});
    }

    void keep_apart(const Line& heading) {
        for (std::size_t i = 0; i < blanks_of_chapter; ++i)
            kept_.lines.push_back({{}, heading.number});
        kept_.lines.push_back(heading);
        kept_.lines.push_back({{}, heading.number});
    }

    Lines lines_;
    LinesWithoutNotes kept_;
};

}  // namespace

LinesWithoutNotes without_bracketed_notes(Lines lines) {
    return NoteTaker(lines).take();
}

}  // namespace storyflow::books
