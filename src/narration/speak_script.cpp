#include "narration/speak_script.hpp"

#include <string>
#include <utility>

#include "audio/join.hpp"
#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "narration/narrated_words.hpp"
#include "text/read_script.hpp"

namespace storyflow::narration {

namespace {

/// A sound with a lower peak is refused: engines answer a text like "..." with a breath of near silence.
constexpr float faintest_speech = 1e-3F;

base::Error nothing_to_speak() {
    return {base::ErrorKind::invalid_input, "The text holds nothing that can be spoken."};
}

void check_length(std::string_view script, std::size_t limit) {
    if (base::is_blank(script)) {
        throw base::Error(base::ErrorKind::invalid_input, "Text is empty or whitespace-only.");
    }
    const std::size_t length = base::code_point_count(script);
    if (length > limit) {
        throw base::Error(base::ErrorKind::invalid_input, "Text has " + std::to_string(length) +
                                                              " characters; the limit for one narration is " +
                                                              std::to_string(limit) + ". Split the segment.");
    }
}

/// The silence after a chunk: the user's pause, else the usual gap unless it is the last chunk.
double silence_after(const text::SpokenText& chunk, bool is_last, const SpeakOptions& options) {
    const double asked = chunk.words.back().pause_after;
    return asked > 0.0 || is_last ? asked : options.chunk_gap;
}

speech::Speech speak_chunk(const speech::Utterance& utterance, speech::SpeechEngine& engine,
                           const std::stop_token& stop, ChunkStore* kept) {
    if (kept == nullptr) return engine.speak(utterance, stop);
    const std::string key = chunk_key(engine, utterance);
    auto known = kept->find(key);
    if (known && known->words.size() == utterance.text.words.size()) return *std::move(known);
    auto speech = engine.speak(utterance, stop);
    // If the key has changed, the model was replaced meanwhile and may or may not have been used: not stored.
    if (chunk_key(engine, utterance) == key) kept->put(key, speech);
    return speech;
}

}  // namespace

SpokenScript speak_script(const Script& script, speech::SpeechEngine& engine, const SpeakOptions& options,
                          const std::stop_token& stop, ChunkStore* kept) {
    check_length(script.text, options.script_limit);
    const auto text = text::read_script(script.text, {script.voice.dialect(), script.pronunciations});
    if (text.words.empty()) throw nothing_to_speak();

    SpokenScript spoken;
    NarratedWords words(script.text);
    auto chunks = engine.chunks(text, script.voice, stop);
    audio::append_silence(spoken.sound, text.leading_pause);
    for (auto& chunk : chunks) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Narration was cancelled.");
        const double silence = silence_after(chunk, &chunk == &chunks.back(), options);
        const speech::Utterance utterance{std::move(chunk), script.voice};
        const auto speech = speak_chunk(utterance, engine, stop, kept);
        words.add(utterance.text, speech.words, spoken.sound.duration());
        audio::append(spoken.sound, speech.sound);
        audio::append_silence(spoken.sound, silence);
    }
    if (audio::peak(spoken.sound) < faintest_speech) throw nothing_to_speak();
    spoken.sound = audio::normalise_peak(std::move(spoken.sound), options.peak_dbfs);
    spoken.words = words.take();
    return spoken;
}

std::string speak_script_as_wav(const Script& script, speech::SpeechEngine& engine,
                                const SpeakOptions& options, const std::stop_token& stop) {
    return audio::encode_wav(speak_script(script, engine, options, stop).sound);
}

}  // namespace storyflow::narration
