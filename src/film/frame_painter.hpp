#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "film/crossfade.hpp"
#include "film/film_plan.hpp"
#include "film/frame.hpp"
#include "film/overlay.hpp"
#include "film/prepared_picture.hpp"
#include "film/sampler.hpp"
#include "film/subtitle_font.hpp"
#include "film/subtitle_painter.hpp"

namespace storyflow::film {

/// Paints any frame of a film. Keeps the two pictures prepared that it used last, so frames are cheapest in
/// order. Not thread-safe; several painters of the same plan may work at the same time.
class FramePainter {
  public:
    /// Borrows the plan. Throws `base::Error{invalid_input}` that names the file of a font or logo that
    /// cannot be read, and not_found for one that is missing.
    explicit FramePainter(const FilmPlan& plan);

    /// Throws `base::Error` that names the segment and the file of a picture that is missing or broken.
    void paint(std::int64_t number, Frame& frame);

  private:
    struct Prepared {
        ShownPicture shown;
        PreparedPicture picture;
    };

    /// Null if the part shows a picture.
    [[nodiscard]] const Frame* card_of(std::size_t part);
    /// Of a part, counted without the title card.
    [[nodiscard]] std::size_t segment_of(std::size_t part) const;
    [[nodiscard]] const PreparedPicture& picture_of(std::size_t part);
    void sample(std::size_t part, double progress, Frame& frame);
    void lay_subtitle(double seconds, Frame& frame);

    const FilmPlan& plan_;
    SubtitleFont font_;
    SubtitlePainter subtitles_;
    std::optional<Overlay> logo_;
    std::optional<Frame> title_card_;
    std::optional<Frame> end_card_;
    std::optional<Frame> cover_;      ///< painted when it is needed
    std::vector<Prepared> prepared_;  ///< the one used last is the last
    Sampler sampler_;
    Crossfade crossfade_;
    Frame next_;
    /// The overlay of a subtitle and of one of its words.
    std::pair<std::size_t, std::size_t> drawn_{SIZE_MAX, SIZE_MAX};
    Overlay subtitle_;
};

}  // namespace storyflow::film
