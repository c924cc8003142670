#include "narration/trash.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "tasks/thread_name.hpp"

namespace storyflow::narration {

Trash::Trash(media::MediaLibrary& library)
    : library_(library), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Trash::take(std::string folder) {
    const auto folders = folders_.lock();
    folders->push_back(std::move(folder));
    arrived_.notify_one();
}

void Trash::run(const std::stop_token& stop) {
    tasks::name_this_thread("trash");
    while (!stop.stop_requested()) {
        const auto folder = next(stop);
        if (folder.empty()) continue;
        try {
            library_.remove_tree(folder, stop);
        } catch (const std::exception& error) {
            spdlog::warn("A removed project's files are there until the next start: {}", error.what());
        }
    }
}

std::string Trash::next(const std::stop_token& stop) {
    auto folders = folders_.lock();
    if (!folders.wait(arrived_, stop, [](const auto& now) { return !now.empty(); })) return {};
    auto folder = std::move(folders->front());
    folders->pop_front();
    return folder;
}

}  // namespace storyflow::narration
