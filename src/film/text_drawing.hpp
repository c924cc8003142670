#pragma once

#include <pango/pangocairo.h>

#include <cstdint>
#include <memory>

#include "film/overlay.hpp"

/// The shared parts of all text in frames: Pango lays it out, Cairo draws it.
namespace storyflow::film {

struct ReleaseLayout {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using TextLayout = std::unique_ptr<PangoLayout, ReleaseLayout>;

/// An empty layout: centred, wrapped at `width` pixels. Letters keep their shapes and distances in every
/// size.
[[nodiscard]] TextLayout text_layout(PangoFontMap* fonts, double width);

[[nodiscard]] constexpr double pixels(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

struct Rgb {
    double red, green, blue;  ///< 0 to 1
};
[[nodiscard]] Rgb parts_of(std::uint32_t colour);

/// Cairo's canvas of a drawing, which it borrows.
class Canvas {
  public:
    explicit Canvas(Drawing& drawing);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    [[nodiscard]] cairo_t* get() const { return cairo_; }

  private:
    cairo_surface_t* surface_;
    cairo_t* cairo_;
};

}  // namespace storyflow::film
