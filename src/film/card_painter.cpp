#include "film/card_painter.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "film/overlay.hpp"
#include "film/planes.hpp"
#include "film/text_drawing.hpp"

namespace storyflow::film {

namespace {

constexpr double reference_side = 1080.0;
constexpr double safe_share = 0.8;     // of both sides: the title-safe area, which every screen shows
constexpr double heading_size = 96.0;  // pixels of a frame whose shorter side has 1080
constexpr double line_share = 0.5;     // of the heading's size
constexpr double gap_share = 0.4;      // likewise, between heading and line
constexpr int few_lines = 3;
constexpr double readable_share = 0.5;  // of `heading_size`: down to here a heading is kept to few lines
constexpr double smallest = 8.0;
constexpr double step = 0.9;
constexpr std::uint32_t heading_colour = 0xFFFFFF;
constexpr std::uint32_t line_colour = 0xBFBFBF;

Frame black(FrameSize size) {
    constexpr auto colour = to_ycbcr(0, 0, 0);
    Frame frame(size);
    std::ranges::fill(frame.luma(), static_cast<std::uint8_t>(colour.y));
    std::ranges::fill(frame.chroma(0), static_cast<std::uint8_t>(colour.cb));
    std::ranges::fill(frame.chroma(1), static_cast<std::uint8_t>(colour.cr));
    return frame;
}

/// A text that is wrapped at a width, in one size.
class Block {
  public:
    Block(const std::string& text, const SubtitleFont& font, double width)
        : font_(font), layout_(text_layout(font.map(), width)), width_(width) {
        pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    }

    /// Lays it out as wide as it may be. `breaks_words`: a word that is wider is parted, else it stands out.
    void set_size(double size, bool breaks_words) {
        auto* description = pango_font_description_copy(font_.description());
        pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
        pango_layout_set_font_description(layout_.get(), description);
        pango_font_description_free(description);
        pango_layout_set_wrap(layout_.get(), breaks_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    }
    /// Whether no word stands out.
    [[nodiscard]] bool fits() const { return pixels(logical().width) <= width_; }
    [[nodiscard]] int lines() const { return pango_layout_get_line_count(layout_.get()); }
    [[nodiscard]] bool is_empty() const { return pango_layout_get_character_count(layout_.get()) == 0; }
    [[nodiscard]] double height() const { return is_empty() ? 0.0 : pixels(logical().height); }

    /// Makes the lines about equally long: as narrow as it can be without a line more.
    void balance() {
        if (lines() < 2 || !fits()) return;
        const int wanted = lines();
        double least = width_ / 2.0;
        double enough = width_;
        constexpr double fineness = 1.0;
        while (enough - least > fineness) {
            const double middle = (least + enough) / 2.0;
            narrow(middle);
            (lines() == wanted && fits() ? enough : least) = middle;
        }
        narrow(enough);
    }
    /// Cuts it off with an ellipsis where it would be higher.
    void limit(double height) {
        pango_layout_set_height(layout_.get(), static_cast<int>(std::max(1.0, height) * PANGO_SCALE));
        pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
    }
    void draw(cairo_t* canvas, double frame_width, double top, std::uint32_t colour) const {
        const auto [red, green, blue] = parts_of(colour);
        cairo_move_to(canvas, (frame_width - width_) / 2.0, top);
        cairo_set_source_rgb(canvas, red, green, blue);
        pango_cairo_show_layout(canvas, layout_.get());
    }

  private:
    [[nodiscard]] PangoRectangle logical() const {
        PangoRectangle rectangle{};
        pango_layout_get_extents(layout_.get(), nullptr, &rectangle);
        return rectangle;
    }
    void narrow(double width) {
        width_ = width;
        pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
    }

    const SubtitleFont& font_;
    TextLayout layout_;
    double width_;
};

/// A card's texts, in the largest size in which they are well set.
class SetCard {
  public:
    SetCard(const Card& card, const SubtitleFont& font, FrameSize frame)
        : frame_(frame),
          heading_(card.heading, font, frame.width * safe_share),
          line_(card.line, font, frame.width * safe_share) {
        const double largest = heading_size * std::min(frame.width, frame.height) / reference_side;
        double size = largest;
        for (set_size(size, size > largest * readable_share); size * step > smallest && !is_well_set();
             set_size(size, size > largest * readable_share))
            size *= step;
        if (height() > highest()) heading_.limit(highest() - gap_ - line_.height());
        heading_.balance();
        line_.balance();
    }

    void draw(cairo_t* canvas) const {
        const double top = (frame_.height - height()) / 2.0;
        heading_.draw(canvas, frame_.width, top, heading_colour);
        line_.draw(canvas, frame_.width, top + heading_.height() + gap_, line_colour);
    }

  private:
    void set_size(double size, bool is_readable) {
        is_readable_ = is_readable;
        heading_.set_size(size, !is_readable);
        line_.set_size(size * line_share, !is_readable);
        gap_ = heading_.is_empty() || line_.is_empty() ? 0.0 : size * gap_share;
    }
    [[nodiscard]] double height() const { return heading_.height() + gap_ + line_.height(); }
    [[nodiscard]] double highest() const { return frame_.height * safe_share; }
    [[nodiscard]] bool is_well_set() const {
        if (height() > highest()) return false;
        return !is_readable_ || (heading_.lines() <= few_lines && heading_.fits() && line_.fits());
    }

    FrameSize frame_;
    Block heading_;
    Block line_;
    double gap_ = 0.0;
    bool is_readable_ = true;
};

}  // namespace

Frame card_frame(const Card& card, const SubtitleFont& font, FrameSize size) {
    Drawing drawing{size.width, size.height,
                    std::vector<std::uint32_t>(static_cast<std::size_t>(size.width) *
                                               static_cast<std::size_t>(size.height))};
    {
        const Canvas canvas(drawing);
        SetCard(card, font, size).draw(canvas.get());
    }
    Frame frame = black(size);
    Overlay(drawing, 0, 0).lay_over(frame);
    return frame;
}

}  // namespace storyflow::film
