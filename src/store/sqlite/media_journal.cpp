#include "store/sqlite/media_journal.hpp"

#include <exception>
#include <functional>

namespace storyflow::store::sqlite {

// A story may change while `action` runs, and take the entry back: the locks are not for those who owe. That
// does no harm. An entry is only ever taken back by a later one for the same path, or for the folder above
// it, written in the same transaction. That later one is carried out after this one, because it waits for the
// same lock, and it decides what becomes of the file. So whoever has carried out a change that was taken back
// meanwhile has nothing to put right (and must not try once the lock is free: the file may be the new one).
bool MediaJournal::carry_out(const story::MediaChange& change, const std::function<void()>& action) {
    const std::lock_guard lock(lock_of(change.target));
    if (!is_owed(change.id)) return false;
    try {
        action();
    } catch (const std::exception&) {
        // What a replaced publication would have published may be gone already: nothing is owed any more.
        if (is_known_to_be_replaced(change.id)) return false;
        throw;
    }
    // Not synced: after a power cut it is carried out once more, which does no harm.
    database().write_unsynced_even_if_full(
        [&](sql::Transaction& transaction) { sql::strike_off(transaction, change.id); });
    return true;
}

std::mutex& MediaJournal::lock_of(std::string_view target) {
    return locks_[std::hash<std::string_view>{}(sql::project_folder_of(target)) % locks_.size()];
}

bool MediaJournal::is_owed(std::int64_t id) {
    return database().read([&](sql::Transaction& transaction) { return sql::is_owed(transaction, id); });
}

bool MediaJournal::is_known_to_be_replaced(std::int64_t id) noexcept {
    try {
        return !is_owed(id);
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace storyflow::store::sqlite
