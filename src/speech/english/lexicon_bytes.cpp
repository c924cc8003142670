#include "speech/english/lexicon_bytes.hpp"

// Defined in data/lexicon/lexicon.S.
extern "C" {
extern const std::byte storyflow_lexicon_begin[] __attribute__((visibility("hidden")));
extern const std::byte storyflow_lexicon_end[] __attribute__((visibility("hidden")));
}

namespace storyflow::speech::english {

std::span<const std::byte> lexicon_bytes() {
    return {storyflow_lexicon_begin, storyflow_lexicon_end};
}

}  // namespace storyflow::speech::english
