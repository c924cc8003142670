#include "audio/stream_encoder.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace storyflow::audio {

std::optional<StreamFormat> stream_format(std::string_view name) {
    using enum StreamFormat;
    constexpr std::array<std::pair<std::string_view, StreamFormat>, 6> formats{
        {{"mp3", mp3}, {"opus", opus}, {"aac", aac}, {"flac", flac}, {"wav", wav}, {"pcm", pcm}}};
    const auto* const found = std::ranges::find(formats, name, [](const auto& known) { return known.first; });
    if (found == formats.end()) return std::nullopt;
    return found->second;
}

std::string_view media_type(StreamFormat format) {
    switch (format) {
        case StreamFormat::mp3:
            return "audio/mpeg";
        case StreamFormat::opus:
            return "audio/ogg";
        case StreamFormat::aac:
            return "audio/aac";
        case StreamFormat::flac:
            return "audio/flac";
        case StreamFormat::wav:
            return "audio/wav";
        case StreamFormat::pcm:
            return "audio/pcm";
    }
    return "application/octet-stream";
}

}  // namespace storyflow::audio
