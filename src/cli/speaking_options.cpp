#include "cli/speaking_options.hpp"

#include <utility>

#include "base/error.hpp"
#include "cli/pronunciation_file.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::cli {

void offer_speaking_options(Command& command, SpeakingOptions& options) {
    command.offer({"--voice", "", "One of 'storyflow voices', or a mix: af_bella(2)+am_adam(1)"},
                  options.voice);
    command.offer({"--speed", "", "Pace"}, options.speed, {speech::slowest_speed, speech::fastest_speed});
    command.offer({"--pronunciations", "FILE", "Lines of 'word = /phonemes/' or 'word = respelling'"},
                  options.pronunciation_file);
}

speech::VoiceChoice voice_of(const SpeakingOptions& options, const speech::Engines& engines) {
    if (auto voice = speech::find_known_voice(engines, options.voice, options.speed))
        return *std::move(voice);
    throw base::Error(base::ErrorKind::invalid_input,
                      "--voice: there is no \"" + options.voice + "\"; see 'storyflow voices'");
}

std::string heard_voice(const speech::VoiceChoice& asked, const speech::VoiceChoice& heard) {
    return asked.name() == heard.name() ? heard.name() : heard.name() + " for " + asked.name();
}

std::vector<text::Pronunciation> pronunciations_of(const SpeakingOptions& options) {
    if (options.pronunciation_file.empty()) return {};
    return read_pronunciation_file(options.pronunciation_file);
}

}  // namespace storyflow::cli
