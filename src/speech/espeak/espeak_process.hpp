#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <stop_token>

#include "base/file.hpp"
#include "speech/espeak/espeak_exchange.hpp"
#include "speech/espeak/espeak_protocol.hpp"

namespace storyflow::speech {

/// One running `storyflow-espeak`, a child in a process group of its own. The destructor kills and reaps it.
/// One exchange at a time; not thread-safe.
class EspeakProcess {
  public:
    /// Throws `base::Error{unavailable}` when the program cannot be started.
    explicit EspeakProcess(const std::filesystem::path& program);
    ~EspeakProcess();
    EspeakProcess(const EspeakProcess&) = delete;
    EspeakProcess& operator=(const EspeakProcess&) = delete;

    /// Sends the request and waits for the whole reply. After any end but `replied` the process must not be
    /// used again.
    [[nodiscard]] Exchange exchange(const EspeakRequest& request, std::chrono::milliseconds time_limit,
                                    std::stop_token stop);

    /// For polling only, not for reading: becomes readable when the process ends outside an exchange.
    [[nodiscard]] int channel() const { return socket_.get(); }

  private:
    base::FileDescriptor socket_;
    pid_t id_ = -1;
};

}  // namespace storyflow::speech
