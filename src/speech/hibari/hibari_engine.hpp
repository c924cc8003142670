#pragma once

#include <cstddef>
#include <mutex>
#include <optional>

#include "speech/hibari/network/network.hpp"
#include "speech/kernels/team_pool.hpp"
#include "speech/phonemizer.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech {

struct HibariOptions {
    std::size_t cores = 1;  ///< shared by all utterances that are spoken at the same time
};

/// The built-in voice: a small student of Kokoro's af_heart whose weights are part of the program, so it can
/// always speak. Every utterance sounds like af_heart, whatever voice it asks for, and is transcribed for its
/// American English. Weights are unpacked on first use. The same utterance always gives the same samples.
/// Borrows the phonemizer; safe from any thread.
class HibariEngine final : public SpeechEngine {
  public:
    HibariEngine(HibariOptions options, Phonemizer& phonemizer);

    [[nodiscard]] std::string_view name() const override { return "hibari"; }
    /// The weights, and the instructions that round the sound in their own way.
    [[nodiscard]] std::string fingerprint() const override;
    [[nodiscard]] Availability availability() const override { return {.available = true, .reason = {}}; }
    [[nodiscard]] std::vector<std::string> voices() const override;
    [[nodiscard]] VoiceChoice heard(const VoiceChoice& asked) const override;
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text, const VoiceChoice& voice,
                                                       std::stop_token stop) override;
    /// Measured: speaking both sentences at the border takes a hundredth of their duration.
    [[nodiscard]] double pause_between(const Utterance& before, const Utterance& after,
                                       std::stop_token stop) override;
    /// The network predicts the sound's duration: 600 samples at 24 kHz for each unit of it.
    [[nodiscard]] Speech speak(const Utterance& utterance, std::stop_token stop) override;

    /// Unpacks the weights now instead of with the first utterance.
    void load() { (void)network(); }

  private:
    [[nodiscard]] const hibari::Network& network();

    kernels::TeamPool teams_;
    std::once_flag loaded_;
    std::optional<hibari::Network> network_;
    Phonemizer& phonemizer_;
};

}  // namespace storyflow::speech
