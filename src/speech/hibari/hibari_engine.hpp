#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "speech/hibari/voice_networks.hpp"
#include "speech/kernels/team_pool.hpp"
#include "speech/phonemizer.hpp"
#include "speech/speech_engine.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech {

struct HibariOptions {
    std::size_t cores = 1;           ///< shared by all utterances that are spoken at the same time
    std::filesystem::path models{};  ///< where further voices of this kind lie; empty for none
};

/// The built-in voice: a small student of Kokoro's af_heart whose weights are part of the program, so it can
/// always speak. Other students speak when their voice leads the choice and their file is in the models
/// folder; every other choice sounds like af_heart. An utterance is transcribed for the English of the voice
/// that speaks. Weights are unpacked on first use. The same utterance always gives the same samples. Borrows
/// the phonemizer; safe from any thread.
class HibariEngine final : public SpeechEngine {
  public:
    HibariEngine(HibariOptions options, Phonemizer& phonemizer);

    [[nodiscard]] std::string_view name() const override { return "hibari"; }
    /// The weights, the files of further voices, and the instructions that round the sound in their own way.
    [[nodiscard]] std::string fingerprint() const override;
    [[nodiscard]] Availability availability() const override { return {.available = true, .reason = {}}; }
    /// The voices that it can speak with: af_heart, then those that have a file, sorted. Only looks at the
    /// names of files. Speaking with a damaged one throws `base::Error{unavailable}`, which names it.
    [[nodiscard]] std::vector<std::string> voices() const override { return networks_.voices(); }
    [[nodiscard]] VoiceChoice heard(const VoiceChoice& asked) const override;
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                       std::stop_token stop) override;
    /// Measured: speaking both sentences at the border takes a hundredth of their duration.
    [[nodiscard]] double pause_between(const Utterance& before, const Utterance& after,
                                       std::stop_token stop) override;
    /// The network predicts the sound's duration: 600 samples at 24 kHz for each unit of it.
    [[nodiscard]] Speech speak(const Utterance& utterance, std::stop_token stop) override;

    /// Unpacks the weights of af_heart now instead of with the first utterance.
    void load() { (void)networks_.network(default_voice); }

  private:
    kernels::TeamPool teams_;
    hibari::VoiceNetworks networks_;
    Phonemizer& phonemizer_;
};

}  // namespace storyflow::speech
