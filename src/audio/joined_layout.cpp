#include "audio/joined_layout.hpp"

#include <algorithm>
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

JoinedLayout::JoinedLayout(std::span<const JoinedPart> parts) {
    if (parts.empty()) throw base::Error(base::ErrorKind::invalid_input, "There are no audio files to join.");
    places_.reserve(parts.size());
    std::uint64_t end = header_bytes;
    for (const JoinedPart& part : parts) {
        const std::uint64_t begin = end + part.silence;
        end = begin + part.samples;
        if (end - header_bytes > most_wav_bytes) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "The joined audio would exceed the 4 GiB limit of WAV files.");
        }
        places_.push_back({begin, end});
    }
    header_ = header_for(static_cast<std::uint32_t>(end - header_bytes));
}

JoinedPiece JoinedLayout::at(std::uint64_t offset) const {
    if (offset < header_bytes) return {JoinedPiece::Kind::header, 0, offset, header_bytes - offset};
    const auto place = std::ranges::upper_bound(places_, offset, {}, &Place::end);
    const auto part = static_cast<std::size_t>(place - places_.begin());
    const std::uint64_t silence_begin = part == 0 ? header_bytes : places_[part - 1].end;
    if (offset < place->begin)
        return {JoinedPiece::Kind::silence, part, offset - silence_begin, place->begin - offset};
    return {JoinedPiece::Kind::part, part, offset - place->begin, place->end - offset};
}

}  // namespace storyflow::audio
