#include "base/spawn.hpp"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace storyflow::base {

namespace {

class SpawnPlan {
  public:
    explicit SpawnPlan(const ChildStreams& streams) {
        ::posix_spawn_file_actions_init(&files_);
        ::posix_spawn_file_actions_adddup2(&files_, streams.input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&files_, streams.output, STDOUT_FILENO);
        if (streams.errors != STDERR_FILENO) {
            ::posix_spawn_file_actions_adddup2(&files_, streams.errors, STDERR_FILENO);
        }
        // A library may have opened files without close-on-exec: a listening socket must not stay open in a
        // child.
        ::posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);

        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(&attributes_,
                                   POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&files_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// Returns 0, or the errno of the failure.
    [[nodiscard]] int start(pid_t& id, const std::string& program, std::vector<char*>& arguments) const {
        std::string language = "LC_ALL=C.UTF-8";
        const std::array<char*, 2> environment{language.data(), nullptr};
        return ::posix_spawn(&id, program.c_str(), &files_, &attributes_, arguments.data(),
                             environment.data());
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const ChildStreams& streams) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    pid_t id = -1;
    if (const int reason = SpawnPlan(streams).start(id, program.string(), pointers); reason != 0) {
        throw Error(ErrorKind::unavailable,
                    "Cannot start " + program.string() + ": " + std::generic_category().message(reason));
    }
    return id;
}

void kill_and_reap(pid_t id) noexcept {
    if (id < 0) return;
    ::kill(-id, SIGKILL);
    while (::waitpid(id, nullptr, 0) < 0 && errno == EINTR) {
    }
}

}  // namespace storyflow::base
