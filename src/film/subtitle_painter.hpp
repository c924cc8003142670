#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "film/frame.hpp"
#include "film/overlay.hpp"
#include "film/subtitle_font.hpp"
#include "film/subtitles.hpp"

using PangoLayout = struct _PangoLayout;  // NOLINT: Pango's

namespace storyflow::film {

enum class SubtitlePosition { bottom, center, top };

struct SubtitleStyle {
    double size = 48.0;               ///< of the font, in pixels of a frame whose shorter side has 1080
    std::uint32_t colour = 0xFFFFFF;  ///< red, green, blue
    SubtitlePosition position = SubtitlePosition::bottom;
    std::optional<std::uint32_t> word_colour = {};  ///< of the word that is heard; none: as the others
};

/// Draws subtitles: centred, wrapped at 90 % of the width, with a black outline, 8 % of the height away from
/// the upper or lower edge, or in the middle. Text that would be higher than 40 % of the frame is drawn
/// smaller. Shapes every script that the system has fonts for, from right to left where it is written so. Not
/// thread-safe.
class SubtitlePainter {
  public:
    /// Borrows the font.
    SubtitlePainter(const SubtitleFont& font, SubtitleStyle style, FrameSize frame);
    ~SubtitlePainter();
    SubtitlePainter(const SubtitlePainter&) = delete;
    SubtitlePainter& operator=(const SubtitlePainter&) = delete;

    /// `word`: index of the word to show in the colour of words, if the style has one.
    [[nodiscard]] Overlay paint(const Subtitle& subtitle, std::optional<std::size_t> word = {});

  private:
    struct Box {
        int left;
        int top;
        int width;
        int height;
    };

    void lay_out(const Subtitle& subtitle, std::optional<std::size_t> word);
    void set_size(double pixels);
    void colour_word(const SubtitleWord& word);
    [[nodiscard]] double top_of_text() const;
    [[nodiscard]] Box inked_box(double top) const;

    struct Release {
        void operator()(PangoLayout* layout) const;
    };

    const SubtitleFont& font_;
    SubtitleStyle style_;
    FrameSize frame_;
    double outline_ = 1.0;  ///< width in pixels
    std::unique_ptr<PangoLayout, Release> layout_;
};

}  // namespace storyflow::film
