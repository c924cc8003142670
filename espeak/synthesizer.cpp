// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesizer.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <stdexcept>

namespace storyflow_espeak {

namespace {

constexpr std::size_t longest_speech = 600;  // seconds of sound in one answer
constexpr int normal_words_per_minute = 175;
constexpr int volume_without_clipping = 60;  // at the normal 100 some variants exceed 16 bits

struct Recording {
    std::string samples;
    std::size_t limit = 0;  // bytes
    bool overflowed = false;
};

// Called by C code, so nothing may be thrown out of it. Non-zero stops the synthesis.
int record(short* samples, int count, espeak_EVENT* events) noexcept {
    auto& recording = *static_cast<Recording*>(events->user_data);
    if (samples == nullptr || count <= 0) return 0;
    const std::size_t bytes = static_cast<std::size_t>(count) * sizeof(short);
    recording.overflowed = recording.samples.size() + bytes > recording.limit;
    if (!recording.overflowed) recording.samples.append(reinterpret_cast<const char*>(samples), bytes);
    return recording.overflowed ? 1 : 0;
}

void set_parameter(espeak_PARAMETER parameter, int value) {
    if (espeak_SetParameter(parameter, value, 0) != EE_OK)
        throw std::runtime_error("espeak-ng refused a setting");
}

void apply_voice(const Request& request) {
    if (espeak_SetVoiceByName(request.voice.c_str()) != EE_OK) {
        throw std::runtime_error("espeak-ng has no voice named " + request.voice);
    }
    const double wanted = normal_words_per_minute * request.speed / 1000.0;
    const int words_per_minute = static_cast<int>(std::lround(wanted));
    set_parameter(espeakRATE, std::clamp(words_per_minute, espeakRATE_MINIMUM, espeakRATE_MAXIMUM));
    set_parameter(espeakPITCH, request.pitch);
    set_parameter(espeakVOLUME, volume_without_clipping);
}

// espeak-ng stops at a zero byte, and reads a little beyond the end of a text that breaks off inside a
// character.
std::string terminated(std::string text) {
    std::replace(text.begin(), text.end(), '\0', ' ');
    return text.append(8, '\0');
}

}  // namespace

Synthesizer::Synthesizer()
    : sample_rate_(espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT)) {
    if (sample_rate_ <= 0) throw std::runtime_error("espeak-ng found no voice data (package espeak-ng-data)");
    espeak_SetSynthCallback(record);
}

Synthesizer::~Synthesizer() {
    espeak_Terminate();
}

std::string Synthesizer::speak(const Request& request) {
    apply_voice(request);
    Recording recording;
    recording.limit = longest_speech * static_cast<std::size_t>(sample_rate_) * sizeof(short);
    const std::string text = terminated(request.text);
    const auto end =
        espeak_Synth(text.data(), text.size(), 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &recording);
    if (recording.overflowed) throw std::runtime_error("the speech would be longer than ten minutes");
    if (end != EE_OK) throw std::runtime_error("espeak-ng could not speak the text");
    return std::move(recording.samples);
}

std::string Synthesizer::phonemes(const Request& request) {
    apply_voice(request);
    const std::string text = terminated(request.text);
    const void* rest = text.data();
    std::string clauses;
    while (rest != nullptr) {
        clauses.append(espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, espeakPHONEMES_IPA)).push_back('\n');
    }
    return clauses;
}

}  // namespace storyflow_espeak
