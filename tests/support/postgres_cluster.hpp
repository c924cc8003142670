#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace storyflow::support {

/// The programs and files of a PostgreSQL server for tests. If the tests run as root, everything runs as the
/// user `postgres`, because PostgreSQL refuses root. Without PostgreSQL every function throws, so that its
/// tests fail instead of being skipped.
class PostgresCluster {
  public:
    /// `folder` must exist; its owner becomes the user that runs the server.
    explicit PostgresCluster(std::filesystem::path folder);

    /// Makes the files of a new, empty server.
    void initialise(bool is_durable) const;
    /// The command that runs the server in the foreground: reachable through a socket in the folder only.
    [[nodiscard]] std::vector<std::string> server_command(const std::vector<std::string>& settings) const;
    /// Starts a program as the server's user, with its output in the log. With `ends_with_parent` it gets
    /// SIGQUIT when the calling thread ends.
    [[nodiscard]] pid_t start(std::vector<std::string> command, bool ends_with_parent) const;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    [[nodiscard]] std::string url(const std::string& database) const;
    [[nodiscard]] bool answers() const;
    /// The server's log, for messages.
    [[nodiscard]] std::string log() const;
    /// Ends a server on these files that another process left running.
    void stop_leftover() const;

    /// Runs statements outside of a transaction.
    void execute(const std::string& sql) const;
    /// Makes an empty database; returns its new name.
    [[nodiscard]] std::string create_database() const;
    void drop_database(const std::string& name) const noexcept;

  private:
    void run(const std::vector<std::string>& command) const;

    std::filesystem::path folder_;
};

}  // namespace storyflow::support
