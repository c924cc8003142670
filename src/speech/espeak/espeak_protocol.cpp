#include "speech/espeak/espeak_protocol.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace storyflow::speech {

namespace {

using RequestKind = EspeakRequest::Kind;
using ReplyKind = EspeakReplyHeader::Kind;

std::string_view word_for(RequestKind kind) {
    switch (kind) {
        case RequestKind::hello:
            return "hello";
        case RequestKind::speak:
            return "speak";
        case RequestKind::phonemes:
            return "phonemes";
    }
    return "";
}

std::optional<ReplyKind> parse_kind(std::string_view word) {
    if (word == "hello") return ReplyKind::hello;
    if (word == "audio") return ReplyKind::audio;
    if (word == "phonemes") return ReplyKind::phonemes;
    if (word == "error") return ReplyKind::error;
    return std::nullopt;
}

/// Returns the word up to the next space and removes it from `line`.
std::string_view next_word(std::string_view& line) {
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size() < line.size() ? word.size() + 1 : word.size());
    return word;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view word) {
    Number number{};
    const char* end = word.data() + word.size();
    const auto [rest, failure] = std::from_chars(word.data(), end, number);
    if (failure != std::errc{} || rest != end) return std::nullopt;
    return number;
}

}  // namespace

std::string encode(const EspeakRequest& request) {
    std::string frame(word_for(request.kind));
    frame.append(" ").append(request.voice);
    frame.append(" ").append(std::to_string(request.pitch));
    frame.append(" ").append(std::to_string(std::lround(request.speed * 1000.0)));
    frame.append(" ").append(std::to_string(request.text.size()));
    return frame.append("\n").append(request.text);
}

std::optional<EspeakReplyHeader> parse_reply_header(std::string_view line) {
    const auto kind = parse_kind(next_word(line));
    const auto number = parse_number<int>(next_word(line));
    const auto size = parse_number<std::size_t>(line);
    if (!kind || !number || !size || *size > espeak_payload_limit) return std::nullopt;
    return EspeakReplyHeader{*kind, *number, *size};
}

std::optional<EspeakAudio> parse_audio(std::string_view payload) {
    EspeakAudio audio;
    for (;;) {
        const std::size_t end = payload.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        std::string_view line = payload.substr(0, end);
        payload.remove_prefix(end + 1);
        if (line.empty()) break;
        const auto position = parse_number<std::size_t>(next_word(line));
        const auto milliseconds = parse_number<std::uint32_t>(line);
        if (!position || !milliseconds || audio.words.size() >= espeak_word_limit) return std::nullopt;
        audio.words.push_back({*position, *milliseconds / 1000.0});
    }
    audio.samples = payload;
    return audio;
}

}  // namespace storyflow::speech
