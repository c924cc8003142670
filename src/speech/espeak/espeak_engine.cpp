#include "speech/espeak/espeak_engine.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "audio/resample.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/espeak/espeak_text.hpp"
#include "speech/espeak/espeak_voices.hpp"
#include "text/cut_chunks.hpp"

namespace storyflow::speech {

namespace {

using std::chrono::steady_clock;

/// Increase this when a change of the requests, or of how replies are used, changes the sound of an
/// utterance.
constexpr int sound_version = 1;

/// Seconds between two sentences, as eSpeak makes them in one go: 0.45, 0.19 and 0.06 at the speeds 0.7, 1
/// and 1.5.
constexpr double pause_at_normal_speed = 0.19;

constexpr std::size_t shortest_chunk = 20;  // code points; a smaller one joins its neighbour

constexpr std::string_view how_to_get_it =
    " Build it with the rest of StoryFlow (script/build), which needs the Debian packages libespeak-ng-dev "
    "and "
    "espeak-ng-data.";

Availability unavailable(std::string problem) {
    return {false, std::move(problem.append(how_to_get_it))};
}

struct Greeting {
    Availability availability;
    std::string version;
};

Greeting greet(const std::filesystem::path& program, std::chrono::milliseconds time_limit) {
    try {
        const Exchange greeting = EspeakProcess(program).exchange(EspeakRequest{}, time_limit, {});
        if (greeting.end != ExchangeEnd::replied ||
            greeting.reply.header.kind != EspeakReplyHeader::Kind::hello) {
            return {unavailable("The program " + program.string() + " does not answer."), {}};
        }
        if (greeting.reply.header.number != espeak_protocol_version) {
            return {unavailable("The program " + program.string() + " is of another version."), {}};
        }
        return {{true, ""}, greeting.reply.payload};
    } catch (const base::Error& failure) {
        return {unavailable(failure.what()), {}};
    }
}

EspeakAudio checked(const EspeakReply& reply) {
    auto audio = parse_audio(reply.payload);
    if (reply.header.kind != EspeakReplyHeader::Kind::audio || reply.header.number <= 0 || !audio) {
        throw base::Error(base::ErrorKind::internal,
                          "The program storyflow-espeak gave an unexpected answer.");
    }
    if (audio->samples.empty())
        throw base::Error(base::ErrorKind::invalid_input, "eSpeak made no sound of this text.");
    return *std::move(audio);
}

audio::Pcm decode(std::string_view samples, int sample_rate) {
    audio::Pcm sound;
    sound.sample_rate = sample_rate;
    sound.samples.reserve(samples.size() / sizeof(std::int16_t));
    for (std::size_t at = 0; at + sizeof(std::int16_t) <= samples.size(); at += sizeof(std::int16_t)) {
        std::int16_t step = 0;
        std::memcpy(&step, samples.data() + at, sizeof(step));
        sound.samples.push_back(static_cast<float>(step) / 32768.0F);
    }
    return sound;
}

/// A mix is spoken with its leading voice.
EspeakRequest speak_request(const std::string& text, const VoiceChoice& choice) {
    if (text.size() > espeak_text_limit) {
        throw base::Error(base::ErrorKind::internal, "The text of one utterance has more than " +
                                                         std::to_string(espeak_text_limit) + " bytes.");
    }
    const EspeakVoice voice = espeak_voice(choice.leading_voice().id);
    return {EspeakRequest::Kind::speak, std::string(voice.name), voice.pitch, choice.speed(), text};
}

/// Clamps the times to the sound's duration: resampling may shorten the sound by a frame.
void keep_within(std::vector<TimeSpan>& words, double duration) {
    for (TimeSpan& word : words)
        word = {std::min(word.start, duration), std::min(word.end, duration)};
}

}  // namespace

EspeakEngine::EspeakEngine(EspeakPool& pool, std::filesystem::path program, EspeakEngineOptions options,
                           EspeakGreetingOptions greeting)
    : pool_(pool), program_(std::move(program)), options_(options), greeting_(greeting) {}

std::string EspeakEngine::fingerprint() const {
    std::error_code missing;
    const auto size = std::filesystem::file_size(program_, missing);
    const std::chrono::nanoseconds modified =
        std::filesystem::last_write_time(program_, missing).time_since_epoch();
    static_cast<void>(availability());  // remembers the version
    return "espeak " + std::to_string(sound_version) + ' ' + std::to_string(size) + ' ' +
           std::to_string(modified.count()) + '\n' + last_version();
}

Availability EspeakEngine::availability() const {
    std::error_code missing;
    const auto program_time = std::filesystem::last_write_time(program_, missing);
    if (missing || ::access(program_.c_str(), X_OK) != 0) {
        return unavailable("The program " + program_.string() + " is missing or not executable.");
    }
    if (const auto known = fresh_result(program_time)) return *known;
    // One caller asks the program; the others use the last known answer, so that a program that hangs delays
    // only that one caller.
    std::unique_lock asking(asking_mutex_, std::try_to_lock);
    if (!asking.owns_lock()) {
        if (const auto last = last_result()) return *last;
        asking.lock();
    }
    if (const auto known = fresh_result(program_time)) return *known;
    Greeting greeting = greet(program_, greeting_.time_limit);
    const auto probe = probe_.lock();
    *probe = Probe{program_time, steady_clock::now(), greeting.availability, std::move(greeting.version)};
    return greeting.availability;
}

std::optional<Availability> EspeakEngine::fresh_result(std::filesystem::file_time_type program_time) const {
    const auto guard = probe_.lock();
    const std::optional<Probe>& probe = *guard;
    const bool is_fresh =
        probe && probe->program_time == program_time &&
        (probe->result.available || steady_clock::now() < probe->when + greeting_.failure_memory);
    return is_fresh ? std::optional(probe->result) : std::nullopt;
}

std::optional<Availability> EspeakEngine::last_result() const {
    const auto probe = probe_.lock();
    return *probe ? std::optional((*probe)->result) : std::nullopt;
}

std::string EspeakEngine::last_version() const {
    const auto probe = probe_.lock();
    return *probe ? (*probe)->version : std::string();
}

std::vector<text::SpokenText> EspeakEngine::chunks(const text::SpokenText& text, const VoiceChoice& /*voice*/,
                                                   std::stop_token /*stop*/) {
    const auto code_points = [](const text::SpokenWord& word) {
        return base::code_point_count(word.lead) + base::code_point_count(word.text) +
               base::code_point_count(word.trail);
    };
    const text::ChunkLimits limits{
        .aim = options_.chunk_limit, .hard = options_.chunk_limit, .too_short = shortest_chunk};
    return text::cut_chunks(text, limits, code_points);
}

double EspeakEngine::pause_between(const Utterance& before, const Utterance& /*after*/,
                                   std::stop_token /*stop*/) {
    return pause_at_normal_speed / (before.voice.speed() * before.voice.speed());
}

Speech EspeakEngine::speak(const Utterance& utterance, std::stop_token stop) {
    if (const Availability state = availability(); !state.available) {
        throw base::Error(base::ErrorKind::unavailable, state.reason);
    }
    const EspeakText said = espeak_text(utterance.text, utterance.voice.leading_voice().accent);
    const EspeakReply reply = pool_.ask(speak_request(said.text, utterance.voice), stop);
    const EspeakAudio audio = checked(reply);
    audio::Pcm sound = decode(audio.samples, reply.header.number);
    auto words = espeak_word_times(said, audio.words, sound);
    sound = audio::resample(std::move(sound), audio::narration_rate);
    keep_within(words, sound.duration());
    return {std::move(sound), std::move(words)};
}

}  // namespace storyflow::speech
