#include "store/sqlite/media_journal.hpp"

#include <functional>

namespace storyflow::store::sqlite {

// The story may change while `action` runs, and remove the entry: threads that only change the story do not
// take this lock. That does no harm: an entry is only removed together with the insertion of a later entry
// for the same path, or for the folder above it. The later entry is carried out after this one, because it
// waits for the same lock, and it decides the final state of the file. So if the entry was removed meanwhile,
// the caller must not undo the action: once the lock is free, the file may be the new one.
bool MediaJournal::carry_out(const story::MediaChange& change, const std::function<void()>& action) {
    const std::lock_guard lock(lock_of(change.target));
    const auto is_still_owed = [&] {
        return database().read(
            [&](sql::Transaction& transaction) { return sql::is_owed(transaction, change.id); });
    };
    if (!is_still_owed() || !act_unless_replaced(action, is_still_owed)) return false;
    // Not synced: after a power cut the change is carried out once more, which does no harm.
    database().write_unsynced_even_if_full(
        [&](sql::Transaction& transaction) { sql::strike_off(transaction, change.id); });
    return true;
}

std::mutex& MediaJournal::lock_of(std::string_view target) {
    return locks_[std::hash<std::string_view>{}(sql::project_folder_of(target)) % locks_.size()];
}

}  // namespace storyflow::store::sqlite
