#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/check.hpp"
#include "speech/espeak/espeak_protocol.hpp"

// Feeds bytes to the reader of replies as if a corrupted eSpeak process had sent them: a line, and a payload.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    std::string_view payload = fuzz::text_of(data, size);
    if (const auto header = speech::parse_reply_header(fuzz::take_line(payload)))
        fuzz::check(header->payload_size <= speech::espeak_payload_limit);
    if (const auto audio = speech::parse_audio(payload)) {
        fuzz::check(audio->words.size() <= speech::espeak_word_limit);
        fuzz::check(audio->samples.size() <= payload.size());
        for (const auto& word : audio->words)
            fuzz::check(word.seconds >= 0.0);
    }
    return 0;
}
