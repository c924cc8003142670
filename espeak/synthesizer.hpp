// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "protocol.hpp"

namespace storyflow_espeak {

/// espeak-ng, of which a process can have only one instance. Throws `std::runtime_error` with a sentence for
/// people, and `std::bad_alloc`.
class Synthesizer {
  public:
    Synthesizer();
    ~Synthesizer();
    Synthesizer(const Synthesizer&) = delete;
    Synthesizer& operator=(const Synthesizer&) = delete;

    [[nodiscard]] int sample_rate() const { return sample_rate_; }

    /// A line `POSITION MILLISECONDS` for each word, an empty line, then signed 16-bit mono samples in the
    /// machine's byte order. The text may hold phonemes: `[[h@l'oU]]`.
    [[nodiscard]] std::string speak(const Request& request);

    /// The International Phonetic Alphabet with `^` as tie, exactly one line for each line of the text.
    [[nodiscard]] std::string phonemes(const Request& request);

  private:
    int sample_rate_ = 0;
};

}  // namespace storyflow_espeak
