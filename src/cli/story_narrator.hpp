#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "narration/speak_script.hpp"
#include "speech/engines.hpp"
#include "speech/speech_engine.hpp"
#include "speech/voice_choice.hpp"
#include "story/narrated_word.hpp"
#include "story/stores.hpp"

namespace storyflow::cli {

struct StoryNarratorOptions {
    int workers = 1;
    narration::SpeakOptions speak;
    std::vector<text::Pronunciation> pronunciations;
};

/// A text and the voice and speed to speak it with.
struct ScriptedSegment {
    std::string text;
    speech::VoiceChoice voice;
};

/// The text of each segment with its own voice and speed, else those of the story. Throws
/// `base::Error{invalid_input}` naming a segment whose voice is unknown.
[[nodiscard]] std::vector<ScriptedSegment> renditions_of(const std::vector<story::NewSegment>& segments,
                                                         const speech::VoiceChoice& story_voice,
                                                         const speech::Engines& engines);

struct NarratedSegment {
    std::filesystem::path file;
    double duration = 0.0;  ///< seconds
    std::string voice;      ///< that is heard, see `heard_voice`
    std::string failure;    ///< the error message; empty on success
    std::vector<story::NarratedWord> words = {};
};

/// Narrates a story outside any project: one numbered WAV per segment, several at a time. Borrows the engine.
class StoryNarrator {
  public:
    /// Called for each finished segment, one call at a time: the number of finished segments and the file's
    /// name.
    using Listener = std::function<void(std::size_t done, std::string_view name)>;

    StoryNarrator(speech::SpeechEngine& engine, StoryNarratorOptions options);

    /// Returns one result per segment, in order; a segment that fails does not stop the others. Removes the
    /// numbered files of an earlier run first. Throws `base::Error{cancelled}` after a stop request; finished
    /// files stay.
    [[nodiscard]] std::vector<NarratedSegment> narrate(const std::vector<ScriptedSegment>& segments,
                                                       const std::filesystem::path& folder,
                                                       const Listener& listener, std::stop_token stop);

  private:
    void narrate_one(const ScriptedSegment& segment, NarratedSegment& result, const std::stop_token& stop);

    speech::SpeechEngine& engine_;
    StoryNarratorOptions options_;
};

}  // namespace storyflow::cli
