#include "tests/support/postgres_test_database.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "base/file.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/postgres_cluster.hpp"

namespace storyflow::support {

namespace {

/// A shell script that runs the server ("$@") and ends it when no process has held users.lock in several
/// checks in a row.
constexpr const char* keeper = R"sh(
cd "$0" || exit 1
exec 7<keeper.lock 8<users.lock 9<start.lock
flock -x 7
"$@" 7<&- 8<&- 9<&- &
server=$!
idle=0
while grep -qs '^State:.[^Z]' /proc/$server/status; do
  sleep 3
  flock -x 9
  if flock -n -x 8; then
    flock -u 8
    idle=$((idle + 1))
    if [ $idle -ge 5 ]; then
      kill -QUIT $server
      wait $server
      rm -rf data
      exit 0
    fi
  else
    idle=0
  fi
  flock -u 9
done
)sh";

/// One folder for each build folder, so that builds do not share a server. Short, because a socket's path has
/// a length limit.
std::filesystem::path shared_folder() {
    const auto build = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const auto number = std::hash<std::string>{}(build.string()) % 100'000'000;
    return std::filesystem::temp_directory_path() /
           ("storyflow-postgres-" + std::to_string(::getuid()) + "-" + std::to_string(number));
}

/// Makes the folder; throws if another user owns one of that name.
void make_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0711) == 0 || errno == EEXIST) {
        struct stat found {};
        if (::lstat(folder.c_str(), &found) != 0 || !S_ISDIR(found.st_mode) ||
            (::getuid() != 0 && found.st_uid != ::getuid())) {
            throw std::runtime_error(folder.string() + " belongs to somebody else");
        }
        return;
    }
    throw std::runtime_error("cannot make " + folder.string());
}

class LockFile {
  public:
    explicit LockFile(const std::filesystem::path& path)
        : file_(::open(path.c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0666)) {
        if (!file_.valid()) throw std::runtime_error("cannot open " + path.string());
    }

    void lock() {
        while (::flock(file_.get(), LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    void lock_shared() {
        while (::flock(file_.get(), LOCK_SH) != 0 && errno == EINTR) {
        }
    }
    void unlock() { ::flock(file_.get(), LOCK_UN); }
    [[nodiscard]] bool is_free() {
        if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) return false;
        unlock();
        return true;
    }

  private:
    base::FileDescriptor file_;
};

/// This process's use of the shared server.
class SharedServer {
  public:
    SharedServer() : cluster_((make_folder(folder_), folder_)) {
        // The keeper needs a moment to notice that a server was killed.
        if (!eventually([&] { return has_joined(); }, std::chrono::seconds(60))) {
            throw std::runtime_error("PostgreSQL did not start:\n" + cluster_.log());
        }
    }

    [[nodiscard]] const PostgresCluster& cluster() const { return cluster_; }

  private:
    /// Uses the running server, or starts one if there is none.
    bool has_joined() {
        LockFile start(folder_ / "start.lock");
        start.lock();
        const bool has_keeper = !LockFile(folder_ / "keeper.lock").is_free();
        if (!has_keeper) start_server();
        if (!cluster_.answers()) return false;
        users_.lock_shared();
        return true;
    }
    void start_server() {
        cluster_.stop_leftover();
        cluster_.initialise(false);
        std::vector<std::string> command{"/bin/sh", "-c", keeper, folder_.string()};
        for (auto& word :
             cluster_.server_command({"max_connections=300", "fsync=off", "full_page_writes=off"}))
            command.push_back(std::move(word));
        (void)cluster_.start(std::move(command), false);
        (void)eventually([&] { return cluster_.answers(); }, std::chrono::seconds(60));
    }

    std::filesystem::path folder_ = shared_folder();
    PostgresCluster cluster_;
    LockFile users_{folder_ / "users.lock"};
};

const PostgresCluster& shared_cluster() {
    static const SharedServer server;
    return server.cluster();
}

}  // namespace

PostgresTestDatabase::PostgresTestDatabase()
    : name_(shared_cluster().create_database()), url_(shared_cluster().url(name_)) {}

PostgresTestDatabase::~PostgresTestDatabase() {
    shared_cluster().drop_database(name_);
}

}  // namespace storyflow::support
