#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "narration/speak_script.hpp"
#include "speech/speech_engine.hpp"
#include "text/char_range.hpp"
#include "text/reading_rule.hpp"

namespace storyflow::narration {

/// Where the sounds of a word come from.
enum class SoundSource {
    pronunciation,  ///< an entry of the project's pronunciations
    markup,         ///< `[word](/phonemes/)` in the script
    rule,           ///< a rule of the normaliser that knows the sounds, "Shhh" for example
    lexicon,
    phonemizer,  ///< eSpeak, for words that the lexicon lacks
};

/// "pronunciation", "markup", "rule", "lexicon", "espeak".
[[nodiscard]] std::string_view to_string(SoundSource source);

/// One piece of a script and what becomes of it. A part that is not said, such as `**`, and the line end
/// behind a heading are pieces without phonemes.
struct ExplainedPiece {
    text::CharRange source;
    std::string written;   ///< "Dr."
    std::string spoken;    ///< "Doctor"; several words for "1984"; "." behind a heading; "" if it is not said
    std::string phonemes;  ///< of all its words; empty if the engine has no phonemes
    SoundSource from = SoundSource::lexicon;  ///< of its first word
    std::vector<text::ReadingRule> rules;  ///< that changed it, in order; none if it is said as it is written
};

/// Reads a script as `speak_script` does, without speaking it. A script without words gives none. Throws like
/// `speak_script`.
[[nodiscard]] std::vector<ExplainedPiece> explain_reading(const Script& script, speech::SpeechEngine& engine,
                                                          const SpeakOptions& options,
                                                          const std::stop_token& stop);

}  // namespace storyflow::narration
