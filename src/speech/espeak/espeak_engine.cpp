#include "speech/espeak/espeak_engine.hpp"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "audio/resample.hpp"
#include "base/error.hpp"
#include "speech/espeak/espeak_voices.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech {

namespace {

using std::chrono::steady_clock;

constexpr std::string_view how_to_get_it =
    " Build it with the rest of StoryFlow (script/build), which needs the Debian packages libespeak-ng-dev "
    "and "
    "espeak-ng-data.";

Availability unavailable(std::string problem) {
    return {false, std::move(problem.append(how_to_get_it))};
}

Availability greet(const std::filesystem::path& program, std::chrono::milliseconds time_limit) {
    try {
        const Exchange greeting = EspeakProcess(program).exchange(EspeakRequest{}, time_limit, {});
        if (greeting.end != ExchangeEnd::replied ||
            greeting.reply.header.kind != EspeakReplyHeader::Kind::hello) {
            return unavailable("The program " + program.string() + " does not answer.");
        }
        if (greeting.reply.header.number != espeak_protocol_version) {
            return unavailable("The program " + program.string() + " is of another version.");
        }
        return {true, ""};
    } catch (const base::Error& failure) {
        return unavailable(failure.what());
    }
}

audio::Pcm decode(const EspeakReply& reply) {
    if (reply.header.kind != EspeakReplyHeader::Kind::audio || reply.header.number <= 0) {
        throw base::Error(base::ErrorKind::internal,
                          "The program storyflow-espeak gave an unexpected answer.");
    }
    audio::Pcm sound;
    sound.sample_rate = reply.header.number;
    sound.samples.reserve(reply.payload.size() / sizeof(std::int16_t));
    for (std::size_t at = 0; at + sizeof(std::int16_t) <= reply.payload.size(); at += sizeof(std::int16_t)) {
        std::int16_t step = 0;
        std::memcpy(&step, reply.payload.data() + at, sizeof(step));
        sound.samples.push_back(static_cast<float>(step) / 32768.0F);
    }
    if (sound.samples.empty())
        throw base::Error(base::ErrorKind::internal, "eSpeak made no sound of this text.");
    return sound;
}

EspeakRequest speak_request(const Utterance& utterance) {
    if (utterance.text.size() > espeak_text_limit) {
        throw base::Error(base::ErrorKind::internal, "The text of one utterance has more than " +
                                                         std::to_string(espeak_text_limit) + " bytes.");
    }
    const EspeakVoice voice = espeak_voice(utterance.voice);
    return {EspeakRequest::Kind::speak, std::string(voice.name), voice.pitch, clamp_speed(utterance.speed),
            utterance.text};
}

}  // namespace

EspeakEngine::EspeakEngine(EspeakPoolOptions options, EspeakGreetingOptions greeting)
    : program_(options.program), greeting_(greeting), pool_(std::move(options)) {}

Availability EspeakEngine::availability() const {
    std::error_code missing;
    const auto program_time = std::filesystem::last_write_time(program_, missing);
    if (missing || ::access(program_.c_str(), X_OK) != 0) {
        return unavailable("The program " + program_.string() + " is missing or not executable.");
    }
    if (const auto known = fresh_result(program_time)) return *known;
    // One caller asks; the others go on with what was last known, so that a program that hangs holds up
    // nobody else.
    std::unique_lock asking(asking_mutex_, std::try_to_lock);
    if (!asking.owns_lock()) {
        if (const auto last = last_result()) return *last;
        asking.lock();
    }
    if (const auto known = fresh_result(program_time)) return *known;
    Availability result = greet(program_, greeting_.time_limit);
    const std::lock_guard lock(probe_mutex_);
    probe_ = Probe{program_time, steady_clock::now(), result};
    return result;
}

std::optional<Availability> EspeakEngine::fresh_result(std::filesystem::file_time_type program_time) const {
    const std::lock_guard lock(probe_mutex_);
    const bool is_fresh =
        probe_ && probe_->program_time == program_time &&
        (probe_->result.available || steady_clock::now() < probe_->when + greeting_.failure_memory);
    return is_fresh ? std::optional(probe_->result) : std::nullopt;
}

std::optional<Availability> EspeakEngine::last_result() const {
    const std::lock_guard lock(probe_mutex_);
    return probe_ ? std::optional(probe_->result) : std::nullopt;
}

audio::Pcm EspeakEngine::speak(const Utterance& utterance, std::stop_token stop) {
    if (const Availability state = availability(); !state.available) {
        throw base::Error(base::ErrorKind::unavailable, state.reason);
    }
    const EspeakReply reply = pool_.ask(speak_request(utterance), stop);
    return audio::resample(decode(reply), audio::narration_rate);
}

}  // namespace storyflow::speech
