#include "audio/wav_samples.hpp"

#include "audio/little_endian.hpp"
#include "audio/pcm.hpp"

namespace storyflow::audio {

namespace {

constexpr std::size_t riff_header = 12;
constexpr std::size_t chunk_header = 8;
constexpr std::size_t format_fields = 16;
constexpr std::size_t extensible_fields = 26;  // up to the two bytes with the actual format
constexpr std::uint32_t plain_pcm = 1;
constexpr std::uint32_t extensible = 0xFFFE;

bool is_pcm(std::string_view format) {
    const std::uint32_t tag = read_u16(format, 0);
    if (tag != extensible) return tag == plain_pcm;
    return format.size() >= extensible_fields && read_u16(format, 24) == plain_pcm;
}

bool is_narration_format(std::string_view format) {
    return format.size() >= format_fields && is_pcm(format) && read_u16(format, 2) == 1 &&
           read_u32(format, 4) == narration_rate && read_u16(format, 14) == 16;
}

std::optional<SampleRange> samples_in(std::uint64_t offset, std::uint64_t announced,
                                      std::uint64_t file_size) {
    const std::uint64_t whole = announced - announced % sizeof(std::uint16_t);
    if (whole == 0 || offset > file_size || whole > file_size - offset) return std::nullopt;
    return SampleRange{offset, whole};
}

}  // namespace

std::optional<SampleRange> find_samples(std::string_view head, std::uint64_t file_size) {
    if (head.size() < riff_header || !head.starts_with("RIFF") || head.substr(8, 4) != "WAVE") {
        return std::nullopt;
    }
    bool is_understood = false;
    for (std::size_t at = riff_header; at + chunk_header <= head.size();) {
        const std::string_view name = head.substr(at, 4);
        const std::size_t length = read_u32(head, at + 4);
        at += chunk_header;
        if (name == "data" && is_understood) return samples_in(at, length, file_size);
        if (name == "fmt ") is_understood = is_narration_format(head.substr(at, length));
        at += length + length % 2;  // chunks begin at even offsets
        if (name == "data") return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace storyflow::audio
