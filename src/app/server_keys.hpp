#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/config.hpp"
#include "app/key_changes.hpp"
#include "app/key_file.hpp"
#include "http/key_ring.hpp"

namespace storyflow::app {

/// The API keys that the configuration names. The key file is looked at every two seconds and read again when
/// it has changed, so that a key can be given and taken back without a restart. A file that is gone or wrong
/// then leaves the keys as they were, and the log says so once. Safe from any thread.
class ServerKeys {
  public:
    /// Throws `base::Error{invalid_input}` if the key file cannot be used or there is no key at all.
    explicit ServerKeys(const Config& config, std::chrono::milliseconds interval = std::chrono::seconds(2));
    ~ServerKeys();
    ServerKeys(const ServerKeys&) = delete;
    ServerKeys& operator=(const ServerKeys&) = delete;

    /// Null if requests need no key.
    [[nodiscard]] std::shared_ptr<const http::KeyRing> ring() const { return ring_; }
    /// Reads the key file if it has changed since it was read.
    void look_again() noexcept;
    /// Calls `tell` for each key that the file gains or loses from now on; an empty function ends that.
    /// `tell` must not throw, nor call this object.
    void when_changed(std::function<void(const KeyChange&)> tell);

  private:
    void read();
    void tell_once(const std::string& fault);
    void watch(const std::stop_token& stop, std::chrono::milliseconds interval);

    const std::optional<http::AccessKey> default_key_;
    const std::optional<std::filesystem::path> file_;
    std::shared_ptr<http::KeyRing> ring_;
    std::mutex reading_;            ///< guards what follows
    std::optional<FileMark> mark_;  ///< of the file when it was read last, whether it was right or wrong
    std::string told_;              ///< the fault that was logged last
    std::vector<http::AccessKey> of_file_;
    std::function<void(const KeyChange&)> tell_change_;
    std::condition_variable_any stopped_;
    std::mutex waiting_;
    std::jthread thread_;  ///< only with a key file
};

}  // namespace storyflow::app
