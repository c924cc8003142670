#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "film/timeline.hpp"
#include "story/film.hpp"

namespace storyflow::film {

/// Turns the frames of a render into its progress: at most 200 reports, whatever the film's length. Not
/// thread-safe.
class RenderReport {
  public:
    using Receiver = std::function<void(const story::RenderProgress& progress)>;

    /// Borrows the timeline and the clock.
    RenderReport(const Timeline& timeline, std::int64_t segments, std::string task_id,
                 const base::Clock& clock, Receiver receiver);

    /// `frames` of them are encoded now.
    void encoded(std::int64_t frames);
    /// All frames are encoded: the parts are joined.
    void joining();

  private:
    void tell(std::int64_t frames);
    [[nodiscard]] std::optional<double> seconds_left(std::int64_t frames) const;

    const Timeline& timeline_;
    const base::Clock& clock_;
    Receiver receiver_;
    story::RenderProgress progress_;
    std::int64_t steps_told_ = 0;
    std::optional<base::Timestamp> begin_ = {};  ///< of the encoding in this attempt
    std::int64_t first_ = 0;                     ///< frames that were encoded then
};

}  // namespace storyflow::film
