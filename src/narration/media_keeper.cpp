#include "narration/media_keeper.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/disk_full.hpp"
#include "base/error.hpp"

namespace storyflow::narration {

MediaKeeper::MediaKeeper(story::MediaJournal& journal, media::MediaLibrary& library, Trash* trash)
    : journal_(journal), library_(library), trash_(trash) {}

bool MediaKeeper::apply(const story::MediaChanges& changes) noexcept {
    const bool had_overdue_changes = has_overdue_changes_.exchange(false);
    bool all_done = true;
    for (const auto& change : changes)
        all_done = apply_or_log(change) && all_done;
    if (!had_overdue_changes) return all_done;
    try {
        for (const auto& change : journal_.pending())
            apply_or_log(change);
    } catch (const std::exception& error) {
        has_overdue_changes_ = true;
        spdlog::error("The owed media changes cannot be read: {}", error.what());
    }
    return all_done;
}

bool MediaKeeper::settle(std::string_view target) noexcept {
    try {
        bool all_done = true;
        for (const auto& change : journal_.pending()) {
            if (change.target == target) all_done = apply_or_log(change) && all_done;
        }
        return all_done && !let_go_if_missing(target);
    } catch (const std::exception& error) {
        spdlog::error("Whether {} lies in its place cannot be told: {}", target, error.what());
        return false;
    }
}

std::vector<std::string> MediaKeeper::settle_all(const std::vector<std::string>& targets) noexcept {
    try {
        const std::set<std::string, std::less<>> wanted(targets.begin(), targets.end());
        std::vector<std::string> away;
        for (const auto& change : journal_.pending()) {
            if (wanted.contains(change.target) && !apply_or_log(change)) away.push_back(change.target);
        }
        return away;
    } catch (const std::exception& error) {
        spdlog::error("Files that were added wait for the journal: {}", error.what());
        has_overdue_changes_ = true;
        return targets;
    }
}

bool MediaKeeper::let_go_if_missing(std::string_view target) {
    if (library_.is_there(target) || !journal_.withdraw(target, std::nullopt)) return false;
    spdlog::error("The file {} was published but is gone; it has to be made anew.", target);
    return true;
}

bool MediaKeeper::apply_or_log(const story::MediaChange& change) noexcept {
    try {
        apply_one(change);
        return true;
    } catch (const media::FileLost& lost) {
        return let_go_of_lost(change, lost);
    } catch (const std::exception& error) {
        if (is_replaced(change)) return true;  // a later change of the same file replaced this one
        spdlog::error("Media change {} of {} is still owed: {}", change.id, change.target, error.what());
        has_overdue_changes_ = true;
        return false;
    }
}

bool MediaKeeper::let_go_of_lost(const story::MediaChange& change, const media::FileLost& lost) noexcept {
    try {
        if (is_replaced(change)) return true;
        journal_.withdraw(change.target, change.id);
        spdlog::error("{} is lost and has to be made anew: {} ({})", change.target, lost.what(),
                      lost.detail());
    } catch (const std::exception& error) {
        spdlog::error("{} is lost, and the story cannot be told yet: {}", change.target, error.what());
        has_overdue_changes_ = true;
    }
    return false;
}

bool MediaKeeper::is_replaced(const story::MediaChange& change) noexcept {
    try {
        const auto pending = journal_.pending();
        return std::ranges::find(pending, change.id, &story::MediaChange::id) == pending.end();
    } catch (const std::exception&) {
        return false;
    }
}

void MediaKeeper::remove_stray(std::string_view target) noexcept {
    try {
        library_.remove_file(target);
    } catch (const std::exception& error) {
        spdlog::warn("What may lie at {} is not removed: {}", target, error.what());
    }
}

std::set<std::string, std::less<>> MediaKeeper::awaited() {
    std::set<std::string, std::less<>> targets;
    for (auto& change : journal_.pending()) {
        if (change.action == story::MediaChange::Action::publish_file)
            targets.insert(std::move(change.target));
    }
    return targets;
}

void MediaKeeper::catch_up(std::chrono::seconds abandoned_after) {
    apply(journal_.pending());
    std::vector<std::string> owed;
    for (const auto& change : journal_.pending()) {
        if (!change.source.empty()) owed.push_back(change.source);
    }
    try {
        library_.sweep_incoming(owed, abandoned_after);
    } catch (const base::Error& error) {
        spdlog::warn("Abandoned media files are still there: {}", error.what());
    }
}

void MediaKeeper::apply_one(const story::MediaChange& change) {
    // A change that replaces this one meanwhile is in the journal itself and is carried out afterwards, so it
    // does not matter whether this change was still owed.
    static_cast<void>(journal_.carry_out(change, [&] {
        keep_what_is_there(change);
        switch (change.action) {
            case story::MediaChange::Action::publish_file:
                put_in_place(change);
                break;
            case story::MediaChange::Action::remove_file:
                library_.remove_file(change.target);
                break;
            case story::MediaChange::Action::remove_tree:
                remove_tree(change.target);
                break;
        }
    }));
}

/// An undo may lose its sound, but must not keep a change from being carried out.
void MediaKeeper::keep_what_is_there(const story::MediaChange& change) {
    if (change.kept.empty() || !is_source_there(change)) return;
    try {
        library_.keep(change.target, change.kept);
    } catch (const base::DiskFull& error) {
        spdlog::warn("{} is not kept for an undo: {}", change.target, error.what());
    }
}

/// False when the change was carried out before a crash: then the file at the target is the new one.
bool MediaKeeper::is_source_there(const story::MediaChange& change) const {
    return change.action != story::MediaChange::Action::publish_file || library_.is_there(change.source);
}

void MediaKeeper::put_in_place(const story::MediaChange& change) {
    if (change.source_stays) {
        library_.put_back(change.source, change.target);
    } else {
        library_.publish(change.source, change.target);
    }
}

void MediaKeeper::remove_tree(const std::string& target) {
    if (trash_ == nullptr) return library_.remove_tree(target);
    try {
        if (auto aside = library_.set_aside(target)) trash_->take(*std::move(aside));
    } catch (const base::Error& error) {
        spdlog::debug("{} is removed where it is: {}", target, error.what());
        library_.remove_tree(target);
    }
}

}  // namespace storyflow::narration
