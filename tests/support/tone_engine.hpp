#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <functional>
#include <mutex>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::support {

/// Speaks every text as a 220 Hz sine of 10 ms per byte (divided by the speed): deterministic, no model.
/// Texts that contain
/// "[fail]" throw. `on_speak` runs before each utterance, for tests that need to hold or watch the engine.
class ToneEngine final : public speech::SpeechEngine {
  public:
    explicit ToneEngine(std::string name = "kokoro") : name_(std::move(name)) {}

    [[nodiscard]] std::string_view name() const override { return name_; }
    [[nodiscard]] speech::Availability availability() const override {
        return {available.load(), available.load() ? "" : "The tone engine was switched off."};
    }
    [[nodiscard]] audio::Pcm speak(const speech::Utterance& utterance, std::stop_token stop) override {
        std::function<void(const speech::Utterance&, const std::stop_token&)> hook;
        {
            const std::lock_guard lock(mutex_);
            spoken_.push_back(utterance);
            hook = on_speak_;
        }
        if (hook) hook(utterance, stop);
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "cancelled");
        if (utterance.text.find("[fail]") != std::string::npos) {
            throw base::Error(base::ErrorKind::internal, "the tone engine was told to fail");
        }
        auto sound = tone(static_cast<double>(utterance.text.size()) * 0.01 / utterance.speed);
        if (is_silent) std::fill(sound.samples.begin(), sound.samples.end(), 0.0F);
        return sound;
    }

    void on_speak(std::function<void(const speech::Utterance&, const std::stop_token&)> hook) {
        const std::lock_guard lock(mutex_);
        on_speak_ = std::move(hook);
    }
    [[nodiscard]] std::vector<speech::Utterance> spoken() const {
        const std::lock_guard lock(mutex_);
        return spoken_;
    }

    std::atomic<bool> available{true};
    std::atomic<bool> is_silent{false};

  private:
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
    std::vector<speech::Utterance> spoken_;
    std::function<void(const speech::Utterance&, const std::stop_token&)> on_speak_;
};

}  // namespace storyflow::support
