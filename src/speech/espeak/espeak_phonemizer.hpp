#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "speech/espeak/espeak_pool.hpp"
#include "speech/phonemizer.hpp"

namespace storyflow::speech {

/// eSpeak's pronunciation of American and British English. Borrows the pool; safe from any thread.
class EspeakPhonemizer final : public Phonemizer {
  public:
    explicit EspeakPhonemizer(EspeakPool& pool) : pool_(pool) {}

    /// Sends as many requests as the pieces need, one after the other. Throws `base::Error{internal}` for a
    /// piece of `espeak_text_limit` bytes or more.
    [[nodiscard]] std::vector<std::string> ipa(std::span<const std::string> pieces, Accent accent,
                                               std::stop_token stop) override;

  private:
    EspeakPool& pool_;
};

}  // namespace storyflow::speech
