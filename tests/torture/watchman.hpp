#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/torture/scene.hpp"

namespace storyflow::torture {

/// Plays a listener: reads finished narrations over HTTP all the time, whatever happens to the server, and
/// counts those that are no whole WAV files.
class Watchman {
  public:
    explicit Watchman(const Scene& scene);

    /// The addresses below /media/ that must be there from now on.
    void add_finished(const std::vector<std::string>& paths);
    [[nodiscard]] std::int64_t files_read() const { return files_read_; }
    [[nodiscard]] std::int64_t half_files() const { return half_files_; }

  private:
    void watch(const std::stop_token& stop);
    [[nodiscard]] std::string any_finished();
    void read(const std::string& path, std::uint16_t port);

    const Scene& scene_;
    std::mutex mutex_;
    std::vector<std::string> finished_;
    std::mt19937 random_{1};
    std::atomic<std::int64_t> files_read_{0};
    std::atomic<std::int64_t> half_files_{0};
    std::jthread thread_;  // last: it uses all of the above
};

/// Whether the bytes are a WAV file that is as long as its own head says.
[[nodiscard]] bool is_whole_wav(const std::string& bytes);

}  // namespace storyflow::torture
