#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "cli/pronunciation_file.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"
#include "narration/pronunciation_check.hpp"
#include "speech/espeak/espeak_mnemonics.hpp"
#include "speech/language/phoneme_map.hpp"
#include "speech/voice_choice.hpp"
#include "speech/voice_mix.hpp"
#include "text/pronunciation.hpp"

namespace {

using namespace storyflow;

void check_entries(const std::vector<text::Pronunciation>& entries) {
    for (const auto& entry : entries) {
        fuzz::check(base::is_valid_utf8(entry.word) && base::is_valid_utf8(entry.spoken_as));
        fuzz::check(!narration::fault_of_word(entry.word));
        fuzz::check(!narration::fault_of_pronunciation(entry.spoken_as));
        if (const auto phonemes = text::phonemes_of(entry.spoken_as))
            (void)speech::espeak_mnemonics(*phonemes, speech::Accent::american);
    }
}

/// A mix that is written again is the same mix.
void check_voice(std::string_view name) {
    const auto voice = speech::VoiceChoice::parse(name);
    if (!voice) return;
    double weights = 0.0;
    for (const auto& part : voice->mix().parts)
        weights += part.weight;
    fuzz::check(weights > 0.99 && weights < 1.01);
    const auto again = speech::parse_voice_mix(speech::written(voice->mix()));
    fuzz::check(again && again->parts.size() == voice->mix().parts.size());
}

}  // namespace

// A file of pronunciations, the phonemes in it, and names of voices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view content = fuzz::text_of(data, size);
    fuzz::attempt(base::ErrorKind::invalid_input,
                  [&] { check_entries(cli::parse_pronunciations(content, "words.txt")); });
    (void)speech::espeak_mnemonics(content, speech::Accent::british);
    (void)speech::kokoro_phonemes(content, speech::Accent::american);
    check_voice(content.substr(0, content.find('\n')));
    return 0;
}
