#include "speech/engines.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

bool may_speak_unasked(const SpeechEngine* engine) {
    return engine->name() != "espeak" && engine->availability().available;
}

}  // namespace

SpeechEngine& Engines::find(std::string_view name) const {
    if (name == automatic_engine) {
        const auto best = std::find_if(engines_.begin(), engines_.end(), may_speak_unasked);
        return best != engines_.end() ? **best : *engines_.front();
    }
    const auto found = std::find_if(engines_.begin(), engines_.end(),
                                    [name](const SpeechEngine* engine) { return engine->name() == name; });
    if (found != engines_.end()) return **found;

    std::string known;
    for (const SpeechEngine* engine : engines_)
        known.append(known.empty() ? "" : ", ").append(engine->name());
    throw base::Error(base::ErrorKind::invalid_input, "Unknown speech engine; there are: " + known + ".");
}

}  // namespace storyflow::speech
