// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace storyflow_espeak {

namespace {

RequestKind parse_kind(std::string_view word) {
    if (word == "hello") return RequestKind::hello;
    if (word == "speak") return RequestKind::speak;
    if (word == "phonemes") return RequestKind::phonemes;
    throw ProtocolError("unknown request kind");
}

// espeak-ng turns voice names into file names, so dots and slashes are refused.
bool is_voice_name(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '+' || c == '_';
    });
}

struct Header {
    Request request;
    std::size_t text_size = 0;
};

Header parse_header(const std::string& line) {
    std::istringstream words(line);
    std::string kind;
    Header header;
    Request& request = header.request;
    if (!(words >> kind >> request.voice >> request.pitch >> request.speed >> header.text_size)) {
        throw ProtocolError("malformed request header");
    }
    request.kind = parse_kind(kind);
    if (!is_voice_name(request.voice)) throw ProtocolError("voice name with odd characters");
    if (request.pitch < 0 || request.pitch > 99) throw ProtocolError("pitch is not within 0..99");
    if (request.speed < 100 || request.speed > 10'000) throw ProtocolError("speed is not within 100..10000");
    if (header.text_size > text_limit) throw ProtocolError("text is too long");
    return header;
}

}  // namespace

std::optional<Request> read_request(std::FILE* input) {
    std::array<char, 256> line{};
    if (std::fgets(line.data(), static_cast<int>(line.size()), input) == nullptr) return std::nullopt;
    Header header = parse_header(line.data());
    header.request.text.resize(header.text_size);
    if (std::fread(header.request.text.data(), 1, header.text_size, input) != header.text_size) {
        return std::nullopt;
    }
    return std::move(header.request);
}

bool write_reply(std::FILE* output, const Reply& reply) {
    const std::string header = std::string(reply.kind) + ' ' + std::to_string(reply.number) + ' ' +
                               std::to_string(reply.payload.size()) + '\n';
    return std::fwrite(header.data(), 1, header.size(), output) == header.size() &&
           std::fwrite(reply.payload.data(), 1, reply.payload.size(), output) == reply.payload.size() &&
           std::fflush(output) == 0;
}

}  // namespace storyflow_espeak
