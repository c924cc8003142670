#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/error.hpp"
#include "base/locked.hpp"
#include "narration/script_stream.hpp"
#include "narration/speaking_turns.hpp"
#include "narration/speech_form.hpp"

namespace storyflow::narration {

/// The making of an answer that is sent while it is spoken: speaks in turns, a sentence each, and keeps what
/// the client has not taken yet. It speaks no further while about a mebibyte waits. Safe from any thread.
class SpeechJob final : public TurnTaker, public std::enable_shared_from_this<SpeechJob> {
  public:
    /// Borrows the turns. The place is held until this object is destroyed. A request of `server_stops` ends
    /// the work like `abandon`.
    SpeechJob(std::unique_ptr<ScriptStream> script, std::unique_ptr<SpeechForm> form,
              std::shared_ptr<SpeakingTurns::Place> place, SpeakingTurns& turns,
              const std::stop_token& server_stops);

    /// Asks for the first turn.
    void start();
    /// The same, and waits until there are bytes to send. Throws what `ScriptStream::next` throws before
    /// that.
    void begin();
    /// Ends the work within a chunk: the client has gone.
    void abandon();

    /// `wake` is called, by any thread, whenever `next` may have news.
    void on_news(std::function<void()> wake);
    /// The next bytes for the client; empty if there are none yet, std::nullopt at the end. Throws when the
    /// speech failed and the form has no words for it.
    [[nodiscard]] std::optional<std::string> next();

    [[nodiscard]] Wish take_turn() noexcept override;

  private:
    struct State {
        std::string pending;   ///< bytes that wait for the client
        std::size_t sent = 0;  ///< of `pending`
        bool has_ended = false;
        bool is_resting = false;  ///< asks for no turn, because enough is pending
        bool was_told = false;    ///< the failure is part of the answer
        std::optional<base::Error> failure;
        std::function<void()> wake;
    };

    /// Speaks one chunk. Returns the bytes for the answer; std::nullopt behind the end.
    [[nodiscard]] std::string speak(bool& has_ended);
    /// Returns the wish for the next turn.
    [[nodiscard]] Wish keep(std::string bytes, bool has_ended, std::optional<base::Error> failure);

    std::unique_ptr<ScriptStream> script_;  ///< used by the turn only, as the form
    std::unique_ptr<SpeechForm> form_;
    std::shared_ptr<SpeakingTurns::Place> place_;
    SpeakingTurns& turns_;
    std::stop_source stop_;
    base::Locked<State> state_;
    std::condition_variable changed_;
    bool has_begun_ = false;  ///< something was written into the answer; used by the turn only
    std::stop_callback<std::function<void()>> on_server_stop_;
};

}  // namespace storyflow::narration
