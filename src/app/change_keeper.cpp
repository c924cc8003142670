#include "app/change_keeper.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

namespace storyflow::app {

ChangeKeeper::ChangeKeeper(narration::KeptSounds& sounds, narration::RemovedStories& stories, IsFull is_full,
                           Pace pace)
    : sounds_(sounds),
      stories_(stories),
      is_full_(std::move(is_full)),
      pace_(pace),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void ChangeKeeper::run(const std::stop_token& stop) {
    for (int looks = 0; !stop.stop_requested(); looks = (looks + 1) % pace_.looks_to_tidy) {
        look(looks == 0);
        std::unique_lock lock(mutex_);
        stopped_.wait_for(lock, stop, pace_.look, [] { return false; });
    }
}

void ChangeKeeper::look(bool is_time_to_tidy) noexcept {
    try {
        if (is_full_()) make_room();
        if (!is_time_to_tidy) return;
        sounds_.tidy();
        stories_.tidy();
    } catch (const std::exception& error) {
        spdlog::warn("What is kept for an undo cannot be tidied: {}", error.what());
    }
}

void ChangeKeeper::make_room() {
    if (sounds_.give_up_room()) {
        spdlog::warn("The disk is full: replaced narrations, kept for an undo, are removed.");
    } else if (stories_.give_up_room()) {
        spdlog::warn("The disk is full: deleted stories, kept to be restored, are removed for good.");
    }
}

}  // namespace storyflow::app
