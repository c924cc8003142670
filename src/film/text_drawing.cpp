#include "film/text_drawing.hpp"

namespace storyflow::film {

namespace {

/// Options that keep shapes the same in every size: no hinting, which would move edges to whole pixels.
PangoContext* context_for(PangoFontMap* map) {
    auto* context = pango_font_map_create_context(map);
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

}  // namespace

TextLayout text_layout(PangoFontMap* fonts, double width) {
    auto* context = context_for(fonts);
    TextLayout layout(pango_layout_new(context));
    g_object_unref(context);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
    return layout;
}

Rgb parts_of(std::uint32_t colour) {
    const auto part = [colour](unsigned shift) { return ((colour >> shift) & 0xFFU) / 255.0; };
    return {part(16), part(8), part(0)};
}

Canvas::Canvas(Drawing& drawing)
    : surface_(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(drawing.pixels.data()),
                                                   CAIRO_FORMAT_ARGB32, drawing.width, drawing.height,
                                                   drawing.width * 4)),
      cairo_(cairo_create(surface_)) {}

Canvas::~Canvas() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

}  // namespace storyflow::film
