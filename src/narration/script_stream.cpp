#include "narration/script_stream.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "audio/open_stream_encoder.hpp"
#include "audio/pcm.hpp"
#include "speech/voices.hpp"

namespace storyflow::narration {

namespace {

/// The factor that brings a usual sentence of the built-in voice and of Kokoro to the level of a narration.
constexpr float gain = 2.0F;
constexpr float ceiling = 0.891F;  // -1 dB

/// Samples that are encoded before the first bytes are sent: as few as every encoder needs to give some.
constexpr std::size_t first_slice = 9'600;
constexpr std::size_t slice = 48'000;

speech::VoiceChoice with_speed(const speech::VoiceChoice& voice, double speed) {
    return speech::VoiceChoice::parse(voice.name(), speed).value_or(voice);
}

}  // namespace

ScriptStream::ScriptStream(std::string script, const speech::VoiceChoice& voice, speech::SpeechEngine& engine,
                           const StreamOptions& options)
    : speaker_(std::move(script), with_speed(voice, options.speed), engine, options.script_limit),
      tempo_factor_(options.speed / speech::clamp_speed(options.speed)),
      limiter_(gain, ceiling, audio::narration_rate),
      encoder_(audio::open_stream_encoder(options.format, options.aac)) {
    if (tempo_factor_ != 1.0) tempo_.emplace(tempo_factor_);
}

bool ScriptStream::next(std::string& bytes, const std::stop_token& stop) {
    if (has_ended_) return false;
    if (encoded_ == levelled_.size()) {
        const auto piece = speaker_.next(stop);
        if (!piece) {
            finish(bytes, stop);
            has_ended_ = true;
            return false;
        }
        level(piece->samples);
    }
    encode_some(bytes, stop);
    return true;
}

double ScriptStream::seconds() const {
    return static_cast<double>(samples_) / audio::narration_rate;
}

std::vector<story::NarratedWord> ScriptStream::take_words() {
    auto words = speaker_.take_words();
    for (auto& word : words) {
        word.start /= tempo_factor_;
        word.end /= tempo_factor_;
    }
    return words;
}

void ScriptStream::level(const std::vector<float>& samples) {
    std::vector<float> timed;
    if (tempo_) tempo_->add(samples, timed);
    levelled_.clear();
    encoded_ = 0;
    limiter_.add(tempo_ ? timed : samples, levelled_);
}

void ScriptStream::encode_some(std::string& bytes, const std::stop_token& stop) {
    const std::size_t most = samples_ == 0 ? first_slice : slice;
    const auto some =
        std::span(levelled_).subspan(encoded_).first(std::min(most, levelled_.size() - encoded_));
    encoder_->add(some, bytes, stop);
    encoded_ += some.size();
    samples_ += some.size();
}

void ScriptStream::finish(std::string& bytes, const std::stop_token& stop) {
    std::vector<float> timed;
    if (tempo_) tempo_->finish(timed);
    levelled_.clear();
    encoded_ = 0;
    limiter_.add(timed, levelled_);
    limiter_.finish(levelled_);
    while (encoded_ < levelled_.size())
        encode_some(bytes, stop);
    encoder_->finish(bytes, stop);
}

}  // namespace storyflow::narration
