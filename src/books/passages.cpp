#include "books/passages.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "books/line_shape.hpp"
#include "books/paragraph_cuts.hpp"

namespace storyflow::books {

namespace {

/// The heading on one line.
std::string title_of(std::string_view heading) {
    std::string title;
    for (const char c : base::trim(heading))
        title += c == '\n' ? ' ' : c;
    return title;
}

/// With a stop behind it, so that it does not run into what follows.
std::string spoken_title(std::string title) {
    const bool has_stop = ends_sentence(title) || title.find_last_of(":;,") == title.size() - 1;
    if (!has_stop) title += '.';
    return title;
}

bool is_fixed(const Block& block) {
    return block.cue || !block.image_prompt.empty() || block.voice_id || block.tts_speed;
}

class Arranger {
  public:
    Arranger(const Book& book, const PassageLimits& limits)
        : book_(book), limits_(limits), keeps_segments_(book.format.starts_with("StoryFlow")) {}

    Arranged arrange() && {
        for (const Block& block : book_.blocks)
            add(block);
        if (picture_) show_at_end();
        forget_places_of_added_headings();
        return std::move(arranged_);
    }

  private:
    void add(const Block& block) {
        switch (block.kind) {
            case BlockKind::heading:
                add_heading(block);
                break;
            case BlockKind::paragraph:
                add_paragraph(block);
                break;
            case BlockKind::picture:
                add_picture(block);
                break;
            case BlockKind::ornament:
                leave_out("scene break", block);
                has_break_ = true;
                may_join_ = false;
                break;
        }
    }

    void leave_out(std::string_view reason, const Block& block) {
        arranged_.left_out.push_back({std::string(reason), block.text, block.place});
    }

    void add_heading(const Block& block) {
        if (!base::has_letter_or_digit(block.text)) {
            leave_out("nothing to be spoken", block);
            return;
        }
        const auto title = title_of(block.text);
        has_break_ = false;  // a chapter's pause is the longer one
        Passage passage{
            .text = spoken_title(title), .chapter = ChapterStart{title, block.level}, .place = block.place};
        add_passage(std::move(passage));
        may_join_ = false;
    }

    void add_paragraph(const Block& block) {
        if (keeps_segments_ || is_fixed(block)) {
            if (base::is_blank(block.text)) return;
            add_passage(as_it_is(block));
            may_join_ = false;
            return;
        }
        if (!base::has_letter_or_digit(block.text)) {
            leave_out("nothing to be spoken", block);
            return;
        }
        if (joins(block.text)) return;
        for (auto& part : cut_paragraph(block.text, limits_.longest, limits_.hard)) {
            if (base::has_letter_or_digit(part)) {
                add_passage({.text = std::move(part), .place = block.place});
            } else {
                arranged_.left_out.push_back({"nothing to be spoken", std::move(part), block.place});
            }
        }
        may_join_ = true;
    }

    static Passage as_it_is(const Block& block) {
        return {.text = block.text,
                .image_prompt = block.image_prompt,
                .voice_id = block.voice_id,
                .tts_speed = block.tts_speed,
                .place = block.place,
                .cue = block.cue};
    }

    /// Appends a short paragraph to the passage before it; returns false where it must stand alone.
    bool joins(std::string_view text) {
        if (!may_join_) return false;
        auto& last = arranged_.passages.back().text;
        const std::size_t size = base::code_point_count(last);
        if (size >= limits_.enough || size + 2 + base::code_point_count(text) > limits_.comfortable)
            return false;
        last += "\n\n";
        last += text;
        return true;
    }

    void add_passage(Passage passage) {
        passage.scene_break_before = std::exchange(has_break_, false) && !arranged_.passages.empty();
        passage.picture = std::exchange(picture_, std::nullopt);
        const bool is_behind_heading = !arranged_.passages.empty() && arranged_.passages.back().chapter;
        if (is_behind_heading && !passage.chapter) passage.pause_before = pause_behind_heading;
        arranged_.passages.push_back(std::move(passage));
    }

    void add_picture(const Block& block) {
        if (!base::is_blank(block.text)) leave_out("description of a picture", block);
        if (!block.picture) return;
        picture_ = block.picture;
        may_join_ = false;
    }

    /// A heading that only the table of contents has was put in front of a text and has its place.
    void forget_places_of_added_headings() {
        auto& passages = arranged_.passages;
        for (std::size_t i = 0; i + 1 < passages.size(); ++i) {
            if (passages[i].chapter && passages[i].place == passages[i + 1].place) passages[i].place.clear();
        }
    }

    /// The last picture of a book may stand behind its text.
    void show_at_end() {
        if (!arranged_.passages.empty() && !arranged_.passages.back().picture)
            arranged_.passages.back().picture = picture_;
    }

    const Book& book_;
    const PassageLimits& limits_;
    bool keeps_segments_ = false;
    bool has_break_ = false;
    bool may_join_ = false;  ///< the last passage may take another paragraph
    std::optional<std::size_t> picture_;
    Arranged arranged_;
};

}  // namespace

Arranged passages(const Book& book, const PassageLimits& limits) {
    return Arranger(book, limits).arrange();
}

}  // namespace storyflow::books
