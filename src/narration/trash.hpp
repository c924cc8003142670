#pragma once

#include <condition_variable>
#include <deque>
#include <stop_token>
#include <string>
#include <thread>

#include "base/locked.hpp"
#include "media/media_library.hpp"

namespace storyflow::narration {

/// Removes folders that were set aside, one after another on its own thread: the files of a long story take
/// seconds, and no request should wait for them. Folders that are left when this object is destroyed are in
/// `incoming/`, which is cleared at the next start. Safe from any thread. Borrows the library.
class Trash {
  public:
    explicit Trash(media::MediaLibrary& library);

    /// `folder`: media-relative, from `MediaLibrary::set_aside`.
    void take(std::string folder);

  private:
    void run(const std::stop_token& stop);
    /// Waits for the next folder; returns an empty name after a stop.
    std::string next(const std::stop_token& stop);

    media::MediaLibrary& library_;
    base::Locked<std::deque<std::string>> folders_;
    std::condition_variable_any arrived_;
    std::jthread thread_;  ///< last, because it uses the others
};

}  // namespace storyflow::narration
