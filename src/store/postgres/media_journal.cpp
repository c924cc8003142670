#include "store/postgres/media_journal.hpp"

#include <cstddef>
#include <exception>
#include <string>

#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/owed_changes.hpp"
#include "store/postgres/project_rows.hpp"

namespace storyflow::store {

using namespace postgres;

namespace {

/// "projects/<pid>" of everything below it, so that a project's removal waits for its files' changes; else
/// all of it.
std::string_view project_of(std::string_view target) {
    const std::size_t first = target.find('/');
    return first == std::string_view::npos ? target : target.substr(0, target.find('/', first + 1));
}

bool is_owed(Transaction& transaction, std::int64_t id) {
    return Query(transaction, "SELECT FROM media_changes WHERE id = $1", id).next();
}

/// For a change that could not be carried out. What cannot be told counts as no excuse.
bool is_known_to_be_replaced(Transaction& transaction, std::int64_t id) noexcept {
    try {
        return !is_owed(transaction, id);
    } catch (const std::exception&) {
        return false;
    }
}

/// A process that stands still may still move the file when it goes on. So it keeps its locks for as long as
/// it lives, and nobody carries out a later change of the file before it.
void keep_lock_however_long_it_takes(Transaction& transaction) {
    transaction.run_script("SET LOCAL idle_in_transaction_session_timeout = 0");
}

bool is_owed_of(Transaction& transaction, std::string_view target) {
    return Query(transaction, "SELECT FROM media_changes WHERE target = $1", target).next();
}

/// Locks in the order that every change of segments uses: project, segment, entries of the journal.
void lock_project_that_names(Transaction& transaction, std::string_view file) {
    Query named(transaction, "SELECT id FROM segments WHERE audio_file = $1 OR image_file = $1", file);
    if (named.next()) lock_project_of(transaction, named.take<std::string>());
}

/// Whether a segment had the file as its narration.
bool let_go_of_narration(Transaction& transaction, std::string_view file) {
    transaction.run(R"sql(
        DELETE FROM narration_words WHERE segment_id IN (SELECT id FROM segments WHERE audio_file = $1)
    )sql",
                    file);
    return transaction.run(R"sql(
        UPDATE segments
        SET audio_file = NULL, audio_duration = NULL, audio_engine = NULL, audio_voice = NULL,
            audio_speed = NULL, audio_text_revision = NULL, audio_item = NULL
        WHERE audio_file = $1
    )sql",
                           file) > 0;
}

bool let_go_of_image(Transaction& transaction, std::string_view file) {
    return transaction.run("UPDATE segments SET image_file = NULL WHERE image_file = $1", file) > 0;
}

}  // namespace

story::MediaChanges PostgresMediaJournal::pending() {
    return database_.read([](Transaction& transaction) { return pending_changes(transaction); });
}

// Processes that carry out changes of one project's files take turns by the lock on its folder; those who
// only change the story do not wait, and may take the entry back while `action` runs. That does no harm. An
// entry is only ever taken back by a later one for the same path, or for the folder above it, written in the
// same transaction. That later one is carried out after this one, because it waits for the same lock, and it
// decides what becomes of the file. So an older change never comes after a later one of the same file and
// undoes it.
//
// Not synced: after a power cut at the server it is carried out once more, which does no harm. What replaces
// the change is written later to the same log, so it is never there without this deletion.
bool PostgresMediaJournal::carry_out(const story::MediaChange& change, const std::function<void()>& action) {
    return database_.write_unsynced([&](Transaction& transaction) {
        keep_lock_however_long_it_takes(transaction);
        lock_folder(transaction, project_of(change.target));
        if (!is_owed(transaction, change.id)) return false;
        try {
            action();
        } catch (const std::exception&) {
            // What a replaced publication would have published may be gone already: nothing is owed any more.
            if (is_known_to_be_replaced(transaction, change.id)) return false;
            throw;
        }
        transaction.run("DELETE FROM media_changes WHERE id = $1", change.id);
        return true;
    });
}

bool PostgresMediaJournal::withdraw(std::string_view target, std::optional<std::int64_t> lost) {
    return database_.write([&](Transaction& transaction) {
        lock_project_that_names(transaction, target);
        if (lost && transaction.run("DELETE FROM media_changes WHERE id = $1", *lost) == 0) return false;
        if (is_owed_of(transaction, target)) return false;
        const bool had_narration = let_go_of_narration(transaction, target);
        return let_go_of_image(transaction, target) || had_narration;
    });
}

}  // namespace storyflow::store
