#pragma once

#include <pqxx/pqxx>

#include <string>

namespace storyflow::store::postgres {

/// One session with the server, with the settings that the stores need. Used by one thread at a time. Throws
/// what libpqxx throws; `Database` translates it.
class Connection {
  public:
    explicit Connection(const std::string& url);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// False once the session is known to be broken.
    [[nodiscard]] bool is_open() const { return session_.is_open(); }
    [[nodiscard]] pqxx::connection& session() { return session_; }

  private:
    pqxx::connection session_;
    pqxx::quiet_errorhandler quiet_;  ///< discards notices, because errors are thrown
};

}  // namespace storyflow::store::postgres
