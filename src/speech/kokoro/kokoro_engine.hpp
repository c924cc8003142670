#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "speech/kokoro/model_holder.hpp"
#include "speech/kokoro/team_pool.hpp"
#include "speech/phonemizer.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech {

struct KokoroOptions {
    std::filesystem::path models;
    std::filesystem::path
        cache;              ///< for prepared weights when the models folder cannot be written; may be empty
    std::size_t cores = 1;  ///< shared by all that is spoken at one time
};

/// Kokoro-82M, computed by our own runtime: phonemes from the phonemizer, the network from the models folder.
/// Loaded on first use; the same utterance always gives the same samples. An utterance that is spoken alone
/// gets all cores, one of many its own core; see `CoreBudget`. Borrows the phonemizer; safe from any thread.
class KokoroEngine final : public SpeechEngine {
  public:
    KokoroEngine(KokoroOptions options, Phonemizer& phonemizer);

    [[nodiscard]] std::string_view name() const override { return "kokoro"; }
    /// The model's files and the processor's instruction set.
    [[nodiscard]] std::string fingerprint() const override;
    [[nodiscard]] Availability availability() const override { return holder_.availability(); }
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                       std::stop_token stop) override;
    /// The sound lasts as long as the network predicts: 600 frames for each unit of duration.
    [[nodiscard]] Speech speak(const Utterance& utterance, std::stop_token stop) override;

    /// Loads the model now instead of with the first utterance. Throws like `speak`.
    void load() { (void)holder_.model(); }

  private:
    kokoro::TeamPool teams_;
    kokoro::ModelHolder holder_;
    Phonemizer& phonemizer_;
};

}  // namespace storyflow::speech
