#include "api/speech.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "api/answer_memory.hpp"
#include "api/json_body.hpp"
#include "api/openai_error.hpp"
#include "api/speech_request.hpp"
#include "narration/speech_job.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using narration::SpeechJob;

/// The memory of one answer, in bytes: the sound of a chunk in several forms and the bytes that wait for the
/// client, and for each byte of the input the words that it becomes.
constexpr std::size_t usual_bytes = 8 * std::size_t{1024} * 1024;
constexpr std::size_t bytes_for_each_of_the_input = 64;

ApiError too_many() {
    return openai_error(ErrorKind::queue_full, "Too many texts are being spoken. Try again in a moment.", {},
                        "rate_limit_exceeded");
}

/// Holds one of the few places for requests that keep a handler waiting for their first sentence.
class WaitingPlace {
  public:
    explicit WaitingPlace(std::counting_semaphore<>& places) : places_(places) {
        if (!places_.try_acquire()) throw too_many();
    }
    ~WaitingPlace() { places_.release(); }
    WaitingPlace(const WaitingPlace&) = delete;
    WaitingPlace& operator=(const WaitingPlace&) = delete;

  private:
    std::counting_semaphore<>& places_;
};

/// The job as the body of the answer; the end of the answer ends the job.
class SpeechBody final : public http::BodyStream {
  public:
    explicit SpeechBody(std::shared_ptr<SpeechJob> job) : job_(std::move(job)) {}
    ~SpeechBody() override { job_->abandon(); }
    SpeechBody(const SpeechBody&) = delete;
    SpeechBody& operator=(const SpeechBody&) = delete;

    void on_news(std::function<void()> wake) override { job_->on_news(std::move(wake)); }
    [[nodiscard]] std::optional<std::string> next() override { return job_->next(); }

  private:
    std::shared_ptr<SpeechJob> job_;
};

speech::SpeechEngine& ready_engine(const Services& services, const SpeechRequest& wish) {
    auto& engine = services.engines.find(wish.engine);
    const auto availability = engine.availability();
    if (availability.available) return engine;
    throw openai_error(ErrorKind::unavailable,
                       fmt::format("The model '{}' cannot speak now: {}", wish.model, availability.reason),
                       "model", "engine_unavailable");
}

/// Throws the failure of a speech before its first byte, in the words of this API.
[[noreturn]] void refuse(const base::Error& error) {
    if (error.kind() == ErrorKind::invalid_input)
        throw openai_error(ErrorKind::invalid_input, error.what(), "input", {});
    if (error.kind() == ErrorKind::cancelled)
        throw base::Error(ErrorKind::cancelled, "The server is stopping. Try again in a moment.");
    throw base::Error(error);
}

std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

http::Response streamed(std::shared_ptr<http::BodyStream> body, const SpeechForm& form) {
    http::Response response;
    response.headers.set("Content-Type", form.media_type());
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Accel-Buffering", "no");  // tells a proxy not to hold back what was spoken
    response.body =
        http::StreamBody{.stream = std::move(body), .heartbeat = {}, .end = http::StreamEnd::marked};
    return response;
}

}  // namespace

Speech::Speech(const Services& services)
    : services_(&services),
      aac_(services.options.ffmpeg.empty()
               ? nullptr
               : std::make_shared<narration::AacProgram>(services.options.ffmpeg)),
      waiting_places_(std::make_shared<std::counting_semaphore<>>(services.options.first_sentences_at_once)) {
}

http::Response Speech::speak(const http::Request& request) const {
    auto wish = read_speech_request(read_body(request).fields, *services_);
    auto form = speech_form(wish);
    return answer(request, std::move(wish), std::move(form));
}

http::Response Speech::speak_with_times(const http::Request& request) const {
    auto wish = read_speech_request(read_body(request).fields, *services_);
    auto form = timestamps_form(wish);
    return answer(request, std::move(wish), std::move(form));
}

http::Response Speech::answer(const http::Request& request, SpeechRequest wish,
                              std::unique_ptr<SpeechForm> form) const {
    auto& engine = ready_engine(*services_, wish);
    auto place = services_->turns.enter();
    if (!place) throw too_many();
    const WaitingPlace waiting(*waiting_places_);
    take_memory(request, usual_bytes + bytes_for_each_of_the_input * wish.input.size());

    auto response = streamed(nullptr, *form);
    auto script = std::make_unique<narration::ScriptStream>(
        std::move(wish.input), wish.voice, engine,
        narration::StreamOptions{.format = wish.format,
                                 .speed = wish.speed,
                                 .script_limit = services_->options.speech_limit,
                                 .aac = aac_});
    response.headers.set("X-Speech-Engine", std::string(engine.name()));
    response.headers.set("X-Speech-Voice", script->voice().name());
    if (!wish.ignored.empty()) response.headers.set("X-Ignored-Fields", joined(wish.ignored));

    auto job = std::make_shared<SpeechJob>(std::move(script), std::move(form), std::move(place),
                                           services_->turns, services_->options.stopping);
    auto body = std::make_shared<SpeechBody>(job);
    try {
        job->begin();
    } catch (const base::Error& error) {
        refuse(error);
    }
    std::get<http::StreamBody>(response.body).stream = std::move(body);
    return response;
}

}  // namespace storyflow::api
