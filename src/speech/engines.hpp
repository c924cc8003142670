#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "speech/speech_engine.hpp"

namespace storyflow::speech {

/// The name that chooses the best engine that can speak now.
inline constexpr std::string_view automatic_engine = "auto";

/// The engine of final narrations. What other engines speak is a draft: good to hear and to edit by, made in
/// seconds, and to be narrated anew with this engine before it is published.
inline constexpr std::string_view final_engine = "kokoro";
[[nodiscard]] inline bool is_draft_engine(std::string_view name) {
    return name != final_engine;
}

/// The engines of this program by name. Borrows them; immutable, so safe from any thread.
class Engines {
  public:
    /// The best ones first.
    explicit Engines(std::vector<SpeechEngine*> engines) : engines_(std::move(engines)) {}

    /// For `automatic_engine` the first that is available, but never eSpeak, which speaks only when asked
    /// for; if there is none, the first. Throws `base::Error{invalid_input}` naming the engines that exist.
    [[nodiscard]] SpeechEngine& find(std::string_view name) const;
    [[nodiscard]] const std::vector<SpeechEngine*>& all() const { return engines_; }

  private:
    std::vector<SpeechEngine*> engines_;
};

}  // namespace storyflow::speech
