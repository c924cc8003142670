#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "audio/pcm.hpp"
#include "speech/voice_choice.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// One of the engine's own chunks, with the voice and speed to speak it with.
struct Utterance {
    text::SpokenText text;  ///< at least one word; the engine ignores pauses
    VoiceChoice voice;
};

/// Seconds from the beginning of the sound.
struct TimeSpan {
    double start = 0.0;
    double end = 0.0;

    bool operator==(const TimeSpan&) const = default;
};

struct Speech {
    audio::Pcm sound;             ///< mono at `narration_rate`, within -1..1
    std::vector<TimeSpan> words;  ///< of each word of the utterance, in order, not overlapping
};

struct Availability {
    bool available = false;
    std::string reason;  ///< if not available: what is missing and how to provide it, for people
};

/// Makes sound of text. Implementations are safe to call from several threads at once.
class SpeechEngine {
  public:
    virtual ~SpeechEngine() = default;

    /// The name by which a client chooses the engine: "kokoro", "espeak". Never changes.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Identifies everything that the sound depends on besides the utterance: engine, version, model files.
    /// Equal fingerprints and equal utterances give equal sound. Cheap.
    [[nodiscard]] virtual std::string fingerprint() const = 0;

    /// Whether `speak` can work now. Cheap enough for every request.
    [[nodiscard]] virtual Availability availability() const = 0;

    /// Ids of the voices that the engine has now. Empty for an engine without voices of its own,
    /// which speaks every id in its own way, and while the engine is not available. Cheap enough for every
    /// request.
    [[nodiscard]] virtual std::vector<std::string> voices() const = 0;

    /// The voice that is heard when this one is asked for: the same if the engine has it, else the nearest
    /// one (nearest_voice.hpp). `speak` takes only voices that the engine has.
    [[nodiscard]] virtual VoiceChoice heard(const VoiceChoice& asked) const = 0;

    /// Cuts a text into chunks that this engine can speak in one go; every word is in exactly one chunk, in
    /// order. May fill in the words' phonemes. Throws like `speak`.
    [[nodiscard]] virtual std::vector<text::SpokenText> chunks(const text::SpokenText& text,
                                                               const VoiceChoice& voice,
                                                               std::stop_token stop) = 0;

    /// Seconds without voice between two neighbouring chunks of a text, as if both were spoken in one go.
    /// Throws like `speak`.
    [[nodiscard]] virtual double pause_between(const Utterance& before, const Utterance& after,
                                               std::stop_token stop) = 0;

    /// Throws `base::Error`: unavailable (with the reason), cancelled (`stop` was requested), internal
    /// (synthesis failed).
    [[nodiscard]] virtual Speech speak(const Utterance& utterance, std::stop_token stop) = 0;
};

}  // namespace storyflow::speech
