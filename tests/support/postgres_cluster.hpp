#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace storyflow::support {

/// The programs and the files of a PostgreSQL server for tests. Everything runs as the user `postgres` where
/// the tests run as root, because PostgreSQL refuses root. Without PostgreSQL everything throws, so that its
/// tests fail rather than pass unseen.
class PostgresCluster {
  public:
    /// In a folder that exists, and that is given to the user who runs the server.
    explicit PostgresCluster(std::filesystem::path folder);

    /// Makes the files of an empty server anew.
    void initialise(bool is_durable) const;
    /// The command that runs the server in the foreground: reachable through a socket in the folder only.
    [[nodiscard]] std::vector<std::string> server_command(const std::vector<std::string>& settings) const;
    /// Starts a program as the server's user; it writes to the log. With `ends_with_parent` it gets SIGQUIT
    /// when the calling thread ends.
    [[nodiscard]] pid_t start(std::vector<std::string> command, bool ends_with_parent) const;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    [[nodiscard]] std::string url(const std::string& database) const;
    [[nodiscard]] bool answers() const;
    /// What the server said, for messages.
    [[nodiscard]] std::string log() const;
    /// Ends a server of these files that some other process left behind.
    void stop_leftover() const;

    /// Runs statements outside of a transaction.
    void execute(const std::string& sql) const;
    /// An empty database with a new name; returns the name.
    [[nodiscard]] std::string create_database() const;
    void drop_database(const std::string& name) const noexcept;

  private:
    void run(const std::vector<std::string>& command) const;

    std::filesystem::path folder_;
};

}  // namespace storyflow::support
