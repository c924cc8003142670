#include "tests/support/postgres_server.hpp"

#include <signal.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>

#include "tests/support/eventually.hpp"

namespace storyflow::support {

PostgresServer::PostgresServer(PostgresServerOptions options) : options_(options), cluster_(folder_.path()) {
    cluster_.initialise(options_.is_durable);
    start();
}

PostgresServer::~PostgresServer() {
    if (pid_ > 0) end_by(SIGQUIT);
}

std::string PostgresServer::make_database() {
    return cluster_.url(cluster_.create_database());
}

void PostgresServer::stop() {
    end_by(SIGINT);
}

void PostgresServer::crash() {
    end_by(SIGQUIT);
}

void PostgresServer::kill_hard() {
    end_by(SIGKILL);
}

void PostgresServer::end_by(int signal) {
    ::kill(pid_, signal);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
}

void PostgresServer::try_to_start() {
    std::vector<std::string> settings{"max_connections=" + std::to_string(options_.most_connections)};
    if (!options_.is_durable) settings.insert(settings.end(), {"fsync=off", "full_page_writes=off"});
    pid_ = cluster_.start(cluster_.server_command(settings), true);
}

void PostgresServer::start() {
    try_to_start();
    const bool answers = eventually(
        [&] {
            if (::waitpid(pid_, nullptr, WNOHANG) == pid_) {
                // After SIGKILL the server's child processes keep the shared memory for a moment.
                try_to_start();
            }
            return cluster_.answers();
        },
        std::chrono::seconds(60));
    if (!answers) throw std::runtime_error("PostgreSQL did not start:\n" + cluster_.log());
}

}  // namespace storyflow::support
