#pragma once

#include <string>

namespace storyflow::support {

/// A new, empty PostgreSQL database, removed on destruction.
///
/// It is on a server that all test programs of a build folder share; the first of them starts it. A keeper
/// process ends the server when it has not been used for a while, so that no process is left even when the
/// tests are killed.
class PostgresTestDatabase {
  public:
    PostgresTestDatabase();
    ~PostgresTestDatabase();
    PostgresTestDatabase(const PostgresTestDatabase&) = delete;
    PostgresTestDatabase& operator=(const PostgresTestDatabase&) = delete;

    [[nodiscard]] const std::string& url() const { return url_; }

  private:
    std::string name_;
    std::string url_;
};

}  // namespace storyflow::support
