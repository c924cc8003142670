#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/speech_engine.hpp"

namespace storyflow::narration {

/// Keeps what engines spoke, by the content that it was made of, so that work which was interrupted goes on
/// behind its last finished chunk. It may forget anything at any time, and answers either the very speech
/// that was put under a key or nothing. Safe from any thread; never throws: a lost chunk is only spoken
/// again.
class ChunkStore {
  public:
    virtual ~ChunkStore() = default;
    [[nodiscard]] virtual std::optional<speech::Speech> find(std::string_view key) noexcept = 0;
    virtual void put(std::string_view key, const speech::Speech& speech) noexcept = 0;
};

/// The key of one chunk: SHA-256, in hexadecimal digits, of all that its sound depends on.
[[nodiscard]] std::string chunk_key(const speech::SpeechEngine& engine, const speech::Utterance& utterance);

}  // namespace storyflow::narration
