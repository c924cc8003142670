#include "cli/film_progress.hpp"

#include <fmt/format.h>

#include <cmath>
#include <ostream>

namespace storyflow::cli {

void FilmProgress::step(std::int64_t done, std::int64_t total, Time now) {
    if (!begin_) {
        begin_ = now;
        first_ = done;
    }
    const auto per_cent = done * 100 / total;
    const std::int64_t fineness = is_terminal_ ? 1 : 10;
    if (per_cent / fineness == shown_ / fineness && shown_ >= 0) return;
    shown_ = per_cent;
    const double elapsed = std::chrono::duration<double>(now - *begin_).count();
    const auto encoded = static_cast<double>(done - first_);
    const double speed = elapsed > 0.0 ? encoded / elapsed : 0.0;
    const auto line = speed > 0.0 ? fmt::format("film {:3} %  {:.0f} frames/s  {:.0f} s left", per_cent,
                                                speed, std::ceil(static_cast<double>(total - done) / speed))
                                  : fmt::format("film {:3} %", per_cent);
    if (is_terminal_) {
        output_ << '\r' << line << "\x1b[K" << std::flush;
    } else {
        output_ << line << '\n' << std::flush;
    }
}

void FilmProgress::finish() {
    if (is_terminal_) output_ << '\n';
}

}  // namespace storyflow::cli
