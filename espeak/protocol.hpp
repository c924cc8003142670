// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

/// The frames on stdin and stdout; README.md shows them.
namespace storyflow_espeak {

inline constexpr int protocol_version = 2;
inline constexpr std::size_t text_limit = 64 * 1024;  ///< bytes of one request's text
inline constexpr std::size_t word_limit = 32 * 1024;  ///< the most words with times in one reply

/// The number of an "error" whose reason may pass, so that the same request can succeed later.
inline constexpr int may_pass = 1;

enum class RequestKind { hello, speak, phonemes };

struct Request {
    RequestKind kind = RequestKind::hello;
    std::string voice;  ///< espeak-ng's name: language, then `+variant`
    int pitch = 50;     ///< 0 to 99
    int speed = 1000;   ///< thousandths of the normal speed
    std::string text;   ///< UTF-8; for phonemes: pieces separated by line breaks
};

struct Reply {
    std::string_view kind;  ///< "hello", "audio", "phonemes" or "error"
    int number = 0;  ///< protocol version for "hello", frames per second for "audio", `may_pass` for some
                     ///< errors, else 0
    std::string payload;
};

/// The peer's bytes are not a valid request; later bytes must not be interpreted.
class ProtocolError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads the next request; returns std::nullopt when the peer has closed the stream. Throws `ProtocolError`.
[[nodiscard]] std::optional<Request> read_request(std::FILE* input);

/// Returns false when the peer is gone.
[[nodiscard]] bool write_reply(std::FILE* output, const Reply& reply);

}  // namespace storyflow_espeak
