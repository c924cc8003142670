#include "speech/kokoro/kokoro_engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "speech/kernels/content_noise.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "speech/kokoro/predicted_pause.hpp"
#include "speech/language/neighbouring_sentences.hpp"
#include "speech/language/network_speech.hpp"
#include "speech/language/tokenizer.hpp"
#include "speech/language/transcriber.hpp"
#include "speech/nearest_voice.hpp"

namespace storyflow::speech {

namespace {

using namespace kokoro;

/// Increase this when a change of phonemes, tokens, network, noise or edges of the sound changes the sound of
/// an utterance.
constexpr int sound_version = 3;

/// A network's input, which owns its values.
struct OwnInput {
    std::vector<int> ids;  ///< with the frame id 0 at both ends
    std::vector<float> style;
    double speed;
    kernels::Noise noise;

    OwnInput(const TokenSequence& tokens, const KokoroModel& model, const VoiceChoice& choice)
        : ids(framed_ids(tokens)), speed(choice.speed()) {
        const VoiceTable voice = model.voice(choice.mix());
        const auto row = voice.style(tokens.phonemes);
        style.assign(row.begin(), row.end());
        noise = kernels::seeded_noise(kernels::content_seed(ids, choice.name(), speed));
    }

    [[nodiscard]] NetworkInput view() const {
        return {.ids = ids, .style = style, .speed = speed, .noise = noise};
    }
};

}  // namespace

KokoroEngine::KokoroEngine(KokoroOptions options, Phonemizer& phonemizer)
    : teams_(std::max<std::size_t>(1, options.cores)),
      holder_(std::move(options.models), std::move(options.cache)),
      phonemizer_(phonemizer) {}

std::string KokoroEngine::fingerprint() const {
    return fmt::format("kokoro {} {}\n{}", sound_version, kernels::instruction_set(), holder_.fingerprint());
}

VoiceChoice KokoroEngine::heard(const VoiceChoice& asked) const {
    return nearest_mix(asked, voices());
}

std::vector<text::SpokenText> KokoroEngine::chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                   std::stop_token stop) {
    const Accent accent = voice.leading_voice().accent;
    return token_chunks(transcribe(text, accent, phonemizer_, std::move(stop)));
}

double KokoroEngine::pause_between(const Utterance& before, const Utterance& after, std::stop_token stop) {
    const auto model = holder_.model();
    const auto [text, first_words] = neighbouring_sentences(before.text, after.text);
    const TokenSequence tokens = tokenize(text);
    if (tokens.ids.empty()) return 0.0;

    const OwnInput input(tokens, *model, after.voice);
    kernels::TeamPool::Loan lease(teams_);
    kernels::Execution execution(lease.team(), std::move(stop));
    const NetworkProsody prosody = model->network().prosody(input.view(), execution);
    constexpr std::size_t frame_id = 1;
    return predicted_pause(prosody.durations, prosody.energy, frame_id + tokens.words[first_words - 1].end,
                           frame_id + tokens.words[first_words].begin);
}

Speech KokoroEngine::speak(const Utterance& utterance, std::stop_token stop) {
    const auto model = holder_.model();
    const TokenSequence tokens = tokenize(utterance.text);
    report_unknown(tokens, "Kokoro");
    if (tokens.ids.empty()) return silence(utterance.text);

    const OwnInput input(tokens, *model, utterance.voice);
    kernels::TeamPool::Loan lease(teams_);
    kernels::Execution execution(lease.team(), std::move(stop));
    NetworkOutput spoken = model->network().run(input.view(), execution);

    return finished_speech(std::move(spoken.samples), spoken.durations, tokens);
}

}  // namespace storyflow::speech
