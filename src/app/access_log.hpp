#pragma once

#include <spdlog/logger.h>

#include "app/log_output.hpp"
#include "http/exchange.hpp"

namespace storyflow::app {

/// One line of the log for each request, and for each exception that ended a connection. Answers of 500 and
/// above are warnings; what machines ask again and again (health, metrics) is told at the level debug.
/// Neither query nor body is told: they may hold text of a story or a key. Safe from any thread.
class AccessLog final : public http::ExchangeObserver {
  public:
    /// Writes to where the program's log goes now.
    explicit AccessLog(LogFormat format);

    void exchange_ended(const http::Exchange& exchange) noexcept override;
    void connection_failed(std::string_view reason) noexcept override;

  private:
    LogFormat format_;
    spdlog::logger log_;
};

}  // namespace storyflow::app
