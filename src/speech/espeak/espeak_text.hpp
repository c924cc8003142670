#pragma once

#include <span>
#include <string>
#include <vector>

#include "audio/pcm.hpp"
#include "speech/espeak/espeak_protocol.hpp"
#include "speech/speech_engine.hpp"
#include "speech/voices.hpp"
#include "text/char_range.hpp"
#include "text/spoken_text.hpp"

/// The text that eSpeak is given, and the times of the words in its sound. Pure functions.
namespace storyflow::speech {

struct EspeakText {
    std::string text;                    ///< one line
    std::vector<text::CharRange> words;  ///< where each word stands: code points of `text`
};

/// Words with phonemes become `[[mnemonics]]`, unless those are very long. Brackets in the user's text become
/// `(` and `)`, which eSpeak reads alike, so that no other `[[` reaches it.
[[nodiscard]] EspeakText espeak_text(const text::SpokenText& text, Accent accent);

/// When each word is heard. A word begins where eSpeak reports it; words that eSpeak runs together ("of the")
/// divide their time in proportion to their lengths. A word ends with its last audible sample before the next
/// word.
[[nodiscard]] std::vector<TimeSpan> espeak_word_times(const EspeakText& text,
                                                      std::span<const EspeakWordStart> announced,
                                                      const audio::Pcm& sound);

}  // namespace storyflow::speech
