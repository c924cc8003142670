#include "wyoming/session.hpp"

#include <utility>

#include "base/caught_error.hpp"
#include "base/utf8.hpp"
#include "narration/script_stream.hpp"
#include "speech/voices.hpp"
#include "wyoming/info.hpp"
#include "wyoming/sentence_cut.hpp"
#include "wyoming/voice_wish.hpp"

namespace storyflow::wyoming {

namespace {

using base::ErrorKind;

constexpr std::size_t most_texts = 4;  // that wait in one connection

base::Error refused(const Event& event, const std::string& why) {
    return {ErrorKind::invalid_input, event.type + ": " + why};
}

std::string_view code_of(ErrorKind kind) {
    if (kind == ErrorKind::invalid_input) return "invalid-input";
    if (kind == ErrorKind::queue_full) return "busy";
    const bool may_pass = kind == ErrorKind::unavailable || kind == ErrorKind::cancelled;
    return may_pass ? "unavailable" : "internal";
}

}  // namespace

Session::Session(const Speaking& speaking, std::function<void()> wake)
    : speaking_(speaking), wake_(std::move(wake)) {}

Session::~Session() {
    if (job_) job_->abandon();
}

std::optional<std::string> Session::next() {
    try {
        if (!is_over_) answer_some();
        if (ready_.empty() && !is_over_ && job_) ready_ = next_of_job();
        if (ready_.empty() && !is_over_ && !job_) go_on();
    } catch (const std::exception&) {
        fail(base::caught_error());
    }
    if (ready_.empty() && is_over_) return std::nullopt;
    return std::exchange(ready_, {});
}

void Session::answer_some() {
    while (ready_.empty()) {
        const auto event = reader_.next();
        if (!event) return;
        took_event_ = true;
        answer(*event);
    }
}

void Session::answer(const Event& event) {
    if (event.type == "describe") {
        ready_ += render("info", info(speaking_));
    } else if (event.type == "ping") {
        ready_ += render("pong", event.data);
    } else {
        answer_order(event);
    }
}

/// A client that streams a text sends it as a whole, too, for servers that cannot stream: that is passed
/// over.
void Session::answer_order(const Event& event) {
    if (event.type == "synthesize" && !is_streaming()) {
        open(event, false);
        append(event);
        if (base::is_blank(texts_.back().rest)) throw refused(event, "text is required.");
        texts_.back().is_whole = true;
    } else if (event.type == "synthesize-start") {
        if (is_streaming()) throw refused(event, "the text before it has no synthesize-stop.");
        open(event, true);
    } else if (event.type == "synthesize-chunk" && is_streaming()) {
        append(event);
    } else if (event.type == "synthesize-stop" && is_streaming()) {
        texts_.back().is_whole = true;
    }
}

void Session::open(const Event& event, bool is_streamed) {
    if (texts_.size() == most_texts)
        throw refused(event, "not more than " + std::to_string(most_texts) + " texts may wait.");
    const auto form = text_of(event, "text_format");
    if (!form.empty() && form != "text") throw refused(event, "text_format must be text.");
    const auto settings = speaking_.settings.load();
    Text text;
    text.voice = voice_wish(event, speaking_.engines, settings.default_voice_id);
    text.speed = speech::clamp_speed(settings.tts_speed);
    text.engine = settings.tts_engine;
    text.is_streamed = is_streamed;
    texts_.push_back(std::move(text));
}

void Session::append(const Event& event) {
    const auto sent = text_of(event, "text");
    auto& text = texts_.back();
    text.characters += base::code_point_count(sent);
    if (text.characters > speaking_.text_limit) {
        throw refused(event, "text must not exceed " + std::to_string(speaking_.text_limit) + " characters.");
    }
    text.rest += sent;
}

void Session::go_on() {
    if (texts_.empty()) return;
    auto& text = texts_.front();
    auto part = text.is_whole ? std::exchange(text.rest, {}) : take_sentences(text.rest);
    if (!base::is_blank(part)) return speak(text, std::move(part));
    if (text.is_whole) end_text();
}

void Session::speak(Text& text, std::string part) {
    auto& engine = speaking_.engines.find(text.engine);
    if (const auto availability = engine.availability(); !availability.available)
        throw base::Error(ErrorKind::unavailable, availability.reason);
    if (!text.place) text.place = speaking_.turns.enter();
    if (!text.place) {
        throw base::Error(ErrorKind::queue_full, "Too many texts are being spoken. Try again in a moment.");
    }
    auto script = std::make_unique<narration::ScriptStream>(
        std::move(part), text.voice, engine,
        narration::StreamOptions{.format = narration::StreamFormat::pcm,
                                 .speed = text.speed,
                                 .script_limit = speaking_.text_limit});
    job_ =
        std::make_shared<narration::SpeechJob>(std::move(script), std::make_unique<SoundEvents>(text.clock),
                                               text.place, speaking_.turns, speaking_.stopping);
    job_->on_news(wake_);
    job_->start();
}

void Session::end_text() {
    const auto& text = texts_.front();
    if (text.clock->samples > 0) ready_ += audio_stop(*text.clock);
    if (text.is_streamed) ready_ += render("synthesize-stopped");
    texts_.pop_front();
}

/// Empty when the job has none yet, and when it ended. A part of a streamed text without anything that can be
/// spoken, such as a row of asterisks, is passed over.
std::string Session::next_of_job() {
    try {
        if (auto bytes = job_->next()) return *std::move(bytes);
    } catch (const base::Error& error) {
        if (error.kind() != ErrorKind::invalid_input || !texts_.front().is_streamed) throw;
    }
    job_.reset();
    return {};
}

void Session::fail(const base::Error& error) {
    if (job_) job_->abandon();
    job_.reset();
    texts_.clear();
    const std::string_view told =
        error.kind() == ErrorKind::cancelled ? "The server is stopping." : std::string_view(error.what());
    ready_ += render("error", {{"text", told}, {"code", code_of(error.kind())}});
    is_over_ = true;
}

}  // namespace storyflow::wyoming
