#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "speech/speech_engine.hpp"

namespace storyflow::contract {

/// An engine under test, and what is true of it beyond what every engine promises.
struct TestedEngine {
    std::string name;  ///< of the engine, also in the tests' names
    /// A new engine, which owns all that it borrows.
    std::function<std::shared_ptr<speech::SpeechEngine>(std::size_t cores)> make;
    /// Half and double speed give double and half the duration up to this part of it; engines that promise
    /// only "slower" and "faster" have 0.
    double speed_tolerance = 0.0;
};

/// The member `engine` of an object that also holds what the engine borrows, and lives as long.
template <typename Owner>
std::shared_ptr<speech::SpeechEngine> engine_in(std::shared_ptr<Owner> owner) {
    auto* const engine = &owner->engine;
    return {std::move(owner), engine};
}

/// What every engine promises, see `speech::SpeechEngine`. The tests of an engine instantiate it.
class SpeechEngineContract : public testing::TestWithParam<TestedEngine> {
  protected:
    [[nodiscard]] std::shared_ptr<speech::SpeechEngine> make(std::size_t cores) const {
        return GetParam().make(cores);
    }
    /// The sound of words that are one chunk.
    [[nodiscard]] static speech::Speech speak(speech::SpeechEngine& engine, std::string_view words,
                                              double speed = 1.0);
    [[nodiscard]] speech::Speech speak(std::string_view words, double speed = 1.0) {
        return speak(*engine_, words, speed);
    }

    std::shared_ptr<speech::SpeechEngine> engine_ = make(1);
};

/// What the engines promise besides that speak the words' phonemes with a network of Kokoro's kind.
class NetworkEngineContract : public SpeechEngineContract {};

/// The instances' names in a test report.
[[nodiscard]] inline std::string name_of(const testing::TestParamInfo<TestedEngine>& instance) {
    return instance.param.name;
}

}  // namespace storyflow::contract
