#include "store/sql/pronunciation_store.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "store/sql/changed_pronunciation.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/pronunciation_rows.hpp"

namespace storyflow::store::sql {

namespace {

using story::Pronunciation;
using story::PronunciationRefused;

void require_only_one(Transaction& transaction, const Pronunciation& wanted) {
    if (const auto word = word_taken_by_another(transaction, wanted))
        throw PronunciationRefused("The project already has a pronunciation of “" + *word + "”.");
}

void require_room(Transaction& transaction, std::string_view project_id) {
    const auto most = static_cast<std::int64_t>(story::most_pronunciations);
    if (count_pronunciations(transaction, project_id) < most) return;
    throw PronunciationRefused("A project can have " + std::to_string(most) + " pronunciations at most.");
}

}  // namespace

std::vector<Pronunciation> PronunciationStore::list(std::string_view project_id) {
    return database_.read([&](Transaction& transaction) {
        Query row(transaction, R"sql(
            SELECT id, project_id, word, spoken_as, revision
            FROM pronunciations
            WHERE project_id = $1 AND project_id NOT IN (SELECT project_id FROM removed_projects)
            ORDER BY word_key, id
        )sql",
                  project_id);
        return row.all(read_pronunciation);
    });
}

std::optional<Pronunciation> PronunciationStore::find(std::string_view id) {
    return database_.read([&](Transaction& transaction) { return find_pronunciation(transaction, id); });
}

story::NarratedDictionaries PronunciationStore::narrated(std::string_view project_id) {
    return database_.read([&](Transaction& transaction) {
        Query row(transaction, R"sql(
            SELECT segment_id, revision
            FROM narration_dictionaries JOIN segments ON segments.id = segment_id
            WHERE project_id = $1
        )sql",
                  project_id);
        story::NarratedDictionaries revisions;
        while (row.next()) {
            auto segment_id = row.take<std::string>();
            revisions.emplace(std::move(segment_id), row.take<std::int64_t>());
        }
        return revisions;
    });
}

std::optional<Pronunciation> PronunciationStore::add(std::string_view project_id, std::string_view word,
                                                     std::string_view spoken_as) {
    return database_.write([&](Transaction& transaction) -> std::optional<Pronunciation> {
        if (!lock_project(transaction, project_id)) return std::nullopt;
        Pronunciation added{.id = ids_.uuid(),
                            .project_id = std::string(project_id),
                            .word = std::string(word),
                            .spoken_as = std::string(spoken_as)};
        require_only_one(transaction, added);
        require_room(transaction, project_id);
        added.revision = next_pronunciation_revision(transaction, project_id);
        insert_pronunciation(transaction, added);
        record_pronunciation(transaction, nullptr, &added);
        touch_project(transaction, project_id);
        return added;
    });
}

std::optional<Pronunciation> PronunciationStore::edit(std::string_view id,
                                                      const story::PronunciationEdit& change) {
    return database_.write([&](Transaction& transaction) -> std::optional<Pronunciation> {
        if (!lock_project_of_pronunciation(transaction, id)) return std::nullopt;
        auto stored = find_pronunciation(transaction, id);
        if (!stored) return std::nullopt;
        auto edited = stored;
        if (change.word) edited->word = *change.word;
        if (change.spoken_as) edited->spoken_as = *change.spoken_as;
        require_only_one(transaction, *edited);
        if (edited == stored) return stored;
        edited->revision = next_pronunciation_revision(transaction, edited->project_id);
        write_pronunciation(transaction, *edited);
        record_pronunciation(transaction, &*stored, &*edited);
        touch_project(transaction, edited->project_id);
        return edited;
    });
}

bool PronunciationStore::remove(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        if (!lock_project_of_pronunciation(transaction, id)) return false;
        const auto stored = find_pronunciation(transaction, id);
        if (!stored) return false;  // removed while this request waited for the project
        record_pronunciation(transaction, &*stored, nullptr);
        touch_project(transaction, stored->project_id);
        return remove_pronunciation(transaction, id);
    });
}

}  // namespace storyflow::store::sql
