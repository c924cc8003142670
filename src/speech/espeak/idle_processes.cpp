#include "speech/espeak/idle_processes.hpp"

#include <poll.h>
#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

/// An idle process sends nothing: a readable channel means that it has ended or misbehaves.
bool has_ended(int channel) {
    pollfd watched{channel, POLLIN | POLLRDHUP, 0};
    return ::poll(&watched, 1, 0) > 0;
}

int add(const base::FileDescriptor& watched, int channel) {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.fd = channel;
    return ::epoll_ctl(watched.get(), EPOLL_CTL_ADD, channel, &event);
}

}  // namespace

IdleProcesses::IdleProcesses(std::size_t most)
    : watched_(::epoll_create1(EPOLL_CLOEXEC)), ending_(::eventfd(0, EFD_CLOEXEC)) {
    if (!watched_.valid() || !ending_.valid() || add(watched_, ending_.get()) != 0)
        throw base::Error(base::ErrorKind::unavailable, "Too many open files to start speaking.");
    {
        const auto processes = processes_.lock();
        processes->reserve(most);  // so that `keep` cannot fail
    }
    watcher_ = std::thread([this] { watch(); });
}

IdleProcesses::~IdleProcesses() {
    ::eventfd_write(ending_.get(), 1);
    watcher_.join();
}

std::unique_ptr<EspeakProcess> IdleProcesses::take() {
    const auto processes = processes_.lock();
    if (processes->empty()) return nullptr;
    auto process = std::move(processes->back());
    processes->pop_back();
    ::epoll_ctl(watched_.get(), EPOLL_CTL_DEL, process->channel(), nullptr);
    return process;
}

void IdleProcesses::keep(std::unique_ptr<EspeakProcess> process) noexcept {
    const auto processes = processes_.lock();
    // If epoll refuses the channel, the next exchange finds out when the process has died.
    [[maybe_unused]] const int refused = add(watched_, process->channel());
    processes->push_back(std::move(process));
}

void IdleProcesses::watch() {
    ::pthread_setname_np(::pthread_self(), "espeak-idle");
    for (;;) {
        epoll_event event{};
        if (::epoll_wait(watched_.get(), &event, 1, -1) != 1) continue;
        if (event.data.fd == ending_.get()) return;
        if (const auto dead = take_dead(event.data.fd))
            spdlog::warn("A waiting storyflow-espeak ended; the next text starts another one");
    }
}

/// Returns null when the process was taken meanwhile, or when its descriptor number now belongs to another
/// process.
std::unique_ptr<EspeakProcess> IdleProcesses::take_dead(int channel) {
    const auto processes = processes_.lock();
    const auto found = std::find_if(processes->begin(), processes->end(),
                                    [channel](const auto& process) { return process->channel() == channel; });
    if (found == processes->end() || !has_ended(channel)) return nullptr;
    auto dead = std::move(*found);
    processes->erase(found);
    return dead;
}

}  // namespace storyflow::speech
