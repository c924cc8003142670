#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "app/story_stores.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "tests/e2e/narration_server.hpp"
#include "tests/support/postgres_test_database.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

enum class Store { sqlite, postgres };

/// "Sqlite" or "Postgres".
std::ostream& operator<<(std::ostream& out, Store store);
/// The same, as a suffix of test names.
[[nodiscard]] std::string store_name(const testing::TestParamInfo<Store>& info);

/// The real server with the preview voice in a fresh folder, once with each database.
class StoryService : public testing::TestWithParam<Store> {
  protected:
    StoryService();

    /// Starts the server with two workers and a lease of two seconds, unless the arguments say otherwise.
    [[nodiscard]] std::unique_ptr<support::ServerProcess> start(
        const std::vector<std::string>& more = {}) const;
    [[nodiscard]] std::filesystem::path media() const { return directory_.path() / "media"; }
    /// The value for `--database`; empty for SQLite.
    [[nodiscard]] std::string database_url() const { return database_ ? database_->url() : ""; }
    [[nodiscard]] bool is_shared() const { return database_.has_value(); }
    /// Executes SQL directly, for changes that the program never makes.
    void execute_in_database(const std::string& sql) const;
    /// Checks that every segment has a narration that was published once, and its whole file.
    void expect_all_narrated_once(const std::string& project) const;
    /// How many times the segment's narration was published.
    [[nodiscard]] std::int64_t publications(const std::string& segment) const;

    [[nodiscard]] static std::int64_t done(const boost::json::object& status) {
        return status.at("progress").at("current").as_int64();
    }

    support::TemporaryDirectory directory_;

  private:
    /// The stores as the server sees them.
    [[nodiscard]] std::unique_ptr<app::StoryStores> look_inside() const;

    std::optional<support::PostgresTestDatabase> database_;
    base::SystemClock clock_;
    mutable base::RandomIdSource ids_;
};

}  // namespace storyflow::e2e
