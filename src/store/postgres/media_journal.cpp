#include "store/postgres/media_journal.hpp"

#include <exception>

#include "store/postgres/advisory_locks.hpp"

namespace storyflow::store::postgres {

namespace {

/// For a change that could not be carried out. If the lookup fails, the change counts as still owed.
bool is_known_to_be_replaced(sql::Transaction& transaction, std::int64_t id) noexcept {
    try {
        return !sql::is_owed(transaction, id);
    } catch (const std::exception&) {
        return false;
    }
}

/// A process that stands still may still move the file when it goes on. So it keeps its locks for as long as
/// it lives, and nobody carries out a later change of the file before it.
void keep_lock_however_long_it_takes(sql::Transaction& transaction) {
    transaction.run_script("SET LOCAL idle_in_transaction_session_timeout = 0");
}

}  // namespace

// Processes that carry out changes of one project's files take turns by the lock on its folder; those who
// only change the story do not wait, and may take the entry back while `action` runs. That does no harm. An
// entry is only ever taken back by a later one for the same path, or for the folder above it, written in the
// same transaction. That later one is carried out after this one, because it waits for the same lock, and it
// decides what becomes of the file. So an older change never comes after a later one of the same file and
// undoes it.
//
// Not synced: after a power cut at the server it is carried out once more, which does no harm. What replaces
// the change is written later to the same log, so it is never there without this deletion.
bool MediaJournal::carry_out(const story::MediaChange& change, const std::function<void()>& action) {
    return database().write_unsynced([&](sql::Transaction& transaction) {
        keep_lock_however_long_it_takes(transaction);
        lock_folder(transaction, sql::project_folder_of(change.target));
        if (!sql::is_owed(transaction, change.id)) return false;
        try {
            action();
        } catch (const std::exception&) {
            // What a replaced publication would have published may be gone already: nothing is owed any more.
            if (is_known_to_be_replaced(transaction, change.id)) return false;
            throw;
        }
        sql::strike_off(transaction, change.id);
        return true;
    });
}

}  // namespace storyflow::store::postgres
