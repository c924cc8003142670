#include "app/line_file.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace storyflow::app {

namespace {

/// Only its owner and the owner's group may read who did what.
constexpr mode_t private_mode = 0640;

base::FileDescriptor open_to_append(const std::filesystem::path& path) {
    return base::FileDescriptor(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, private_mode));
}

bool is_open_file_at(const std::filesystem::path& path, const base::FileDescriptor& file) {
    struct stat there {};
    struct stat opened {};
    return ::stat(path.c_str(), &there) == 0 && ::fstat(file.get(), &opened) == 0 &&
           there.st_dev == opened.st_dev && there.st_ino == opened.st_ino;
}

}  // namespace

LineFile::LineFile(std::filesystem::path path, std::size_t waiting)
    : path_(std::move(path)), most_waiting_(waiting), file_(open_to_append(path_)) {
    if (!file_.valid()) {
        throw base::Error(base::ErrorKind::unavailable,
                          path_.string() + " cannot be written: " + std::generic_category().message(errno));
    }
    thread_ = std::thread([this] { write_lines(); });
}

LineFile::~LineFile() {
    {
        const auto state = state_.lock();
        state->ending = true;
    }
    changed_.notify_one();
    thread_.join();
}

void LineFile::append(std::string line) noexcept {
    try {
        const auto state = state_.lock();
        if (state->waiting.size() >= most_waiting_) {
            ++state->lost;
        } else {
            state->waiting.push_back(std::move(line));
        }
    } catch (const std::exception&) {
        lose(1);
    }
    changed_.notify_one();
}

void LineFile::lose(std::uint64_t lines) noexcept {
    const auto state = state_.lock();
    state->lost += lines;
}

void LineFile::write_lines() {
    for (;;) {
        std::deque<std::string> lines;
        std::uint64_t lost = 0;
        {
            auto state = state_.lock();
            state.wait(changed_,
                       [](const State& now) { return now.ending || !now.waiting.empty() || now.lost > 0; });
            lines.swap(state->waiting);
            lost = std::exchange(state->lost, 0);
            if (lines.empty() && lost == 0) return;  // all is written, and no line will follow
        }
        for (const auto& line : lines)
            write(line);
        if (lost > 0) tell_of_lost(lost);
    }
}

void LineFile::write(std::string_view line) {
    reopen_if_rotated();
    const std::string ended = std::string(line) + '\n';
    // A single write to a file opened with O_APPEND is not interleaved with others.
    const ssize_t written = file_.valid() ? ::write(file_.get(), ended.data(), ended.size()) : -1;
    if (written != static_cast<ssize_t>(ended.size())) tell_of_lost(1);
}

void LineFile::reopen_if_rotated() {
    if (file_.valid() && is_open_file_at(path_, file_)) return;
    file_ = open_to_append(path_);
}

void LineFile::tell_of_lost(std::uint64_t lines) {
    spdlog::error("Lines of {} that could not be written: {}.", path_.string(), lines);
}

}  // namespace storyflow::app
