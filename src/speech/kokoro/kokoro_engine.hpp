#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "speech/kernels/team_pool.hpp"
#include "speech/kokoro/model_holder.hpp"
#include "speech/phonemizer.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech {

struct KokoroOptions {
    std::filesystem::path models;
    std::filesystem::path
        cache;  ///< for prepared weights when the models folder is not writable; empty for no cache
    std::size_t cores = 1;  ///< shared by all utterances that are spoken at the same time
};

/// Kokoro-82M on our own runtime: phonemes from the phonemizer, the network from the models folder, loaded on
/// first use. The same utterance always gives the same samples. A single utterance uses all cores; of several
/// at a time each keeps its own core, see `CoreBudget`. Borrows the phonemizer; safe from any thread.
class KokoroEngine final : public SpeechEngine {
  public:
    KokoroEngine(KokoroOptions options, Phonemizer& phonemizer);

    [[nodiscard]] std::string_view name() const override { return "kokoro"; }
    /// The model's files and the processor's instruction set.
    [[nodiscard]] std::string fingerprint() const override;
    [[nodiscard]] Availability availability() const override { return holder_.availability(); }
    [[nodiscard]] std::vector<std::string> voices() const override { return holder_.voices(); }
    [[nodiscard]] VoiceChoice heard(const VoiceChoice& asked) const override;
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                       std::stop_token stop) override;
    /// Predicted by the network for the two sentences at the border.
    [[nodiscard]] double pause_between(const Utterance& before, const Utterance& after,
                                       std::stop_token stop) override;
    /// The network predicts the sound's duration: 600 samples at 24 kHz for each unit of it.
    [[nodiscard]] Speech speak(const Utterance& utterance, std::stop_token stop) override;

    /// Loads the model now instead of with the first utterance. Throws like `speak`.
    void load() { (void)holder_.model(); }

  private:
    kernels::TeamPool teams_;
    kokoro::ModelHolder holder_;
    Phonemizer& phonemizer_;
};

}  // namespace storyflow::speech
