#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "app/story_stores.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::torture {

enum class Store { sqlite, postgres };

/// What can be done to a service that works.
enum class Blow { kill_server, kill_worker, kill_espeak, kill_database, freeze_worker };

/// A whole service of real processes: one server with two workers on SQLite; on PostgreSQL a server with one
/// worker, two worker processes with one each, and the database itself.
class Scene {
  public:
    explicit Scene(Store store);

    /// Where the server listens now; nothing while it is down. Safe from any thread.
    [[nodiscard]] std::optional<std::uint16_t> port() const;
    [[nodiscard]] std::filesystem::path media() const { return folder_.path() / "media"; }
    [[nodiscard]] std::filesystem::path speech_log() const { return folder_.path() / "spoken.txt"; }
    /// The same database, for looking into it.
    [[nodiscard]] std::unique_ptr<app::StoryStores> look_inside();

    /// Does it, and starts again what ended. A frozen worker is thawed when its lease is over.
    void strike(Blow blow, std::mt19937& random);
    [[nodiscard]] std::vector<Blow> possible_blows() const;
    /// How many chunks can be in the making at once.
    [[nodiscard]] std::int64_t workers() const;

    static constexpr int lease_seconds = 2;

  private:
    [[nodiscard]] std::vector<std::string> common_arguments() const;
    void start_server();
    void start_worker(std::size_t index);
    void restart_server();
    void kill_one_espeak(std::mt19937& random);
    void freeze_past_its_lease(support::ProgramProcess& worker);

    Store store_;
    support::TemporaryDirectory folder_;
    std::unique_ptr<support::PostgresServer> postgres_;
    std::string url_;
    mutable std::mutex mutex_;
    std::optional<std::uint16_t> port_;
    std::unique_ptr<support::ServerProcess> server_;
    std::vector<std::unique_ptr<support::ProgramProcess>> workers_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
};

}  // namespace storyflow::torture
