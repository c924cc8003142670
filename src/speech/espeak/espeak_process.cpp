#include "speech/espeak/espeak_process.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/spawn.hpp"
#include "speech/espeak/conversation.hpp"

namespace storyflow::speech {

namespace {

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
    if (!sockets) {
        throw base::Error(base::ErrorKind::unavailable, "Too many open files to start " + program.string());
    }
    const int channel = sockets->theirs.get();
    id_ = base::spawn(program, {}, {channel, channel, STDERR_FILENO});
    socket_ = std::move(sockets->ours);
}

EspeakProcess::~EspeakProcess() {
    base::kill_and_reap(id_);
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
