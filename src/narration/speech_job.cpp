#include "narration/speech_job.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "base/caught_error.hpp"
#include "base/log_text.hpp"

namespace storyflow::narration {

namespace {

constexpr std::size_t longest_piece = 16 * std::size_t{1024};
constexpr std::size_t enough_pending = 1024 * std::size_t{1024};

}  // namespace

SpeechJob::SpeechJob(std::unique_ptr<ScriptStream> script, std::unique_ptr<SpeechForm> form,
                     std::shared_ptr<SpeakingTurns::Place> place, SpeakingTurns& turns,
                     const std::stop_token& server_stops)
    : script_(std::move(script)),
      form_(std::move(form)),
      place_(std::move(place)),
      turns_(turns),
      on_server_stop_(server_stops, [this] { stop_.request_stop(); }) {}

void SpeechJob::start() {
    turns_.queue(shared_from_this());
}

void SpeechJob::begin() {
    start();
    auto state = state_.lock();
    state.wait(changed_, [](const State& now) { return !now.pending.empty() || now.has_ended; });
    if (state->failure && !state->was_told) throw base::Error(*state->failure);
}

void SpeechJob::abandon() {
    stop_.request_stop();
    const auto state = state_.lock();
    state->wake = nullptr;
}

void SpeechJob::on_news(std::function<void()> wake) {
    const auto state = state_.lock();
    state->wake = std::move(wake);
}

std::optional<std::string> SpeechJob::next() {
    std::string piece;
    bool goes_on = false;
    {
        const auto state = state_.lock();
        if (state->pending.empty() && state->failure && !state->was_told) throw base::Error(*state->failure);
        if (state->pending.empty() && state->has_ended) return std::nullopt;
        piece = state->pending.substr(state->sent, longest_piece);
        state->sent += piece.size();
        if (state->sent == state->pending.size()) {
            state->pending.clear();
            state->sent = 0;
        }
        goes_on = state->is_resting && state->pending.size() - state->sent < enough_pending / 2;
        if (goes_on) state->is_resting = false;
    }
    if (goes_on) turns_.queue(shared_from_this());
    return piece;
}

TurnTaker::Wish SpeechJob::take_turn() noexcept {
    std::string bytes;
    bool has_ended = false;
    std::optional<base::Error> failure;
    try {
        bytes = speak(has_ended);
    } catch (...) {
        failure = base::caught_error();
        has_ended = true;
    }
    return keep(std::move(bytes), has_ended, std::move(failure));
}

std::string SpeechJob::speak(bool& has_ended) {
    std::string sound;
    has_ended = !script_->next(sound, stop_.get_token());
    if (sound.empty() && !has_ended) return {};
    std::string bytes = has_begun_ ? std::string() : form_->begin();
    has_begun_ = true;
    bytes += form_->piece(std::move(sound));
    if (has_ended) bytes += form_->end(*script_);
    return bytes;
}

TurnTaker::Wish SpeechJob::keep(std::string bytes, bool has_ended, std::optional<base::Error> failure) {
    std::function<void()> wake;
    Wish wish = has_ended ? Wish::no_turn : Wish::another_turn;
    {
        const auto state = state_.lock();
        if (failure && failure->kind() != base::ErrorKind::cancelled && has_begun_) {
            spdlog::warn("A speech ended in the middle: {}", base::log_text(*failure));
            bytes = form_->failure(*failure);
            state->was_told = !bytes.empty();
        }
        if (state->sent > 0) state->pending.erase(0, std::exchange(state->sent, 0));
        state->pending += bytes;
        state->has_ended = has_ended;
        state->failure = std::move(failure);
        if (!has_ended && state->pending.size() >= enough_pending) {
            state->is_resting = true;
            wish = Wish::no_turn;
        }
        wake = state->wake;
    }
    changed_.notify_all();
    if (wake) wake();
    return wish;
}

}  // namespace storyflow::narration
