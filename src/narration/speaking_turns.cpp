#include "narration/speaking_turns.hpp"

#include <utility>

namespace storyflow::narration {

SpeakingTurns::Place::~Place() {
    const auto state = turns_->state_.lock();
    ++state->free_places;
}

SpeakingTurns::SpeakingTurns(std::size_t threads, std::size_t places) {
    {
        const auto state = state_.lock();
        state->free_places = places;
    }
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

SpeakingTurns::~SpeakingTurns() {
    threads_.clear();
    std::deque<std::shared_ptr<TurnTaker>> left;  // destroyed behind the lock: they give back their places
    const auto state = state_.lock();
    left.swap(state->queued);
}

std::unique_ptr<SpeakingTurns::Place> SpeakingTurns::enter() {
    {
        const auto state = state_.lock();
        if (state->free_places == 0) return nullptr;
        --state->free_places;
    }
    return std::make_unique<Place>(*this);
}

void SpeakingTurns::queue(std::shared_ptr<TurnTaker> taker) {
    {
        const auto state = state_.lock();
        state->queued.push_back(std::move(taker));
    }
    changed_.notify_one();
}

void SpeakingTurns::run(const std::stop_token& stop) {
    for (;;) {
        std::shared_ptr<TurnTaker> taker;
        {
            auto state = state_.lock();
            if (!state.wait(changed_, stop, [](const State& now) { return !now.queued.empty(); })) return;
            if (stop.stop_requested()) return;
            taker = std::move(state->queued.front());
            state->queued.pop_front();
        }
        if (taker->take_turn() == TurnTaker::Wish::another_turn) queue(std::move(taker));
    }
}

}  // namespace storyflow::narration
