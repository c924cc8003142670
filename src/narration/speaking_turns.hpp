#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/locked.hpp"

namespace storyflow::narration {

/// Work that is done in turns of about a sentence.
class TurnTaker {
  public:
    enum class Wish { another_turn, no_turn };

    virtual ~TurnTaker() = default;
    /// Called by one thread at a time. `no_turn`: until `SpeakingTurns::queue` is called again.
    [[nodiscard]] virtual Wish take_turn() noexcept = 0;
};

/// A few threads that speak for clients who wait. Those that are admitted take turns, so that each one's next
/// sentence comes soon, however long the others' texts are. Safe from any thread.
class SpeakingTurns {
  public:
    /// One of the places for work that is admitted, until it is destroyed. The `SpeakingTurns` must outlive
    /// it.
    class Place {
      public:
        explicit Place(SpeakingTurns& turns) : turns_(&turns) {}
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

      private:
        SpeakingTurns* turns_;
    };

    SpeakingTurns(std::size_t threads, std::size_t places);
    /// Waits for the turns that are running; forgets those that are queued.
    ~SpeakingTurns();
    SpeakingTurns(const SpeakingTurns&) = delete;
    SpeakingTurns& operator=(const SpeakingTurns&) = delete;

    /// A null pointer if all places are taken.
    [[nodiscard]] std::unique_ptr<Place> enter();
    /// Gives a turn to one who holds a place, after those that are queued already. It must not be queued or
    /// take its turn now.
    void queue(std::shared_ptr<TurnTaker> taker);

  private:
    struct State {
        std::deque<std::shared_ptr<TurnTaker>> queued;
        std::size_t free_places = 0;
    };
    void run(const std::stop_token& stop);

    base::Locked<State> state_;
    std::condition_variable_any changed_;
    std::vector<std::jthread> threads_;  ///< last, so that they end first
};

}  // namespace storyflow::narration
