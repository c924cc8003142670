#include "store/sql/change_store.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/sql/change_restoration.hpp"
#include "store/sql/change_rows.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"

namespace storyflow::store::sql {

namespace {

using story::ChangeOvertaken;

/// Numbers of changes, by project.
using ChangesByProject = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

void require_expected(const std::optional<story::StoryChange>& change, std::optional<std::int64_t> expected,
                      const std::string& nothing) {
    if (!change) throw ChangeOvertaken(nothing);
    if (expected && *expected != change->id) {
        throw ChangeOvertaken("The story was changed elsewhere meanwhile. It is left as it is.");
    }
}

ChangesByProject changes_to_forget(Transaction& transaction, base::Timestamp time) {
    Query rows(transaction, R"sql(
        SELECT project_id, number FROM story_changes
        WHERE (changed_at < $1 OR state = 'passed'
               OR number <= (SELECT change_number FROM projects WHERE id = project_id) - $2)
              AND project_id NOT IN (SELECT project_id FROM removed_projects)
    )sql",
               time, story::most_changes);
    ChangesByProject changes;
    while (rows.next()) {
        auto project_id = rows.take<std::string>();
        changes[std::move(project_id)].push_back(rows.take<std::int64_t>());
    }
    return changes;
}

void append(story::MediaChanges& all, const story::MediaChanges& more) {
    all.insert(all.end(), more.begin(), more.end());
}

struct KeptRow {
    std::int64_t number = 0;
    std::string segment_id;
    std::string kind;
};

std::vector<KeptRow> rows_that_keep(Transaction& transaction, std::string_view project_id,
                                    const std::string& file) {
    return Query(transaction, R"sql(
        SELECT change_number, id, kind
        FROM changed_segments JOIN story_changes
             ON story_changes.project_id = changed_segments.project_id AND number = change_number
        WHERE changed_segments.project_id = $1 AND kept_sound = $2
    )sql",
                 project_id, file)
        .all([](Query& row) {
            return KeptRow{.number = row.take<std::int64_t>(),
                           .segment_id = row.take<std::string>(),
                           .kind = row.take<std::string>()};
        });
}

/// A change that took only sounds away has nothing left to restore in this segment.
void forget_segment(Transaction& transaction, OwedChanges& owed, const ChangeKey& change,
                    const KeptRow& row) {
    for (const Side side : {Side::before, Side::after})
        forget_recorded(transaction, owed, change, side, row.segment_id);
    if (segments_of_change(transaction, change).empty()) forget_change(transaction, owed, change);
}

void forget_sound(Transaction& transaction, OwedChanges& owed, std::string_view project_id,
                  const std::string& file) {
    owed.remove_file(file);
    for (const auto& row : rows_that_keep(transaction, project_id, file)) {
        const ChangeKey change{project_id, row.number};
        const auto kind = story::change_kind_of(row.kind);
        const bool is_only_of_sounds =
            kind == story::ChangeKind::narration || kind == story::ChangeKind::narration_removal;
        transaction.run(R"sql(
            UPDATE changed_segments SET kept_sound = ''
            WHERE project_id = $1 AND change_number = $2 AND id = $3 AND kept_sound = $4
        )sql",
                        project_id, row.number, row.segment_id, file);
        if (is_only_of_sounds) forget_segment(transaction, owed, change, row);
    }
}

/// "projects/<id>/kept/…" -> the project's id.
std::string project_of(const std::string& kept_file) {
    const auto begin = kept_file.find('/');
    if (begin == std::string::npos) return {};
    return kept_file.substr(begin + 1, kept_file.find('/', begin + 1) - begin - 1);
}

}  // namespace

std::optional<story::ChangeList> ChangeStore::list(std::string_view project_id) {
    return database_.read([&](Transaction& transaction) -> std::optional<story::ChangeList> {
        if (!find_project(transaction, project_id)) return std::nullopt;
        return list_changes(transaction, project_id);
    });
}

std::optional<story::ChangeOutcome> ChangeStore::undo(std::string_view project_id,
                                                      std::optional<std::int64_t> expected,
                                                      const story::FileCheck& is_there) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::ChangeOutcome> {
        if (!lock_project(transaction, project_id)) return std::nullopt;
        const auto change = change_to_undo(transaction, project_id);
        require_expected(change, expected, "There is nothing to undo.");
        auto outcome = ChangeRestoration(transaction, project_id, *change, Side::before, is_there).run();
        touch_project(transaction, project_id);
        return outcome;
    });
}

std::optional<story::ChangeOutcome> ChangeStore::redo(std::string_view project_id,
                                                      std::optional<std::int64_t> expected,
                                                      const story::FileCheck& is_there) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::ChangeOutcome> {
        if (!lock_project(transaction, project_id)) return std::nullopt;
        const auto change = change_to_redo(transaction, project_id);
        require_expected(change, expected, "There is nothing to make again.");
        auto outcome = ChangeRestoration(transaction, project_id, *change, Side::after, is_there).run();
        touch_project(transaction, project_id);
        return outcome;
    });
}

std::vector<story::KeptSound> ChangeStore::kept_sounds() {
    return database_.read([&](Transaction& transaction) {
        return Query(transaction, R"sql(
            SELECT kept_sound, changed_at
            FROM changed_segments JOIN story_changes
                 ON story_changes.project_id = changed_segments.project_id AND number = change_number
            WHERE kept_sound <> ''
                  AND changed_segments.project_id NOT IN (SELECT project_id FROM removed_projects)
            ORDER BY changed_at DESC, kept_sound
        )sql")
            .all([](Query& row) {
                return story::KeptSound{.file = row.take<std::string>(),
                                        .kept_at = row.take<base::Timestamp>()};
            });
    });
}

story::MediaChanges ChangeStore::forget_sounds(const std::vector<std::string>& files) {
    std::map<std::string, std::vector<std::string>> by_project;
    for (const std::string& file : files)
        by_project[project_of(file)].push_back(file);
    story::MediaChanges all;
    for (const auto& [project_id, its_files] : by_project) {
        append(all, database_.write_even_if_full([&](Transaction& transaction) {
            OwedChanges owed(transaction);
            if (!lock_project(transaction, project_id)) return owed.all();
            for (const std::string& file : its_files)
                forget_sound(transaction, owed, project_id, file);
            return owed.all();
        }));
    }
    return all;
}

story::MediaChanges ChangeStore::forget_before(base::Timestamp time) {
    const auto changes =
        database_.read([&](Transaction& transaction) { return changes_to_forget(transaction, time); });
    story::MediaChanges all;
    for (const auto& [project_id, numbers] : changes) {
        append(all, database_.write_even_if_full([&](Transaction& transaction) {
            OwedChanges owed(transaction);
            if (!lock_project(transaction, project_id)) return owed.all();
            for (const std::int64_t number : numbers)
                forget_change(transaction, owed, {project_id, number});
            return owed.all();
        }));
    }
    return all;
}

}  // namespace storyflow::store::sql
