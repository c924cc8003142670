// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesizer.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <new>
#include <stdexcept>
#include <string_view>

namespace storyflow_espeak {

namespace {

constexpr std::size_t longest_speech = 600;  // seconds of sound in one reply
constexpr int normal_words_per_minute = 175;
constexpr int volume_without_clipping = 60;  // at the default 100 some variants exceed 16 bits
constexpr int tie = '^';
constexpr int tied_ipa = espeakPHONEMES_IPA | espeakPHONEMES_TIE | (tie << 8);

struct Recording {
    std::string words;
    std::size_t word_count = 0;
    std::string samples;
    std::size_t limit = 0;  // bytes
    bool overflowed = false;
    bool out_of_memory = false;
};

// espeak-ng counts characters from 1 and milliseconds from the beginning of the sound.
void record_word(Recording& recording, const espeak_EVENT& event) {
    if (event.type != espeakEVENT_WORD || event.text_position < 1 || event.audio_position < 0) return;
    if (recording.word_count++ >= word_limit) return;
    recording.words.append(std::to_string(event.text_position - 1)).append(" ");
    recording.words.append(std::to_string(event.audio_position)).append("\n");
}

// Returns non-zero to stop the synthesis.
int record_all(Recording& recording, const short* samples, int count, const espeak_EVENT* events) {
    for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event)
        record_word(recording, *event);
    if (samples == nullptr || count <= 0) return 0;
    const std::size_t bytes = static_cast<std::size_t>(count) * sizeof(short);
    recording.overflowed = recording.samples.size() + bytes > recording.limit;
    if (!recording.overflowed) recording.samples.append(reinterpret_cast<const char*>(samples), bytes);
    return recording.overflowed ? 1 : 0;
}

// Called from C code, so it must not throw.
int record(short* samples, int count, espeak_EVENT* events) noexcept {
    auto& recording = *static_cast<Recording*>(events->user_data);
    try {
        return record_all(recording, samples, count, events);
    } catch (const std::bad_alloc&) {
        recording.out_of_memory = true;
        return 1;
    }
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

// espeak-ng stops at a zero byte, takes the byte 1 for the beginning of a command, and reads beyond the end
// of a text that ends inside a character.
std::string terminated(std::string_view text) {
    std::string safe(text);
    std::replace_if(
        safe.begin(), safe.end(), [](char c) { return c >= '\0' && c < ' ' && c != '\n'; }, ' ');
    return safe.append(8, '\0');
}

// Some clauses begin with a space.
void append_clause(std::string& line, std::string_view clause) {
    const std::size_t begin = clause.find_first_not_of(" \n");
    if (begin == std::string_view::npos) return;
    if (!line.empty()) line.push_back(' ');
    line.append(clause.substr(begin));
}

// espeak-ng gives the phonemes of one clause at a time.
std::string phonemes_of_line(std::string_view text) {
    const std::string safe = terminated(text);
    const void* rest = safe.data();
    std::string line;
    while (rest != nullptr) {
        const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, tied_ipa);
        if (clause != nullptr) append_clause(line, clause);
    }
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
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
    const auto end = espeak_Synth(text.data(), text.size(), 0, POS_CHARACTER, 0,
                                  espeakCHARS_UTF8 | espeakPHONEMES, nullptr, &recording);
    if (recording.out_of_memory) throw std::bad_alloc();
    if (recording.overflowed) throw std::runtime_error("the speech would be longer than ten minutes");
    if (end != EE_OK) throw std::runtime_error("espeak-ng could not speak the text");
    return std::move(recording.words.append("\n").append(recording.samples));
}

std::string Synthesizer::phonemes(const Request& request) {
    apply_voice(request);
    std::string lines;
    std::string_view rest = request.text;
    for (;;) {
        const std::size_t end = rest.find('\n');
        lines.append(phonemes_of_line(rest.substr(0, end))).push_back('\n');
        if (end == std::string_view::npos) return lines;
        rest.remove_prefix(end + 1);
    }
}

}  // namespace storyflow_espeak
