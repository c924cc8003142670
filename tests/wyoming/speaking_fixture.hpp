#pragma once

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/tone_engine.hpp"
#include "wyoming/speaking.hpp"

namespace storyflow::wyoming {

/// Settings in memory.
class FakeSettings final : public story::SettingsStore {
  public:
    [[nodiscard]] story::Settings load() override { return settings; }
    story::Settings change(const std::function<void(story::Settings&)>& change) override {
        change(settings);
        return settings;
    }

    story::Settings settings;
};

/// An engine that makes tones: 10 ms for each byte of a text.
class SpeakingTest : public testing::Test {
  protected:
    FakeSettings settings_;
    support::ToneEngine kokoro_{"kokoro"};
    support::ToneEngine espeak_{"espeak"};
    speech::Engines engines_{{&kokoro_, &espeak_}};
    std::stop_source server_;
    narration::SpeakingTurns turns_{2, 2};
    Speaking speaking_{.engines = engines_,
                       .settings = settings_,
                       .turns = turns_,
                       .stopping = server_.get_token(),
                       .version = "1.2.3",
                       .text_limit = 4'000};
};

}  // namespace storyflow::wyoming
