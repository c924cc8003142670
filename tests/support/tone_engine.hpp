#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <functional>
#include <mutex>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "speech/nearest_voice.hpp"
#include "speech/speech_engine.hpp"
#include "text/cut_chunks.hpp"

namespace storyflow::support {

/// Speaks every text as a 220 Hz sine of 10 ms per byte (divided by the speed): deterministic, without a
/// model. Throws for texts with the word "kaboom". Calls `on_speak` before each utterance, for tests that
/// hold or watch the engine.
class ToneEngine final : public speech::SpeechEngine {
  public:
    /// The arguments of a call of `speak`.
    struct Spoken {
        std::string text;
        std::string voice;
        double speed = 1.0;
    };

    explicit ToneEngine(std::string name = "kokoro") : name_(std::move(name)) {}

    [[nodiscard]] std::string_view name() const override { return name_; }
    [[nodiscard]] std::string fingerprint() const override {
        return name_ + (is_silent.load() ? " silent" : " tone") + std::to_string(model.load());
    }
    [[nodiscard]] speech::Availability availability() const override {
        return {available.load(), available.load() ? "" : "The tone engine was switched off."};
    }
    [[nodiscard]] std::vector<std::string> voices() const override {
        const std::lock_guard lock(mutex_);
        return voices_;
    }
    [[nodiscard]] speech::VoiceChoice heard(const speech::VoiceChoice& asked) const override {
        return speech::nearest_mix(asked, voices());
    }
    [[nodiscard]] std::vector<text::SpokenText> chunks(const text::SpokenText& text,
                                                       const speech::VoiceChoice& /*voice*/,
                                                       std::stop_token /*stop*/) override {
        const auto bytes = [](const text::SpokenWord& word) {
            return word.lead.size() + word.text.size() + word.trail.size();
        };
        return text::cut_chunks(text, {.aim = chunk_limit, .hard = chunk_limit, .too_short = 0}, bytes);
    }
    [[nodiscard]] double pause_between(const speech::Utterance& /*before*/,
                                       const speech::Utterance& /*after*/,
                                       std::stop_token /*stop*/) override {
        return pause_between_chunks;
    }
    [[nodiscard]] speech::Speech speak(const speech::Utterance& utterance, std::stop_token stop) override {
        const Spoken spoken{text::written_form(utterance.text), utterance.voice.name(),
                            utterance.voice.speed()};
        std::function<void(const Spoken&, const std::stop_token&)> hook;
        {
            const std::lock_guard lock(mutex_);
            spoken_.push_back(spoken);
            hook = on_speak_;
        }
        if (hook) hook(spoken, stop);
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "cancelled");
        if (spoken.text.find("kaboom") != std::string::npos) {
            throw base::Error(base::ErrorKind::internal, "the tone engine was told to fail");
        }
        auto sound = tone(static_cast<double>(spoken.text.size()) * 0.01 / utterance.voice.speed());
        if (is_silent) std::fill(sound.samples.begin(), sound.samples.end(), 0.0F);
        return {std::move(sound), word_times(utterance)};
    }

    void on_speak(std::function<void(const Spoken&, const std::stop_token&)> hook) {
        const std::lock_guard lock(mutex_);
        on_speak_ = std::move(hook);
    }
    /// The voices that the engine has, sorted. Until it is called, it speaks every id.
    void has_voices(std::vector<std::string> voices) {
        const std::lock_guard lock(mutex_);
        voices_ = std::move(voices);
    }
    [[nodiscard]] std::vector<Spoken> spoken() const {
        const std::lock_guard lock(mutex_);
        return spoken_;
    }

    std::atomic<bool> available{true};
    std::atomic<bool> is_silent{false};
    std::atomic<int> model{1};                  ///< part of the fingerprint
    std::atomic<std::size_t> chunk_limit{500};  ///< bytes

    std::atomic<double> pause_between_chunks{0.1};  ///< seconds

  private:
    /// Each word lasts 10 ms per byte, at its position in the text.
    static std::vector<speech::TimeSpan> word_times(const speech::Utterance& utterance) {
        std::vector<speech::TimeSpan> times;
        std::size_t bytes = 0;
        for (const auto& word : utterance.text.words) {
            const auto at = [&](std::size_t byte) {
                return static_cast<double>(byte) * 0.01 / utterance.voice.speed();
            };
            const std::size_t begin = bytes + word.lead.size();
            times.push_back({at(begin), at(begin + word.text.size())});
            bytes = begin + word.text.size() + word.trail.size();
        }
        return times;
    }

    static audio::Pcm tone(double seconds) {
        audio::Pcm sound;
        sound.samples.resize(static_cast<std::size_t>(seconds * audio::narration_rate));
        for (std::size_t i = 0; i < sound.samples.size(); ++i) {
            const double phase =
                2.0 * std::numbers::pi * 220.0 * static_cast<double>(i) / audio::narration_rate;
            sound.samples[i] = static_cast<float>(0.5 * std::sin(phase));
        }
        return sound;
    }

    std::string name_;
    mutable std::mutex mutex_;
    std::vector<std::string> voices_;
    std::vector<Spoken> spoken_;
    std::function<void(const Spoken&, const std::stop_token&)> on_speak_;
};

}  // namespace storyflow::support
