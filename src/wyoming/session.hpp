#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "narration/speech_job.hpp"
#include "speech/voice_choice.hpp"
#include "wyoming/event_reader.hpp"
#include "wyoming/sound_events.hpp"
#include "wyoming/speaking.hpp"

namespace storyflow::wyoming {

/// The server's side of one connection, without its socket: takes the bytes of the client, and gives those
/// for it. Texts are spoken one after the other, sentence by sentence, in turns with those of the speech API;
/// the sentences of a streamed text as soon as they are whole. A failure is told by the event `error`, after
/// which the connection is to be closed: clients wait for the end of the sound otherwise. Not thread-safe.
class Session {
  public:
    /// Borrows `speaking`. `wake` is called, by any thread, when `next` may have news.
    Session(const Speaking& speaking, std::function<void()> wake);
    /// Ends within a chunk what is being spoken.
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Takes bytes of the client, about a block of them between two calls of `next`.
    void take(std::string_view bytes) { reader_.add(bytes); }
    /// The next bytes for the client; empty if there are none yet, std::nullopt if the connection is to be
    /// closed.
    [[nodiscard]] std::optional<std::string> next();
    /// Whether the client is to act: nothing is being spoken.
    [[nodiscard]] bool waits_for_client() const { return job_ == nullptr; }
    /// Whether a whole event has come since the last call.
    [[nodiscard]] bool took_event() { return std::exchange(took_event_, false); }

  private:
    /// A text that a client wants to hear.
    struct Text {
        speech::VoiceChoice voice;
        double speed = 1.0;
        std::string engine;
        std::string rest;            ///< is not spoken yet
        std::size_t characters = 0;  ///< that came, in code points
        bool is_streamed = false;
        bool is_whole = false;  ///< no more of it will come
        std::shared_ptr<narration::SpeakingTurns::Place> place;
        std::shared_ptr<SoundClock> clock = std::make_shared<SoundClock>();
    };

    /// Answers events until there is something to send.
    void answer_some();
    void answer(const Event& event);
    void answer_order(const Event& event);
    [[nodiscard]] bool is_streaming() const { return !texts_.empty() && !texts_.back().is_whole; }
    void open(const Event& event, bool is_streamed);
    void append(const Event& event);
    /// Begins to speak what can be spoken of the first text, or ends it.
    void go_on();
    void speak(Text& text, std::string part);
    void end_text();
    [[nodiscard]] std::string next_of_job();
    void fail(const base::Error& error);

    const Speaking& speaking_;
    std::function<void()> wake_;
    EventReader reader_;
    std::deque<Text> texts_;
    std::shared_ptr<narration::SpeechJob> job_;  ///< speaks a part of the first text; null if none is spoken
    std::string ready_;                          ///< events to be sent
    bool took_event_ = false;
    bool is_over_ = false;
};

}  // namespace storyflow::wyoming
