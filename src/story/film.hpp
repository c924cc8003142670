#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace storyflow::story {

/// The kind of the tasks that render a project's film. The status of a project follows its render: PROCESSING
/// from the request on, then COMPLETED, or FAILED after a failure or a cancellation.
inline constexpr std::string_view render_work = "render";

/// The finished film of a project, as its file is, whatever the settings say by now.
struct Film {
    std::string file;  ///< media-relative path
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t frames_per_second = 0;
    double duration = 0.0;  ///< seconds
    std::int64_t bytes = 0;
    std::string task_id;  ///< of the render that made it
    base::Timestamp made_at;

    bool operator==(const Film&) const = default;
};

/// How far the latest render of a project is. It only grows within one render, also across restarts.
struct RenderProgress {
    std::string task_id;
    std::int64_t current_segment = 0;  ///< number of the segment whose frames are encoded, from 1
    std::int64_t total_segments = 0;
    std::int64_t frames = 0;  ///< encoded ones
    std::int64_t total_frames = 0;
    std::string phase;                        ///< for people; empty before the work has begun
    std::optional<double> seconds_left = {};  ///< at the speed so far; std::nullopt while unknown
    std::optional<std::string> failure = {};  ///< why the render ended without a film

    bool operator==(const RenderProgress&) const = default;
};

inline constexpr std::string_view cancelled_phase = "Cancelled by user";
inline constexpr std::string_view failed_phase = "Failed";

/// A render fails for good after so many deaths of its process in which it got no further. More than of a
/// narration: it runs for long, so that it meets more restarts, and its memory is bounded.
inline constexpr int most_render_deaths = 30;

/// Why a render that ended the program again and again is not tried any more.
inline constexpr std::string_view render_quarantine_reason =
    "Rendering this film ended the program again and again; it was put aside. Try a smaller size, or other "
    "pictures, then render once more.";

/// trunc(100 * frames / total), at most 99: only a film that is whole is complete.
[[nodiscard]] int percentage_of(const RenderProgress& progress);

}  // namespace storyflow::story
