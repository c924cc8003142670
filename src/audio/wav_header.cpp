#include "audio/wav_header.hpp"

#include "audio/little_endian.hpp"
#include "audio/pcm.hpp"

namespace storyflow::audio {

namespace {

constexpr std::uint32_t sample_bytes = 2;

std::uint32_t riff_bytes(std::uint32_t data_bytes) {
    return data_bytes == unknown_wav_bytes ? unknown_wav_bytes : wav_header_bytes - 8 + data_bytes;
}

}  // namespace

std::string wav_header(std::uint32_t data_bytes) {
    std::string header = "RIFF";
    append_u32(header, riff_bytes(data_bytes));
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

}  // namespace storyflow::audio
