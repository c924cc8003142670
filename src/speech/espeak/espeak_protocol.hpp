#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The frames exchanged with the program `storyflow-espeak`; espeak/README.md shows them. Pure functions.
namespace storyflow::speech {

inline constexpr int espeak_protocol_version = 2;
inline constexpr std::size_t espeak_text_limit = 64 * 1024;  ///< bytes; the program refuses more
inline constexpr std::size_t espeak_header_limit = 64;       ///< bytes, line end included
inline constexpr std::size_t espeak_word_limit = 32 * 1024;  ///< word times in one answer
/// Bytes: ten minutes of speech, plus a line for each word time.
inline constexpr std::size_t espeak_payload_limit = 600 * 22050 * 2 + espeak_word_limit * 16;

/// The number of an error reply for a failure that may pass: a lack of memory or processes.
inline constexpr int espeak_error_may_pass = 1;

struct EspeakRequest {
    enum class Kind { hello, speak, phonemes };

    Kind kind = Kind::hello;
    std::string voice = "-";  ///< eSpeak's name
    int pitch = 50;           ///< 0 to 99
    double speed = 1.0;       ///< sent in thousandths of the usual speed
    std::string text;         ///< UTF-8, at most `espeak_text_limit` bytes; for phonemes a piece on each line
};

struct EspeakReplyHeader {
    enum class Kind { hello, audio, phonemes, error };

    Kind kind = Kind::error;
    int number = 0;  ///< hello: protocol version; audio: frames per second; error: `espeak_error_may_pass` or
                     ///< another code
    std::size_t payload_size = 0;
};

[[nodiscard]] std::string encode(const EspeakRequest& request);

/// Parses a reply's first line, given without its line end. Returns std::nullopt for a malformed line and for
/// sizes beyond the limits.
[[nodiscard]] std::optional<EspeakReplyHeader> parse_reply_header(std::string_view line);

/// The time at which eSpeak begins a word.
struct EspeakWordStart {
    std::size_t position = 0;  ///< code points of the text before it
    double seconds = 0.0;      ///< from the beginning of the sound

    bool operator==(const EspeakWordStart&) const = default;
};

struct EspeakAudio {
    std::vector<EspeakWordStart> words;  ///< as eSpeak reports them: some words are missing, some come twice
    std::string_view samples;            ///< part of the payload: signed 16-bit, the machine's byte order
};

/// Parses the payload of an audio reply. Returns std::nullopt when the word times are malformed or too many.
[[nodiscard]] std::optional<EspeakAudio> parse_audio(std::string_view payload);

}  // namespace storyflow::speech
