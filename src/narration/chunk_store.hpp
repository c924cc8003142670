#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "speech/speech_engine.hpp"

namespace storyflow::narration {

/// Keeps what engines spoke, by a key of all inputs, so that an interrupted narration continues after its
/// last finished chunk. An implementation may forget any chunk at any time; `find` returns exactly the speech
/// that was stored with the key, or std::nullopt. Safe from any thread; never throws: a lost chunk is spoken
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
