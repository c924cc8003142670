#include "cli/transfer_line.hpp"

#include <fmt/format.h>

#include <ostream>
#include <utility>

#include "base/binary_units.hpp"

namespace storyflow::cli {

namespace {

using base::kibibyte;
using base::mebibyte;

constexpr std::uint64_t worth_plain_lines = 10 * mebibyte;
constexpr std::uint64_t steps_on_terminal = 200;
constexpr std::uint64_t plain_steps = 10;
constexpr std::size_t bar_width = 30;
/// Erases the rest of the terminal line, which a longer line may have filled before.
constexpr std::string_view erase_rest = "\x1b[K";

/// The number of steps done; `steps` if the transfer is complete.
std::uint64_t step_of(const models::DownloadProgress& progress, std::uint64_t steps) {
    if (!progress.total) return progress.received / mebibyte;
    return *progress.total == 0 ? steps : progress.received * steps / *progress.total;
}

double ratio(std::uint64_t bytes, std::uint64_t unit) {
    return static_cast<double>(bytes) / static_cast<double>(unit);
}

}  // namespace

std::string readable_size(std::uint64_t bytes) {
    if (bytes >= mebibyte) return fmt::format("{:.1f} MiB", ratio(bytes, mebibyte));
    if (bytes >= kibibyte) return fmt::format("{:.1f} KiB", ratio(bytes, kibibyte));
    return fmt::format("{} bytes", bytes);
}

TransferLine::TransferLine(std::ostream& output, bool is_terminal, std::string name)
    : output_(output), is_terminal_(is_terminal), name_(std::move(name)) {}

TransferLine::~TransferLine() {
    if (is_drawn_) output_ << '\n' << std::flush;
}

void TransferLine::report(const models::DownloadProgress& progress) {
    const auto step = step_of(progress, is_terminal_ ? steps_on_terminal : plain_steps);
    if (step == shown_) return;
    shown_ = step;
    if (is_terminal_) return redraw(progress);
    if (progress.total.value_or(0) < worth_plain_lines) return;
    output_ << fmt::format("{} {} of {}\n", name_, readable_size(progress.received),
                           readable_size(*progress.total))
            << std::flush;
}

void TransferLine::redraw(const models::DownloadProgress& progress) {
    is_drawn_ = true;
    if (!progress.total) {
        output_ << fmt::format("\r{} {}{}", readable_size(progress.received), name_, erase_rest)
                << std::flush;
        return;
    }
    const auto filled = static_cast<std::size_t>(step_of(progress, bar_width));
    output_ << fmt::format("\r[{}{}] {} of {} {:.40}{}", std::string(filled, '#'),
                           std::string(bar_width - filled, '.'), readable_size(progress.received),
                           readable_size(*progress.total), name_, erase_rest)
            << std::flush;
}

void TransferLine::finish(const std::string& line) {
    if (is_drawn_) output_ << '\r';
    output_ << line << (is_drawn_ ? erase_rest : "") << '\n' << std::flush;
    is_drawn_ = false;
}

}  // namespace storyflow::cli
