#include "speech/engines.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"

namespace storyflow::speech {

SpeechEngine& Engines::find(std::string_view name) const {
    const auto found = std::find_if(engines_.begin(), engines_.end(),
                                    [name](const SpeechEngine* engine) { return engine->name() == name; });
    if (found != engines_.end()) return **found;

    std::string known;
    for (const SpeechEngine* engine : engines_)
        known.append(known.empty() ? "" : ", ").append(engine->name());
    throw base::Error(base::ErrorKind::invalid_input, "Unknown speech engine; there are: " + known + ".");
}

}  // namespace storyflow::speech
