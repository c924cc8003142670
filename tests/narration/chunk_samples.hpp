#pragma once

#include <cstddef>
#include <string>

#include "speech/speech_engine.hpp"

namespace storyflow::narration {

/// A key for each number from 0 to 9.
inline std::string key_of(int number) {
    return std::to_string(number) + std::string(62, 'a') + std::to_string(number);
}

/// Two words and `samples` samples, different for each number.
inline speech::Speech speech_of(int number, std::size_t samples = 20) {
    speech::Speech speech;
    for (std::size_t i = 0; i < samples; ++i)
        speech.sound.samples.push_back(static_cast<float>(number + 1) / static_cast<float>(i + 10));
    speech.words = {{0.1, 0.25}, {1.0 / 3.0, 0.5 + number}};
    return speech;
}

/// Bitwise equality: a store must return exactly what was put.
inline bool is_same(const speech::Speech& a, const speech::Speech& b) {
    return a.sound.samples == b.sound.samples && a.sound.sample_rate == b.sound.sample_rate &&
           a.words == b.words;
}

}  // namespace storyflow::narration
