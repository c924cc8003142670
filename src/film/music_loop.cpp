#include "film/music_loop.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

constexpr std::int64_t frame_bytes = 4;
constexpr std::int64_t block_frames = 16'384;
constexpr std::int64_t shortest = music_rate / 10;

std::int64_t size_of(int file) {
    struct stat status {};
    return ::fstat(file, &status) == 0 ? static_cast<std::int64_t>(status.st_size) : 0;
}

float value_of(std::int16_t sample) {
    return static_cast<float>(sample) / 32768.0F;
}

}  // namespace

MusicLoop::MusicLoop(const std::filesystem::path& samples)
    : file_(::open(samples.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (!file_.valid()) throw base::Error(base::ErrorKind::not_found, "The music cannot be read.");
    length_ = size_of(file_.get()) / frame_bytes;
    if (length_ < shortest) {
        throw base::Error(base::ErrorKind::invalid_input, "The music is shorter than a tenth of a second.");
    }
    overlap_ = std::min<std::int64_t>(music_rate, length_ / 4);
}

void MusicLoop::read(std::int64_t first, std::span<StereoFrame> into) {
    for (auto& frame : into)
        frame = at(first++);
}

/// The sound `frame` frames after the first beginning.
StereoFrame MusicLoop::at(std::int64_t frame) {
    const auto period = length_ - overlap_;
    const auto within = frame % period;
    const auto beginning = stored(within);
    if (frame < period || within >= overlap_) return beginning;
    const double progress = (static_cast<double>(within) + 0.5) / static_cast<double>(overlap_);
    const auto grows = static_cast<float>(std::sin(progress * std::numbers::pi / 2));
    const auto fades = static_cast<float>(std::cos(progress * std::numbers::pi / 2));
    const auto end = stored(period + within);
    return {grows * beginning.left + fades * end.left, grows * beginning.right + fades * end.right};
}

StereoFrame MusicLoop::stored(std::int64_t frame) {
    const auto holds = [frame](const Block& block) {
        return frame >= block.first &&
               frame < block.first + static_cast<std::int64_t>(block.samples.size() / 2);
    };
    auto block = std::ranges::find_if(blocks_, holds);
    if (block == blocks_.end()) {
        load(frame);
        block = std::ranges::find_if(blocks_, holds);
    }
    if (block == blocks_.end()) throw base::Error(base::ErrorKind::unavailable, "The music cannot be read.");
    const auto place = static_cast<std::size_t>(frame - block->first) * 2;
    return {value_of(block->samples[place]), value_of(block->samples[place + 1])};
}

void MusicLoop::load(std::int64_t frame) {
    auto& block = blocks_[oldest_];
    oldest_ = 1 - oldest_;
    block.first = frame;
    block.samples.resize(static_cast<std::size_t>(std::min(block_frames, length_ - frame)) * 2);
    const auto bytes = block.samples.size() * sizeof(std::int16_t);
    const auto got = ::pread(file_.get(), block.samples.data(), bytes, frame * frame_bytes);
    if (got != static_cast<ssize_t>(bytes)) block.samples.clear();
}

}  // namespace storyflow::film
