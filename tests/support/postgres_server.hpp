#pragma once

#include <sys/types.h>

#include <string>

#include "tests/support/postgres_cluster.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::support {

struct PostgresServerOptions {
    bool is_durable = false;  ///< syncs commits, as real servers do; slower
    int most_connections = 100;
};

/// A PostgreSQL server for one test that stops or kills it. Making it takes a second or two; tests that only
/// need a database use `PostgresTestDatabase`. Ends when it is destroyed, and also with the thread that
/// started it, so that no process is left when a test is killed.
class PostgresServer {
  public:
    /// Starts the server and waits until it answers.
    explicit PostgresServer(PostgresServerOptions options = {});
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// Makes an empty database; returns its URL.
    [[nodiscard]] std::string make_database();
    [[nodiscard]] pid_t pid() const { return pid_; }

    /// A shutdown by an administrator: connections are closed, committed data is on the disk.
    void stop();
    /// A crash: all processes end at once, and the next start recovers from the log.
    void crash();
    /// SIGKILL to the main process; the others end when they notice.
    void kill_hard();
    /// Starts the server again and waits until it answers.
    void start();
    void restart() {
        stop();
        start();
    }

  private:
    void end_by(int signal);
    void try_to_start();

    TemporaryDirectory folder_;
    PostgresServerOptions options_;
    PostgresCluster cluster_;
    pid_t pid_ = -1;
};

}  // namespace storyflow::support
