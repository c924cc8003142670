#include "audio/joined_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "audio/little_endian.hpp"
#include "audio/pcm.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

namespace {

constexpr std::uint32_t sample_bytes = 2;
constexpr std::uint32_t header_bytes = 44;

std::string header_for(std::uint32_t data_bytes) {
    std::string header = "RIFF";
    append_u32(header, header_bytes - 8 + data_bytes);
    header += "WAVEfmt ";
    append_u32(header, 16);
    append_u16(header, 1);  // format: PCM
    append_u16(header, 1);  // channels
    append_u32(header, narration_rate);
    append_u32(header, narration_rate * sample_bytes);
    append_u16(header, sample_bytes);
    append_u16(header, sample_bytes * 8);
    header += "data";
    append_u32(header, data_bytes);
    return header;
}

}  // namespace

JoinedLayout::JoinedLayout(std::span<const std::uint64_t> part_bytes, double gap)
    : gap_bytes_(static_cast<std::uint64_t>(std::llround(gap * narration_rate)) * sample_bytes) {
    if (part_bytes.empty()) {
        throw base::Error(base::ErrorKind::invalid_input, "There are no audio files to join.");
    }
    part_ends_.reserve(part_bytes.size());
    std::uint64_t end = header_bytes;
    for (const std::uint64_t bytes : part_bytes) {
        end += bytes + (part_ends_.empty() ? 0 : gap_bytes_);
        if (end - header_bytes > most_wav_bytes) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "The joined audio would exceed the 4 GiB limit of WAV files.");
        }
        part_ends_.push_back(end);
    }
    header_ = header_for(static_cast<std::uint32_t>(end - header_bytes));
}

JoinedPiece JoinedLayout::at(std::uint64_t offset) const {
    if (offset < header_bytes) return {JoinedPiece::Kind::header, 0, offset, header_bytes - offset};
    const auto end = std::upper_bound(part_ends_.begin(), part_ends_.end(), offset);
    const auto part = static_cast<std::size_t>(end - part_ends_.begin());
    const std::uint64_t before = part == 0 ? header_bytes : part_ends_[part - 1];
    const std::uint64_t silence = part == 0 ? 0 : gap_bytes_;
    const std::uint64_t within = offset - before;
    if (within < silence) return {JoinedPiece::Kind::silence, part, within, silence - within};
    return {JoinedPiece::Kind::part, part, within - silence, *end - offset};
}

}  // namespace storyflow::audio
