#include "narration/speak_script.hpp"

#include <string>
#include <utility>
#include <vector>

#include "audio/join.hpp"
#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "narration/script_length.hpp"
#include "narration/script_silence.hpp"
#include "narration/spoken_chunks.hpp"
#include "text/read_script.hpp"

namespace storyflow::narration {

namespace {

/// The sound of a text without a word: the pause that it asks for, or a scene break.
SpokenScript silence(double asked, const speech::VoiceChoice& voice) {
    SpokenScript silent;
    silent.voice = voice;
    audio::append_silence(silent.sound, asked > 0.0 ? asked : scene_break);
    return silent;
}

/// The user's pause if there is one; else the engine's own up to the next chunk, and none after the last.
double pause_after(const text::SpokenText& chunk, const text::SpokenText* next,
                   const speech::VoiceChoice& voice, speech::SpeechEngine& engine,
                   const std::stop_token& stop) {
    const double asked = chunk.words.back().pause_after;
    if (asked > 0.0 || next == nullptr) return asked;
    return engine.pause_between({chunk, voice}, {*next, voice}, stop);
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
    require_speakable_length(script.text, options.script_limit);
    const auto voice = engine.heard(script.voice);
    const auto text = text::read_script(script.text, {voice.dialect(), script.pronunciations});
    if (text.words.empty()) return silence(text.leading_pause, voice);

    auto chunks = engine.chunks(text, voice, stop);
    std::vector<SpokenChunk> spoken_chunks;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Narration was cancelled.");
        const auto* next = i + 1 < chunks.size() ? &chunks[i + 1] : nullptr;
        auto speech = speak_chunk({chunks[i], voice}, engine, stop, kept);
        const double pause = pause_after(chunks[i], next, voice, engine, stop);
        spoken_chunks.push_back({std::move(chunks[i]), std::move(speech), pause});
    }
    SpokenScript spoken = join_chunks(script.text, text.leading_pause, std::move(spoken_chunks));
    if (audio::peak(spoken.sound) < faintest_speech) throw nothing_to_speak();
    spoken.voice = voice;
    spoken.sound = audio::normalise_peak(std::move(spoken.sound), options.peak_dbfs);
    return spoken;
}

std::string speak_script_as_wav(const Script& script, speech::SpeechEngine& engine,
                                const SpeakOptions& options, const std::stop_token& stop) {
    return audio::encode_wav(speak_script(script, engine, options, stop).sound);
}

}  // namespace storyflow::narration
