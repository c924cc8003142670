#pragma once

#include <span>
#include <vector>

#include "speech/kokoro/language/tokenizer.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech::kokoro {

/// When each word is heard. `durations`: frames of 25 ms for each id, those of the frame ids at both ends
/// included; the sound lasts as long as all of them. Counts as hexgrad/kokoro does (pipeline.py,
/// join_timestamps): a space is divided equally between its neighbours, and all words come up to 3 frames
/// early, because the pad before the first one ends later than its sound begins. Words without tokens have no
/// length. In order, without overlaps, within the sound. Pure. Throws `base::Error{internal}` when there are
/// not exactly two durations more than ids.
[[nodiscard]] std::vector<TimeSpan> word_times(std::span<const int> durations, const TokenSequence& tokens);

}  // namespace storyflow::speech::kokoro
