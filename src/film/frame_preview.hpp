#pragma once

#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "film/story_for_film.hpp"

namespace storyflow::film {

/// Shows frames of films that are not rendered yet, from the story and the settings as they are now. Keeps
/// the plan of one project and its two prepared pictures, so that further frames of it are quick. One frame
/// is painted at a time, and few requests wait. Safe from any thread.
class FramePreview {
  public:
    /// Borrows what the sources name.
    explicit FramePreview(StorySources sources);
    ~FramePreview();
    FramePreview(const FramePreview&) = delete;
    FramePreview& operator=(const FramePreview&) = delete;

    /// The frame that is seen at a time of the film (seconds, not negative; the film's end shows the last
    /// frame), as a JPEG file of the film's size, or of its half where the shorter side has more than 1080
    /// pixels. A segment without picture shows the one before it. Throws `base::Error`: not_found for an
    /// unknown project, conflict with the number of a segment without narration, invalid_input for a time
    /// behind the end or a broken picture, unavailable when too many requests wait.
    [[nodiscard]] std::string jpeg_at(std::string_view project_id, double seconds);

  private:
    struct Prepared;

    [[nodiscard]] Prepared& prepared_for(std::string_view project_id);

    StorySources sources_;
    std::counting_semaphore<> places_;
    std::mutex mutex_;
    std::unique_ptr<Prepared> prepared_;
};

/// The size and the lengths in pixels of a style, for a frame whose shorter side has at most 1080. Pure.
[[nodiscard]] FilmStyle preview_style(FilmStyle style);

}  // namespace storyflow::film
