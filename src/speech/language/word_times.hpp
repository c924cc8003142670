#pragma once

#include <span>
#include <vector>

#include "speech/language/tokenizer.hpp"
#include "speech/speech_engine.hpp"

namespace storyflow::speech {

/// When each word is heard. `durations`: frames of 25 ms for each id, including the frame ids at both ends;
/// the sound lasts as long as their sum. Calculated like in hexgrad/kokoro (pipeline.py, join_timestamps): a
/// space is divided equally between its neighbours, and all words are up to 3 frames early, because the
/// duration of the first frame id ends later than its sound. Words without tokens have no length. The times
/// are in order, do not overlap and are within the sound. Pure. Throws `base::Error{internal}` unless there
/// are exactly two more durations than ids.
[[nodiscard]] std::vector<TimeSpan> word_times(std::span<const int> durations, const TokenSequence& tokens);

}  // namespace storyflow::speech
