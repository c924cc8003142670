#pragma once

#include <string>

namespace storyflow::support {

/// A new, empty PostgreSQL database that goes away with its owner.
///
/// It lives on a server that all test programs of a build folder share, whichever of them comes first and
/// starts it. A keeper process ends the server when nobody has used it for a while, so nothing stays behind,
/// not even when the tests are killed.
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
