#include "film/render_report.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace storyflow::film {

namespace {

constexpr std::int64_t most_reports = 200;

}  // namespace

RenderReport::RenderReport(const Timeline& timeline, std::int64_t segments, std::string task_id,
                           const base::Clock& clock, Receiver receiver)
    : timeline_(timeline), clock_(clock), receiver_(std::move(receiver)) {
    progress_.task_id = std::move(task_id);
    progress_.total_segments = segments;
    progress_.total_frames = timeline.frames();
    progress_.phase = "Preparing pictures and sound…";
    receiver_(progress_);
    progress_.phase = "Encoding video frames…";
}

void RenderReport::encoded(std::int64_t frames) {
    if (!begin_) {
        begin_ = clock_.now();
        first_ = frames;
    }
    const auto steps = frames * most_reports / progress_.total_frames;
    if (steps == steps_told_) return;
    steps_told_ = steps;
    tell(frames);
}

void RenderReport::joining() {
    progress_.phase = "Joining parts and sound…";
    tell(progress_.total_frames);
}

void RenderReport::tell(std::int64_t frames) {
    progress_.frames = frames;
    progress_.current_segment =
        static_cast<std::int64_t>(timeline_.at(std::max<std::int64_t>(frames, 1) - 1).part) + 1;
    progress_.seconds_left = seconds_left(frames);
    receiver_(progress_);
}

std::optional<double> RenderReport::seconds_left(std::int64_t frames) const {
    const auto encoded = frames - first_;
    if (!begin_ || encoded <= 0) return std::nullopt;
    const double elapsed = std::chrono::duration<double>(clock_.now() - *begin_).count();
    return elapsed / static_cast<double>(encoded) * static_cast<double>(progress_.total_frames - frames);
}

}  // namespace storyflow::film
