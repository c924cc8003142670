#include "speech/espeak/espeak_process.hpp"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "speech/espeak/conversation.hpp"

namespace storyflow::speech {

namespace {

base::Error cannot_start(const std::filesystem::path& program, int reason) {
    return {base::ErrorKind::unavailable,
            "Cannot start " + program.string() + ": " + std::generic_category().message(reason)};
}

/// This program keeps one end of the pair; the other end becomes the child's stdin and stdout.
struct SocketPair {
    base::FileDescriptor ours;
    base::FileDescriptor theirs;
};

std::optional<SocketPair> open_sockets() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
    return SocketPair{base::FileDescriptor(ends[0]), base::FileDescriptor(ends[1])};
}

class SpawnPlan {
  public:
    explicit SpawnPlan(int channel) {
        ::posix_spawn_file_actions_init(&files_);
        ::posix_spawn_file_actions_adddup2(&files_, channel, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&files_, channel, STDOUT_FILENO);
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
        // A process group of its own: Ctrl-C reaches only this program, and one signal reaches the child and
        // its forks.
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
    [[nodiscard]] int start(const std::filesystem::path& program, pid_t& id) const {
        std::string name = program.string();
        std::string language = "LC_ALL=C.UTF-8";
        const std::array<char*, 2> arguments{name.data(), nullptr};
        const std::array<char*, 2> environment{language.data(), nullptr};
        return ::posix_spawn(&id, name.c_str(), &files_, &attributes_, arguments.data(), environment.data());
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

std::optional<ExchangeEnd> receive_reply(Conversation& conversation, EspeakReply& reply) {
    std::string received;
    std::size_t line_end = std::string::npos;
    while ((line_end = received.find('\n')) == std::string::npos) {
        if (received.size() >= espeak_header_limit) return ExchangeEnd::died;
        if (const auto end = conversation.receive_some(received)) return end;
    }
    const auto header = parse_reply_header(std::string_view(received).substr(0, line_end));
    if (!header) return ExchangeEnd::died;

    received.erase(0, line_end + 1);
    received.reserve(header->payload_size);
    while (received.size() < header->payload_size) {
        if (const auto end = conversation.receive_some(received)) return end;
    }
    if (received.size() > header->payload_size) return ExchangeEnd::died;
    reply = {*header, std::move(received)};
    return std::nullopt;
}

}  // namespace

EspeakProcess::EspeakProcess(const std::filesystem::path& program) {
    auto sockets = open_sockets();
    if (!sockets) throw cannot_start(program, errno);
    const SpawnPlan plan(sockets->theirs.get());
    if (const int reason = plan.start(program, id_); reason != 0) throw cannot_start(program, reason);
    socket_ = std::move(sockets->ours);
}

EspeakProcess::~EspeakProcess() {
    ::kill(-id_, SIGKILL);
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

Exchange EspeakProcess::exchange(const EspeakRequest& request, std::chrono::milliseconds time_limit,
                                 std::stop_token stop) {
    Conversation conversation(socket_.get(), time_limit, std::move(stop));
    Exchange exchange;
    auto end = conversation.send(encode(request));
    if (!end) end = receive_reply(conversation, exchange.reply);
    exchange.end = end.value_or(ExchangeEnd::replied);
    return exchange;
}

}  // namespace storyflow::speech
