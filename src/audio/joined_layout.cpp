#include "audio/joined_layout.hpp"

#include <algorithm>
#include <cstdint>

#include "audio/wav.hpp"
#include "audio/wav_header.hpp"
#include "base/error.hpp"

namespace storyflow::audio {

JoinedLayout::JoinedLayout(std::span<const JoinedPart> parts) {
    if (parts.empty()) throw base::Error(base::ErrorKind::invalid_input, "There are no audio files to join.");
    places_.reserve(parts.size());
    std::uint64_t end = wav_header_bytes;
    for (const JoinedPart& part : parts) {
        const std::uint64_t begin = end + part.silence;
        end = begin + part.samples;
        if (end - wav_header_bytes > most_wav_bytes) {
            throw base::Error(base::ErrorKind::invalid_input,
                              "The joined audio would exceed the 4 GiB limit of WAV files.");
        }
        places_.push_back({begin, end});
    }
    header_ = wav_header(static_cast<std::uint32_t>(end - wav_header_bytes));
}

JoinedPiece JoinedLayout::at(std::uint64_t offset) const {
    if (offset < wav_header_bytes) return {JoinedPiece::Kind::header, 0, offset, wav_header_bytes - offset};
    const auto place = std::ranges::upper_bound(places_, offset, {}, &Place::end);
    const auto part = static_cast<std::size_t>(place - places_.begin());
    const std::uint64_t silence_begin = part == 0 ? wav_header_bytes : places_[part - 1].end;
    if (offset < place->begin)
        return {JoinedPiece::Kind::silence, part, offset - silence_begin, place->begin - offset};
    return {JoinedPiece::Kind::part, part, offset - place->begin, place->end - offset};
}

}  // namespace storyflow::audio
