#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace storyflow::audio {

/// The formats of sound that is sent while it is made.
enum class StreamFormat {
    mp3,   ///< 24 kHz, constant 96 kbit/s
    opus,  ///< in Ogg, 48 kbit/s
    aac,   ///< ADTS, 64 kbit/s, by ffmpeg
    flac,  ///< 16-bit; the length in its head is "unknown"
    wav,   ///< 16-bit; the lengths in its head are the largest possible
    pcm,   ///< 16-bit little-endian samples, without a head
};

/// "mp3"; std::nullopt for a name that is none of the six.
[[nodiscard]] std::optional<StreamFormat> stream_format(std::string_view name);
[[nodiscard]] std::string_view media_type(StreamFormat format);

/// Turns mono 24 kHz sound that comes in pieces into bytes that can be sent at once: what was given is never
/// changed later, and only the newest tenths of a second wait in the encoder. Not thread-safe.
class StreamEncoder {
  public:
    virtual ~StreamEncoder() = default;
    /// Appends the bytes that the samples make known. Samples outside -1..1 are clipped. Throws
    /// `base::Error`: unavailable (the encoder failed), cancelled (`stop` was requested).
    virtual void add(std::span<const float> samples, std::string& bytes, const std::stop_token& stop) = 0;
    /// Appends the rest. Throws like `add`.
    virtual void finish(std::string& bytes, const std::stop_token& stop) = 0;
};

}  // namespace storyflow::audio
