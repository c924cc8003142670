#include "store/postgres/media_journal.hpp"

#include "store/postgres/advisory_locks.hpp"

namespace storyflow::store::postgres {

namespace {

/// A process that is suspended here may still move the file when it is resumed. So its locks must not time
/// out: until its connection ends, no other process carries out a later change of the file.
void keep_lock_however_long_it_takes(sql::Transaction& transaction) {
    transaction.run_script("SET LOCAL idle_in_transaction_session_timeout = 0");
}

}  // namespace

// Processes that carry out changes of one project's files take turns by the lock on its folder. Transactions
// that only change the story do not wait for it, and may remove the entry while `action` runs. That does no
// harm: an entry is only removed together with the insertion of a later entry for the same path, or for the
// folder above it. The later entry is carried out after this one, because it waits for the same lock, and it
// decides the final state of the file. So an older change never overwrites the effect of a later one.
//
// Not synced: after a power cut at the server the change is carried out once more, which does no harm. An
// entry that replaces this one comes later in the same log, so it is never durable without this deletion.
bool MediaJournal::carry_out(const story::MediaChange& change, const std::function<void()>& action) {
    return database().write_unsynced([&](sql::Transaction& transaction) {
        keep_lock_however_long_it_takes(transaction);
        lock_folder(transaction, sql::project_folder_of(change.target));
        const auto is_still_owed = [&] { return sql::is_owed(transaction, change.id); };
        if (!is_still_owed() || !act_unless_replaced(action, is_still_owed)) return false;
        sql::strike_off(transaction, change.id);
        return true;
    });
}

}  // namespace storyflow::store::postgres
