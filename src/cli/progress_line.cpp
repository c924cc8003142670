#include "cli/progress_line.hpp"

#include <fmt/format.h>

#include <ostream>
#include <string>

namespace storyflow::cli {

namespace {

constexpr std::size_t bar_width = 30;

}  // namespace

ProgressLine::ProgressLine(std::ostream& output, bool is_terminal, std::size_t total)
    : output_(output), is_terminal_(is_terminal), total_(total) {}

void ProgressLine::step(std::size_t done, std::string_view what) {
    if (!is_terminal_) {
        output_ << fmt::format("{}/{} {}\n", done, total_, what) << std::flush;
        return;
    }
    const std::size_t filled = total_ == 0 ? bar_width : done * bar_width / total_;
    output_ << fmt::format("\r[{}{}] {}/{} {:.40}\x1b[K", std::string(filled, '#'),
                           std::string(bar_width - filled, '.'), done, total_, what)
            << std::flush;
}

void ProgressLine::finish() {
    if (is_terminal_) output_ << '\n';
}

}  // namespace storyflow::cli
