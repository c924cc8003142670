#include "speech/hibari/hibari_engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "audio/level.hpp"
#include "audio/voice_span.hpp"
#include "speech/hibari/heart.hpp"
#include "speech/kernels/content_noise.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "speech/kernels/row_layer.hpp"
#include "speech/language/neighbouring_sentences.hpp"
#include "speech/language/network_speech.hpp"
#include "speech/language/tokenizer.hpp"
#include "speech/language/transcriber.hpp"
#include "speech/nearest_voice.hpp"

namespace storyflow::speech {

namespace {

/// Increase this when a change of phonemes, tokens, network, noise or edges of the sound changes the sound of
/// an utterance.
constexpr int sound_version = 2;

std::string_view arithmetic() {
    return kernels::best_byte_arithmetic() == kernels::ByteArithmetic::bytes ? "bytes" : "floats";
}

/// The longest time without voice from the beginning of one word to the end of the next.
double pause_behind(const Speech& speech, std::size_t word) {
    const audio::Pcm& sound = speech.sound;
    const auto frame_at = [&sound](double seconds) {
        return std::min(static_cast<std::size_t>(seconds * sound.sample_rate), sound.samples.size());
    };
    const std::size_t begin = frame_at(speech.words[word].start);
    const std::size_t end = std::max(begin, frame_at(speech.words[word + 1].end));
    const auto between = std::span(sound.samples).subspan(begin, end - begin);
    const std::size_t frames = audio::longest_quiet_frames(between, sound.sample_rate, audio::peak(sound));
    return static_cast<double>(frames) / sound.sample_rate;
}

}  // namespace

HibariEngine::HibariEngine(HibariOptions options, Phonemizer& phonemizer)
    : teams_(std::max<std::size_t>(1, options.cores)),
      networks_(std::move(options.models)),
      phonemizer_(phonemizer) {}

std::string HibariEngine::fingerprint() const {
    return fmt::format("hibari {} {} {} {}{}", sound_version, hibari::heart_version,
                       kernels::instruction_set(), arithmetic(), networks_.fingerprint());
}

VoiceChoice HibariEngine::heard(const VoiceChoice& asked) const {
    return nearest_single(asked, voices());
}

std::vector<text::SpokenText> HibariEngine::chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                   std::stop_token stop) {
    const Accent accent = describe_voice(networks_.voice_for(voice.leading_voice().id)).accent;
    return token_chunks(transcribe(text, accent, phonemizer_, std::move(stop)));
}

double HibariEngine::pause_between(const Utterance& before, const Utterance& after, std::stop_token stop) {
    auto [text, first_words] = neighbouring_sentences(before.text, after.text);
    const Speech both = speak({std::move(text), after.voice}, std::move(stop));
    return pause_behind(both, first_words - 1);
}

Speech HibariEngine::speak(const Utterance& utterance, std::stop_token stop) {
    const TokenSequence tokens = tokenize(utterance.text);
    report_unknown(tokens, "The built-in voice");
    if (tokens.ids.empty()) return silence(utterance.text);

    const std::vector<int> ids = framed_ids(tokens);
    const double speed = utterance.voice.speed();
    const std::string voice = networks_.voice_for(utterance.voice.leading_voice().id);
    const auto student = networks_.network(voice);
    kernels::TeamPool::Loan lease(teams_);
    kernels::Execution execution(lease.team(), std::move(stop));
    hibari::NetworkOutput spoken = student->run(
        {.ids = ids, .speed = speed, .noise_seed = kernels::content_seed(ids, voice, speed), .durations = {}},
        execution);

    return finished_speech(std::move(spoken.samples), spoken.durations, tokens);
}

}  // namespace storyflow::speech
