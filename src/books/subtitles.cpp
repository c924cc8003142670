#include "books/subtitles.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "books/line_join.hpp"
#include "books/lines.hpp"
#include "books/unescaped.hpp"

namespace storyflow::books {

namespace {

constexpr std::string_view arrow = "-->";

std::optional<std::int64_t> number_of(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_number =
        error == std::errc() && end == digits.data() + digits.size() && value >= 0 && digits.size() <= 6;
    return is_number ? std::optional(value) : std::nullopt;
}

/// Milliseconds of "01:02:03,456" or "02:03.456".
std::optional<std::int64_t> milliseconds_of(std::string_view time) {
    const std::size_t mark = time.find_last_of(",.");
    if (mark == std::string_view::npos || time.size() - mark != 4) return std::nullopt;
    const auto fraction = number_of(time.substr(mark + 1));
    auto whole = time.substr(0, mark);
    std::int64_t seconds = 0;
    int parts = 0;
    for (; parts < 3 && !whole.empty(); ++parts) {
        const std::size_t colon = std::min(whole.find(':'), whole.size());
        const auto part = number_of(whole.substr(0, colon));
        if (!part || (parts > 0 && *part >= 60)) return std::nullopt;
        seconds = seconds * 60 + *part;
        whole.remove_prefix(std::min(colon + 1, whole.size()));
    }
    if (!fraction || parts < 2 || !whole.empty()) return std::nullopt;
    return seconds * 1000 + *fraction;
}

/// "00:01.000 --> 00:04.000 align:start": what stands behind the times is about the place on the screen.
std::optional<CueTime> cue_time(std::string_view line) {
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos) return std::nullopt;
    const auto rest = base::trim(line.substr(at + arrow.size()));
    const auto begin = milliseconds_of(base::trim(line.substr(0, at)));
    const auto end = milliseconds_of(rest.substr(0, rest.find_first_of(" \t")));
    if (!begin || !end) return std::nullopt;
    return CueTime{*begin, std::max(*begin, *end)};
}

bool is_header(std::string_view line) {
    return line == "WEBVTT" || line.starts_with("WEBVTT ") || line.starts_with("WEBVTT\t");
}

bool begins_tag(std::string_view text) {
    if (text.size() < 2 || text.front() != '<') return false;
    const char c = text[1];
    return c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The voice of "<v Anna>" is a name to be read by nobody, but it is text of the file.
std::string speaker_of(std::string_view tag) {
    const bool is_voice = tag.starts_with("<v ") || tag.starts_with("<v.");
    const std::size_t space = tag.find(' ');
    if (!is_voice || space == std::string_view::npos) return {};
    return std::string(base::trim(tag.substr(space, tag.size() - 1 - space)));
}

class SubtitleReader {
  public:
    explicit SubtitleReader(std::string_view text) : lines_(lines_of(text)) {}

    Book read() && {
        const auto first = std::ranges::find_if(lines_, [](const Line& line) { return !line.text.empty(); });
        const bool is_web = first != lines_.end() && is_header(first->text);
        book_.format = is_web ? "WebVTT" : "SubRip";
        for (const LineGroup& group : groups_of(lines_))
            read_group(group.lines);
        if (!names_.empty()) book_.left_out.push_back({"numbers of cues", std::move(names_)});
        return std::move(book_);
    }

  private:
    void leave_out(std::string_view reason, Lines lines) {
        if (lines.empty()) return;
        book_.left_out.push_back({std::string(reason), text_of(lines), place_of(lines.front())});
    }

    void read_group(Lines lines) {
        if (std::ranges::any_of(lines, has_arrow)) {
            read_cues(lines);
        } else if (is_header(lines.front().text)) {
            leave_out("header", lines);
        } else if (is_about_looks(lines.front().text)) {
            leave_out("style", lines);
        } else if (lines.front().text.starts_with("NOTE")) {
            leave_out("note", lines);
        } else {
            continue_cue(lines);
        }
    }

    static bool has_arrow(const Line& line) { return line.text.find(arrow) != std::string_view::npos; }

    static bool is_about_looks(std::string_view line) { return line == "STYLE" || line == "REGION"; }

    /// A number or a name stands above the time. Files without blank lines have the next ones right below the
    /// text.
    void read_cues(Lines lines) {
        auto time = std::ranges::find_if(lines, has_arrow);
        add_name(lines.first(static_cast<std::size_t>(time - lines.begin())));
        while (time != lines.end()) {
            const auto next = std::find_if(time + 1, lines.end(), has_arrow);
            Lines text(time + 1, next);
            const bool has_number =
                next != lines.end() && !text.empty() && number_of(base::trim(text.back().text));
            const auto number = has_number ? text.last(1) : Lines();
            add_block(text.first(text.size() - number.size()), time_of(*time), place_of(*time));
            add_name(number);
            time = next;
        }
    }

    static CueTime time_of(const Line& line) {
        const auto time = cue_time(base::trim(line.text));
        if (time) return *time;
        throw base::Error(
            base::ErrorKind::invalid_input,
            place_of(line) + ": the times of a subtitle must look like 00:01:02,500 --> 00:01:04,000");
    }

    /// The names and numbers of all cues are one entry of the report.
    void add_name(Lines lines) {
        for (const Line& line : lines)
            names_ += (names_.empty() ? "" : " ") + std::string(base::trim(line.text));
    }

    /// Appends lines that a blank line separates from their cue.
    void continue_cue(Lines lines) {
        if (book_.blocks.empty()) {
            leave_out("text before the first cue", lines);
        } else {
            add_block(lines, *book_.blocks.back().cue, place_of(lines.front()));
        }
    }

    void add_block(Lines lines, CueTime time, const std::string& place) {
        std::string text;
        const bool has_speakers = lines.size() > 1 && std::ranges::all_of(lines, [](const Line& line) {
                                      const auto words = base::trim(line.text);
                                      return words.starts_with('-') || words.starts_with("–");
                                  });
        for (const Line& line : lines) {
            const std::string words = without_tags(line);
            if (base::is_blank(words)) continue;
            if (has_speakers && !text.empty()) {
                text += '\n';
                text += base::trim(words);
            } else {
                append_line(text, base::trim(words));
            }
        }
        if (!text.empty()) book_.blocks.push_back({.text = std::move(text), .place = place, .cue = time});
    }

    /// Without "<i>", "<00:01.000>", "{\\an8}"; with the characters that "&amp;" stands for.
    std::string without_tags(const Line& line) {
        std::string words;
        const auto source = line.text;
        for (std::size_t at = 0; at < source.size();) {
            const auto rest = source.substr(at);
            const bool is_override = rest.starts_with("{\\");
            const std::size_t end = is_override        ? rest.find('}')
                                    : begins_tag(rest) ? rest.find('>')
                                                       : std::string_view::npos;
            if (end != std::string_view::npos) {
                const auto speaker = speaker_of(rest.substr(0, end + 1));
                if (!speaker.empty())
                    book_.left_out.push_back({"name of a speaker", speaker, place_of(line)});
                at += end + 1;
                continue;
            }
            const std::size_t plain = std::min(rest.find_first_of("<{", 1), rest.size());
            append_unescaped(words, rest.substr(0, plain));
            at += plain;
        }
        return words;
    }

    std::vector<Line> lines_;
    std::string names_;
    Book book_;
};

}  // namespace

bool looks_like_subtitles(std::string_view utf8) {
    std::size_t seen = 0;
    for (const Line& line : lines_of(utf8.substr(0, 20'000))) {
        if (line.text.empty()) continue;
        if (seen == 0 && is_header(line.text)) return true;
        if (cue_time(base::trim(line.text))) return seen <= 2;
        constexpr std::size_t most_before_a_time = 3;
        if (++seen > most_before_a_time) return false;
    }
    return false;
}

Book read_subtitles(std::string_view utf8) {
    return SubtitleReader(utf8).read();
}

}  // namespace storyflow::books
