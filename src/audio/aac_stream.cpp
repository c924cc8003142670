#include "audio/aac_stream.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include "audio/little_endian.hpp"
#include "audio/sixteen_bits.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t frame_samples = 1024;
/// Frames that ffmpeg keeps until it is fed more.
constexpr std::size_t kept_frames = 5;
constexpr std::size_t head_bytes = 7;
/// Frames that ffmpeg does not give in this time, on a busy machine, come with the next piece.
constexpr milliseconds between_looks{50};
constexpr int most_looks = 40;

/// From the head of a frame: its length, with the head.
std::size_t frame_bytes(std::string_view head) {
    const auto byte = [head](std::size_t i) {
        return static_cast<std::size_t>(static_cast<std::uint8_t>(head[i]));
    };
    return (byte(3) & 3U) << 11U | byte(4) << 3U | byte(5) >> 5U;
}

AacProgram& require(const std::shared_ptr<AacProgram>& program) {
    if (program) return *program;
    throw base::Error(base::ErrorKind::unavailable,
                      "aac needs the program ffmpeg, which is not installed. Install ffmpeg, or choose mp3.");
}

std::string sixteen_bits(std::span<const float> samples) {
    std::string bytes;
    bytes.reserve(samples.size() * 2);
    for (const float sample : samples)
        append_u16(bytes, static_cast<std::uint16_t>(to_sixteen_bits(sample)));
    return bytes;
}

}  // namespace

void AdtsFrames::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t passed = std::min(skip_, bytes.size());
        skip_ -= passed;
        bytes.remove_prefix(passed);
        const auto more = bytes.substr(0, head_bytes - head_.size());
        head_ += more;
        bytes.remove_prefix(more.size());
        if (head_.size() < head_bytes) return;
        skip_ = std::max(frame_bytes(head_), head_bytes) - head_bytes;
        head_.clear();
        ++count_;
    }
}

std::string AdtsTail::pass(std::string_view bytes) {
    if (left_ == 0) return std::string(bytes);
    held_ += bytes;
    while (left_ > 0 && held_.size() >= head_bytes) {
        const auto frame = std::max(frame_bytes(held_), head_bytes);
        if (held_.size() < frame) return {};
        held_.erase(0, frame);
        --left_;
    }
    return left_ == 0 ? std::exchange(held_, {}) : std::string();
}

AacStream::AacStream(std::shared_ptr<AacProgram> program)
    : program_(std::move(program)),
      ffmpeg_(require(program_).take()),
      has_waited_(ffmpeg_ != nullptr),
      fed_(silent_frames * frame_samples) {
    if (!ffmpeg_) ffmpeg_ = program_->start();
}

AacStream::~AacStream() {
    program_->prepare();
}

void AacStream::add(std::span<const float> samples, std::string& bytes, const std::stop_token& stop) {
    feed(sixteen_bits(samples), bytes, stop);
    fed_ += samples.size();
    for (int look = 0; look < most_looks && given_.count() + kept_frames < fed_ / frame_samples; ++look) {
        const auto given = ffmpeg_->take_output(between_looks, stop);
        given_.add(given);
        bytes += tail_.pass(given);
    }
}

void AacStream::feed(const std::string& sound, std::string& bytes, const std::stop_token& stop) {
    const bool is_first = !std::exchange(has_sound_, true);
    if (ffmpeg_->feed(sound, stop)) return;
    if (is_first && has_waited_) {  // another thread ended it while it waited
        ffmpeg_ = program_->start();
        if (ffmpeg_->feed(sound, stop)) return;
    }
    finish(bytes, stop);
    throw base::Error(base::ErrorKind::unavailable, "ffmpeg ended before the sound did.");
}

void AacStream::finish(std::string& bytes, const std::stop_token& stop) {
    const auto end = ffmpeg_->finish(stop);
    if (end.status != 0) {
        throw base::Error(base::ErrorKind::unavailable,
                          "ffmpeg could not write the sound: " + end.said.substr(0, end.said.find('\n')),
                          end.said);
    }
    bytes += tail_.pass(end.output);
}

}  // namespace storyflow::audio
