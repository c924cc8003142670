#include "tests/support/postgres_cluster.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <fstream>
#include <iterator>
#include <pqxx/pqxx>
#include <stdexcept>
#include <utility>

#include "base/ids.hpp"

namespace storyflow::support {

namespace {

constexpr const char* superuser = "storyflow";

/// The folder with the newest version's programs.
std::filesystem::path programs() {
    std::filesystem::path newest;
    int newest_version = 0;
    std::error_code missing;
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql", missing)) {
        const int number = std::atoi(version.path().filename().c_str());
        if (number > newest_version && std::filesystem::exists(version.path() / "bin" / "postgres")) {
            newest_version = number;
            newest = version.path() / "bin";
        }
    }
    if (newest.empty()) {
        throw std::runtime_error("PostgreSQL is not installed, so its tests cannot run: script/bootstrap");
    }
    return newest;
}

struct User {
    uid_t id = ::getuid();
    gid_t group = ::getgid();
};

/// The user that runs the server.
User server_user() {
    if (::getuid() != 0) return {};
    const passwd* const found = ::getpwnam("postgres");
    if (found == nullptr)
        throw std::runtime_error("root cannot run PostgreSQL, and there is no user postgres");
    return {.id = found->pw_uid, .group = found->pw_gid};
}

struct Start {
    std::vector<char*> arguments;
    User user;
    std::string log;
    pid_t parent = 0;
    bool ends_with_parent = false;
};

/// Runs in the child process: makes system calls only.
[[noreturn]] void become(const Start& start) {
    const int nothing = ::open("/dev/null", O_RDONLY);
    const int log = ::open(start.log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    for (int file = STDERR_FILENO + 1; file < 256; ++file)
        ::close(file);
    ::setsid();
    if (::getuid() == 0) {
        if (::setgroups(0, nullptr) != 0 || ::setgid(start.user.group) != 0 || ::setuid(start.user.id) != 0) {
            ::_exit(126);
        }
    }
    if (start.ends_with_parent) {
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
        if (::getppid() != start.parent) ::_exit(125);
    }
    if (::chdir("/") == 0) ::execv(start.arguments.front(), start.arguments.data());
    ::_exit(127);
}

}  // namespace

PostgresCluster::PostgresCluster(std::filesystem::path folder) : folder_(std::move(folder)) {
    const User user = server_user();
    if (::chown(folder_.c_str(), user.id, user.group) != 0) {
        throw std::runtime_error("cannot give " + folder_.string() + " to the user of the server");
    }
}

void PostgresCluster::initialise(bool is_durable) const {
    std::filesystem::remove_all(data());
    std::vector<std::string> command{(programs() / "initdb").string(),
                                     "--pgdata=" + data().string(),
                                     "--username",
                                     superuser,
                                     "--auth=trust",
                                     "--encoding=UTF8",
                                     "--locale=C",
                                     "--wal-segsize=4",
                                     "--no-instructions"};
    if (!is_durable) command.emplace_back("--no-sync");
    run(command);
}

std::vector<std::string> PostgresCluster::server_command(const std::vector<std::string>& settings) const {
    std::vector<std::string> command{(programs() / "postgres").string(), "-D", data().string()};
    std::vector<std::string> all{"listen_addresses=",      "unix_socket_directories=" + folder_.string(),
                                 "shared_buffers=32MB",    "max_wal_size=256MB",
                                 "min_wal_size=32MB",      "wal_level=minimal",
                                 "max_wal_senders=0",      "jit=off",
                                 "max_parallel_workers=0", "log_min_messages=error",
                                 "log_checkpoints=off",    "logging_collector=off"};
    all.insert(all.end(), settings.begin(), settings.end());
    for (const auto& setting : all) {
        command.emplace_back("-c");
        command.push_back(setting);
    }
    return command;
}

pid_t PostgresCluster::start(std::vector<std::string> command, bool ends_with_parent) const {
    Start start{.arguments = {},
                .user = server_user(),
                .log = (folder_ / "log").string(),
                .parent = ::getpid(),
                .ends_with_parent = ends_with_parent};
    for (auto& argument : command)
        start.arguments.push_back(argument.data());
    start.arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) become(start);
    return child;
}

void PostgresCluster::run(const std::vector<std::string>& command) const {
    const pid_t child = start(command, true);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (status != 0) throw std::runtime_error(command.front() + " failed:\n" + log());
}

std::string PostgresCluster::url(const std::string& database) const {
    return "postgresql://" + std::string(superuser) + "@/" + database + "?host=" + folder_.string();
}

bool PostgresCluster::answers() const {
    try {
        execute("SELECT 1");
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

std::string PostgresCluster::log() const {
    std::ifstream file(folder_ / "log");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.substr(text.size() - std::min<std::size_t>(text.size(), 4000));
}

void PostgresCluster::stop_leftover() const {
    if (!std::filesystem::exists(data() / "postmaster.pid")) return;
    try {
        run({(programs() / "pg_ctl").string(), "stop", "-D", data().string(), "-m", "immediate", "-t", "60"});
    } catch (const std::runtime_error&) {
        // The server's process is gone: the machine or the container was restarted.
    }
}

void PostgresCluster::execute(const std::string& sql) const {
    pqxx::connection connection(url("postgres"));
    pqxx::nontransaction(connection).exec(sql);
}

std::string PostgresCluster::create_database() const {
    const std::string name = "test_" + base::RandomIdSource().hex(16);
    execute("CREATE DATABASE " + name);
    return name;
}

void PostgresCluster::drop_database(const std::string& name) const noexcept {
    try {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (const std::exception&) {
        // The database is removed with the server.
    }
}

}  // namespace storyflow::support
