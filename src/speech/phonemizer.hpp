#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "speech/voices.hpp"

namespace storyflow::speech {

/// Tells how English is pronounced. Safe from any thread.
class Phonemizer {
  public:
    virtual ~Phonemizer() = default;

    /// Returns the IPA of each piece (a clause or a word, no line breaks), in order. In it single spaces
    /// separate words, `^` ties the letters of one sound (`a^ɪ`), and a stress mark stands before the
    /// syllable of the stressed vowel. A piece without sounds gives an empty string. Throws `base::Error`
    /// unavailable, cancelled or internal.
    [[nodiscard]] virtual std::vector<std::string> ipa(std::span<const std::string> pieces, Accent accent,
                                                       std::stop_token stop) = 0;
};

}  // namespace storyflow::speech
