#include "speech/hibari/heart.hpp"

// Defined in data/heart.S.
extern "C" {
extern const std::byte storyflow_heart_begin[] __attribute__((visibility("hidden")));
extern const std::byte storyflow_heart_end[] __attribute__((visibility("hidden")));
}

namespace storyflow::speech::hibari {

std::span<const std::byte> heart_file() {
    return {storyflow_heart_begin, storyflow_heart_end};
}

}  // namespace storyflow::speech::hibari
