#include "api/voice_test.hpp"

#include <fmt/format.h>

#include <boost/json/object.hpp>
#include <exception>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>

#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/json_body.hpp"
#include "base/caught_error.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "narration/speak_script.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

struct Sample {
    std::string text;
    speech::VoiceChoice voice;
};

/// Holds one of the few places for running voice tests.
class TestSlot {
  public:
    explicit TestSlot(std::counting_semaphore<>& places) : places_(places) {
        if (!places_.try_acquire()) {
            throw refusal(ErrorKind::unavailable, "Too many voice tests are running. Try again in a moment.");
        }
    }
    ~TestSlot() { places_.release(); }
    TestSlot(const TestSlot&) = delete;
    TestSlot& operator=(const TestSlot&) = delete;

  private:
    std::counting_semaphore<>& places_;
};

std::string read_text(const boost::json::object& fields, std::size_t limit) {
    const auto* sent = fields.if_contains("text");
    if (sent == nullptr || sent->is_null()) throw refusal(ErrorKind::invalid_input, "text is required");
    if (!sent->is_string()) throw refusal(ErrorKind::invalid_input, "text must be a string");
    std::string text(std::string_view(sent->get_string()));
    if (base::is_blank(text)) throw refusal(ErrorKind::invalid_input, "text is required");
    if (base::code_point_count(text) > limit) {
        throw refusal(ErrorKind::invalid_input, fmt::format("text must not exceed {} characters", limit));
    }
    return text;
}

double read_speed(const boost::json::object& fields, double usual) {
    const auto* sent = fields.if_contains("speed");
    if (sent == nullptr) return usual;
    const auto speed = coerce_float(*sent);
    if (std::holds_alternative<Rejection>(speed))
        throw refusal(ErrorKind::invalid_input, "speed must be a number");
    return std::get<double>(speed);
}

Sample read_sample(const boost::json::object& fields, const story::Settings& settings, std::size_t text_limit,
                   const speech::Engines& engines) {
    const auto* voice = fields.if_contains("voice");
    const bool chosen = voice != nullptr && voice->is_string();
    std::string text = read_text(fields, text_limit);
    const double speed = read_speed(fields, settings.tts_speed);
    return {.text = std::move(text),
            .voice = speech::known_voice_or_default(
                engines, chosen ? printed(*voice) : settings.default_voice_id, speed)};
}

void require_model(const speech::SpeechEngine& engine) {
    const auto availability = engine.availability();
    if (availability.available) return;
    throw no_engine(
        ErrorKind::internal,
        "TTS model not found. Please download the Kokoro-82M ONNX model and place it in the 'models/' "
        "directory.",
        availability.reason);
}

/// A temporary failure (a helper program restarts, no memory, no further process) is a 503, so that the
/// client tries again; a lasting one is a 500, which clients know from the earlier server.
ApiError failure_to_speak(const base::Error& error) {
    if (error.kind() == ErrorKind::cancelled) {
        return refusal(ErrorKind::cancelled, "The server is stopping. Try again in a moment.");
    }
    if (error.kind() == ErrorKind::invalid_input) return refusal(ErrorKind::invalid_input, error.what());
    const auto kind = error.kind() == ErrorKind::unavailable ? ErrorKind::unavailable : ErrorKind::internal;
    return refusal(kind, fmt::format("TTS generation failed: {}", error.what()));
}

std::string speak(const Sample& sample, speech::SpeechEngine& engine, const ApiOptions& options) {
    try {
        return narration::speak_script_as_wav(
            {.text = sample.text, .voice = sample.voice, .pronunciations = {}}, engine, {}, options.stopping);
    } catch (const base::Error& error) {
        if (error.kind() == ErrorKind::unavailable) require_model(engine);  // it may be gone by now
        throw failure_to_speak(error);
    } catch (const std::exception&) {
        const auto error = base::caught_error();
        if (error.kind() == ErrorKind::internal) throw error;  // so that it is logged
        throw failure_to_speak(error);
    }
}

http::Response wav_answer(std::string wav) {
    http::Response response;
    response.headers.set("Content-Type", "audio/wav");
    response.headers.set("Content-Disposition", "inline; filename=\"tts_test.wav\"");
    response.body = std::move(wav);
    return response;
}

}  // namespace

VoiceTest::VoiceTest(const Services& services)
    : services_(&services),
      free_places_(std::make_shared<std::counting_semaphore<>>(services.options.voice_tests_at_once)) {}

http::Response VoiceTest::operator()(const http::Request& request) const {
    const auto body = read_body(request);
    const auto settings = services_->settings.load();
    const auto sample =
        read_sample(body.fields, settings, services_->options.voice_test_limit, services_->engines);
    auto& engine = services_->engines.find(settings.tts_engine);
    require_model(engine);
    const TestSlot place(*free_places_);
    return wav_answer(speak(sample, engine, services_->options));
}

}  // namespace storyflow::api
