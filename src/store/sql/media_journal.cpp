#include "store/sql/media_journal.hpp"

#include <cstddef>
#include <exception>
#include <string>
#include <vector>

#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"

namespace storyflow::store::sql {

namespace {

bool is_owed_of(Transaction& transaction, std::string_view target) {
    return Query(transaction, "SELECT 1 FROM media_changes WHERE target = $1", target).next();
}

/// Locks in the order that every change of segments uses: project, segment, entries of the journal.
void lock_project_that_names(Transaction& transaction, std::string_view file) {
    const auto segment_id =
        Query(transaction, "SELECT id FROM segments WHERE audio_file = $1 OR image_file = $1", file)
            .first<std::string>();
    if (segment_id) lock_project_of(transaction, *segment_id);
}

/// Returns whether a segment had the file as its narration.
bool let_go_of_narration(Transaction& transaction, std::string_view file) {
    const auto ids =
        Query(transaction, "SELECT id FROM segments WHERE audio_file = $1", file).all<std::string>();
    for (const std::string& id : ids)
        clear_narration(transaction, id);
    return !ids.empty();
}

bool let_go_of_image(Transaction& transaction, std::string_view file) {
    return transaction.run("UPDATE segments SET image_file = NULL WHERE image_file = $1", file) > 0;
}

/// If the lookup fails, the change counts as still owed.
bool is_known_to_be_replaced(const std::function<bool()>& is_still_owed) noexcept {
    try {
        return !is_still_owed();
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

story::MediaChanges MediaJournal::pending() {
    return database_.read(pending_changes);
}

bool MediaJournal::withdraw(std::string_view target, std::optional<std::int64_t> lost) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        lock_project_that_names(transaction, target);
        if (lost && !strike_off(transaction, *lost)) return false;
        if (is_owed_of(transaction, target)) return false;
        const bool had_narration = let_go_of_narration(transaction, target);
        return let_go_of_image(transaction, target) || had_narration;
    });
}

bool MediaJournal::act_unless_replaced(const std::function<void()>& action,
                                       const std::function<bool()>& is_still_owed) {
    try {
        action();
        return true;
    } catch (const std::exception&) {
        // The source of a replaced publication may be gone already; then nothing is owed.
        if (is_known_to_be_replaced(is_still_owed)) return false;
        throw;
    }
}

bool is_owed(Transaction& transaction, std::int64_t id) {
    return Query(transaction, "SELECT 1 FROM media_changes WHERE id = $1", id).next();
}

bool strike_off(Transaction& transaction, std::int64_t id) {
    return transaction.run("DELETE FROM media_changes WHERE id = $1", id) > 0;
}

std::string_view project_folder_of(std::string_view target) {
    const std::size_t first = target.find('/');
    return first == std::string_view::npos ? target : target.substr(0, target.find('/', first + 1));
}

}  // namespace storyflow::store::sql
