#include "film/subtitle_painter.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "film/text_drawing.hpp"

namespace storyflow::film {

namespace {

constexpr double reference_side = 1080.0;
constexpr double widest_share = 0.9;
constexpr double highest_share = 0.4;
constexpr double margin_share = 0.08;
constexpr double outline_per_size = 1.0 / 20.0;

}  // namespace

void SubtitlePainter::Release::operator()(PangoLayout* layout) const {
    g_object_unref(layout);
}

SubtitlePainter::SubtitlePainter(const SubtitleFont& font, SubtitleStyle style, FrameSize frame)
    : font_(font), style_(style), frame_(frame) {
    layout_.reset(text_layout(font_.map(), frame.width * widest_share).release());
}

SubtitlePainter::~SubtitlePainter() = default;

Overlay SubtitlePainter::paint(const Subtitle& subtitle, std::optional<std::size_t> word) {
    lay_out(subtitle, word);
    const double top = top_of_text();
    const auto box = inked_box(top);
    Drawing drawing{box.width, box.height,
                    std::vector<std::uint32_t>(static_cast<std::size_t>(box.width) *
                                               static_cast<std::size_t>(box.height))};
    {
        const Canvas canvas(drawing);
        cairo_move_to(canvas.get(), frame_.width * (1.0 - widest_share) / 2.0 - box.left, top - box.top);
        pango_cairo_layout_path(canvas.get(), layout_.get());
        cairo_set_source_rgb(canvas.get(), 0.0, 0.0, 0.0);
        cairo_set_line_join(canvas.get(), CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(canvas.get(), 2.0 * outline_);
        cairo_stroke(canvas.get());
        cairo_move_to(canvas.get(), frame_.width * (1.0 - widest_share) / 2.0 - box.left, top - box.top);
        const auto [red, green, blue] = parts_of(style_.colour);
        cairo_set_source_rgb(canvas.get(), red, green, blue);
        pango_cairo_show_layout(canvas.get(), layout_.get());
    }
    return {drawing, box.left, box.top};
}

void SubtitlePainter::lay_out(const Subtitle& subtitle, std::optional<std::size_t> word) {
    pango_layout_set_text(layout_.get(), subtitle.text.data(), static_cast<int>(subtitle.text.size()));
    pango_layout_set_attributes(layout_.get(), nullptr);
    if (word && style_.word_colour && *word < subtitle.words.size()) colour_word(subtitle.words[*word]);
    constexpr double smallest = 8.0;
    constexpr double step = 0.9;
    double size = style_.size * std::min(frame_.width, frame_.height) / reference_side;
    for (set_size(size); size * step > smallest; set_size(size)) {
        PangoRectangle logical{};
        pango_layout_get_extents(layout_.get(), nullptr, &logical);
        if (pixels(logical.height) <= frame_.height * highest_share) break;
        size *= step;
    }
}

void SubtitlePainter::set_size(double size) {
    auto* description = pango_font_description_copy(font_.description());
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    pango_layout_set_font_description(layout_.get(), description);
    pango_font_description_free(description);
    outline_ = std::max(1.0, size * outline_per_size);
}

void SubtitlePainter::colour_word(const SubtitleWord& word) {
    const auto [red, green, blue] = parts_of(*style_.word_colour);
    const auto wide = [](double part) { return static_cast<guint16>(std::lround(part * 65535.0)); };
    auto* colour = pango_attr_foreground_new(wide(red), wide(green), wide(blue));
    colour->start_index = static_cast<guint>(word.first);
    colour->end_index = static_cast<guint>(word.first + word.size);
    auto* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, colour);
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
}

double SubtitlePainter::top_of_text() const {
    PangoRectangle logical{};
    pango_layout_get_extents(layout_.get(), nullptr, &logical);
    const double height = pixels(logical.height);
    switch (style_.position) {
        case SubtitlePosition::bottom:
            return frame_.height * (1.0 - margin_share) - height;
        case SubtitlePosition::center:
            return (frame_.height - height) / 2.0;
        case SubtitlePosition::top:
            return frame_.height * margin_share;
    }
    return 0.0;
}

/// Everything that is drawn: letters may be larger than their font says, and the outline lies around them.
SubtitlePainter::Box SubtitlePainter::inked_box(double top) const {
    PangoRectangle ink{};
    pango_layout_get_extents(layout_.get(), &ink, nullptr);
    const double left = frame_.width * (1.0 - widest_share) / 2.0 + pixels(ink.x) - outline_;
    const double above = top + pixels(ink.y) - outline_;
    // One pixel more for antialiasing.
    const Box box{static_cast<int>(std::floor(left)) - 1, static_cast<int>(std::floor(above)) - 1,
                  static_cast<int>(std::ceil(pixels(ink.width) + 2.0 * outline_)) + 3,
                  static_cast<int>(std::ceil(pixels(ink.height) + 2.0 * outline_)) + 3};
    // Nothing larger than the frame is drawn, whatever a font says.
    return {std::max(box.left, 0), std::max(box.top, 0), std::min(box.width, frame_.width),
            std::min(box.height, frame_.height)};
}

}  // namespace storyflow::film
