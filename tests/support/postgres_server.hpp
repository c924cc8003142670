#pragma once

#include <sys/types.h>

#include <string>

#include "tests/support/postgres_cluster.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::support {

struct PostgresServerOptions {
    bool is_durable = false;  ///< syncs what is committed, as real servers do; slower
    int most_connections = 100;
};

/// A PostgreSQL server of a test's own, for tests that stop or kill it. It takes a second or two to make;
/// those who only need a database use `PostgresTestDatabase`. Ends with its owner, and also with the thread
/// that started it, so that a test that is killed leaves nothing behind.
class PostgresServer {
  public:
    /// Starts it and waits until it answers.
    explicit PostgresServer(PostgresServerOptions options = {});
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// An empty database of its own; returns its URL.
    [[nodiscard]] std::string make_database();
    [[nodiscard]] pid_t pid() const { return pid_; }

    /// As an administrator does: connections are cut, what was committed is on the disk.
    void stop();
    /// As a crash does: all its processes end at once, and the next start recovers from the log.
    void crash();
    /// SIGKILL for its main process; the others notice and end.
    void kill_hard();
    /// Waits until it answers.
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
