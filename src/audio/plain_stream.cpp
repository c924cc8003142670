#include "audio/plain_stream.hpp"

#include <cstdint>

#include "audio/little_endian.hpp"
#include "audio/sixteen_bits.hpp"
#include "audio/wav_header.hpp"

namespace storyflow::audio {

void PlainStream::add(std::span<const float> samples, std::string& bytes, const std::stop_token& /*stop*/) {
    give_head(bytes);
    bytes.reserve(bytes.size() + samples.size() * sizeof(std::int16_t));
    for (const float sample : samples)
        append_u16(bytes, static_cast<std::uint16_t>(to_sixteen_bits(sample)));
}

void PlainStream::finish(std::string& bytes, const std::stop_token& /*stop*/) {
    give_head(bytes);
}

void PlainStream::give_head(std::string& bytes) {
    if (head_is_due_) bytes += wav_header(unknown_wav_bytes);
    head_is_due_ = false;
}

}  // namespace storyflow::audio
