#include "narration/media_keeper.hpp"

#include <spdlog/spdlog.h>

#include <cstddef>
#include <exception>
#include <functional>
#include <string>
#include <vector>

namespace storyflow::narration {

namespace {

/// "projects/<pid>" of everything below it, so that a project's removal waits for its files' changes; else
/// all of it.
std::string_view project_of(std::string_view target) {
    const std::size_t first = target.find('/');
    return first == std::string_view::npos ? target : target.substr(0, target.find('/', first + 1));
}

}  // namespace

MediaKeeper::MediaKeeper(story::MediaJournal& journal, media::MediaLibrary& library)
    : journal_(journal), library_(library) {}

bool MediaKeeper::apply(const story::MediaChanges& changes) noexcept {
    bool all_done = true;
    for (const auto& change : changes)
        all_done = apply_or_log(change) && all_done;
    try {
        if (has_overdue_changes_.exchange(false)) {
            for (const auto& change : journal_.pending())
                apply_or_log(change);
        }
    } catch (const std::exception& error) {
        has_overdue_changes_ = true;
        spdlog::error("The owed media changes cannot be read: {}", error.what());
    }
    if (!all_done) has_overdue_changes_ = true;
    return all_done;
}

bool MediaKeeper::apply_or_log(const story::MediaChange& change) noexcept {
    try {
        apply_one(change);
        return true;
    } catch (const std::exception& error) {
        if (is_replaced(change)) return true;  // a later change took its file away, which is as good
        spdlog::error("Media change {} of {} is still owed: {}", change.id, change.target, error.what());
        has_overdue_changes_ = true;
        return false;
    }
}

bool MediaKeeper::is_replaced(const story::MediaChange& change) noexcept {
    try {
        return !journal_.is_pending(change.id);
    } catch (const std::exception&) {
        return false;
    }
}

void MediaKeeper::catch_up() {
    apply(journal_.pending());
    std::vector<std::string> owed;
    for (const auto& change : journal_.pending()) {
        if (!change.source.empty()) owed.push_back(change.source);
    }
    library_.sweep_incoming(owed);
}

void MediaKeeper::apply_one(const story::MediaChange& change) {
    // Under the lock of the target nobody else can carry out a newer change of it between the question and
    // the deed.
    const std::lock_guard lock(lock_of(change.target));
    if (!journal_.is_pending(change.id)) return;
    switch (change.action) {
        case story::MediaChange::Action::publish_file:
            library_.publish(change.source, change.target);
            break;
        case story::MediaChange::Action::remove_file:
            library_.remove_file(change.target);
            break;
        case story::MediaChange::Action::remove_tree:
            library_.remove_tree(change.target);
            break;
    }
    if (!journal_.complete(change.id) && change.action == story::MediaChange::Action::publish_file) {
        // The segment was removed between the question and the deed; its own removal found nothing to remove.
        library_.remove_file(change.target);
    }
}

std::mutex& MediaKeeper::lock_of(std::string_view target) {
    return locks_[std::hash<std::string_view>{}(project_of(target)) % locks_.size()];
}

}  // namespace storyflow::narration
