#include "exports/epub_chapter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "exports/overlay.hpp"
#include "exports/shown_text.hpp"
#include "exports/xml_text.hpp"

namespace storyflow::exports {

namespace {

/// Builds the body, paragraph by paragraph.
class ChapterText {
  public:
    explicit ChapterText(const Chapter& chapter) : chapter_(chapter) {}

    void add_part(const StorySound& sound, std::size_t index) {
        const auto& part = sound.parts()[index];
        const auto times = sound.words(index);
        const bool has_times = !part.words.empty();
        for (const auto& piece : shown_text(part.text, part.words)) {
            if (piece.word) {
                add_timed(piece.text, times[*piece.word].sound);
            } else {
                add_between(piece.text, !has_times ? sound.part(index) : audio::FrameSpan{});
            }
        }
        end_paragraph();
    }

    [[nodiscard]] std::string take_body() {
        const bool needs_heading = !chapter_.title.empty() && !has_heading_;
        if (needs_heading) body_ = "<h1>" + xml_text(chapter_.title) + "</h1>\n" + body_;
        return std::move(body_);
    }
    [[nodiscard]] std::vector<EpubClip> take_clips() { return std::move(clips_); }

  private:
    void add_timed(std::string_view text, audio::FrameSpan sound) {
        const auto id = fmt::format("w{}", clips_.size() + 1);
        paragraph_ += fmt::format("<span id=\"{}\">{}</span>", id, xml_text(text));
        plain_ += text;
        clips_.push_back({id, {sound.begin - chapter_.sound.begin, sound.end - chapter_.sound.begin}});
    }
    /// `sound`: of a part without times, whose first paragraph is timed as a whole; else empty.
    void add_between(std::string_view text, audio::FrameSpan sound) {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            const auto line = text.substr(0, end);
            if (sound.end > sound.begin && base::has_letter_or_digit(line)) {
                add_timed(line, sound);
                sound = {};
            } else {
                paragraph_ += xml_text(line);
                plain_ += line;
            }
            if (end == text.size()) return;
            const auto rest = text.substr(end + 1);
            const auto next = rest.find_first_not_of(" \t\r");
            if (next != std::string_view::npos && rest[next] == '\n') {
                end_paragraph();
                text = rest.substr(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
            } else {
                if (!base::is_blank(plain_)) paragraph_ += "<br/>\n";
                text = rest;
            }
        }
    }
    void end_paragraph() {
        const bool is_heading =
            body_.empty() && !chapter_.title.empty() && base::trim(plain_) == base::trim(chapter_.title);
        const std::string_view element = is_heading ? "h1" : "p";
        has_heading_ = has_heading_ || is_heading;
        if (!base::is_blank(plain_)) body_ += fmt::format("<{0}>{1}</{0}>\n", element, paragraph_);
        paragraph_.clear();
        plain_.clear();
    }

    const Chapter& chapter_;
    std::string body_;
    std::string paragraph_;
    std::string plain_;  ///< the paragraph's text without elements
    bool has_heading_ = false;
    std::vector<EpubClip> clips_;
};

}  // namespace

EpubChapter epub_chapter(const StorySound& sound, const Chapter& chapter, std::string_view title,
                         std::string_view language) {
    ChapterText text(chapter);
    for (std::size_t i = chapter.first_part; i < chapter.end_part; ++i)
        text.add_part(sound, i);
    EpubChapter made{
        chapter.title.empty() ? std::string(title) : chapter.title, chapter.level, {}, text.take_clips()};
    made.xhtml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
        "lang=\"{0}\" "
        "xml:lang=\"{0}\">\n<head>\n<title>{1}</title>\n<link rel=\"stylesheet\" type=\"text/css\" "
        "href=\"../style.css\"/>\n</head>\n<body>\n<section id=\"chapter\" "
        "epub:type=\"chapter\">\n{2}</section>\n</body>\n</html>\n",
        xml_text(language), xml_text(made.title), text.take_body());
    made.clips = with_pauses(std::move(made.clips), chapter.sound.end - chapter.sound.begin);
    return made;
}

}  // namespace storyflow::exports
