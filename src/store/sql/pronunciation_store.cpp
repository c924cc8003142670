#include "store/sql/pronunciation_store.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "store/sql/project_rows.hpp"

namespace storyflow::store::sql {

namespace {

using story::Pronunciation;
using story::PronunciationRefused;

Pronunciation read_pronunciation(Query& row) {
    return {
        .id = row.take<std::string>(),
        .project_id = row.take<std::string>(),
        .word = row.take<std::string>(),
        .spoken_as = row.take<std::string>(),
        .revision = row.take<std::int64_t>(),
    };
}

std::optional<Pronunciation> find_pronunciation(Transaction& transaction, std::string_view id) {
    return Query(transaction,
                 "SELECT id, project_id, word, spoken_as, revision FROM pronunciations WHERE id = $1", id)
        .first(read_pronunciation);
}

/// Serialises requests for the same word.
void lock_project_of_pronunciation(Transaction& transaction, std::string_view id) {
    transaction.run(R"sql(
        SELECT 1
        FROM projects JOIN pronunciations ON project_id = projects.id
        WHERE pronunciations.id = $1
        FOR NO KEY UPDATE OF projects
    )sql",
                    id);
}

/// Throws when another entry of the project has the word; the entry itself does not count.
void require_only_one(Transaction& transaction, const Pronunciation& wanted) {
    Query other(transaction, R"sql(
        SELECT word FROM pronunciations WHERE project_id = $1 AND word_key = $2 AND id <> $3
    )sql",
                wanted.project_id, base::case_folded(wanted.word), wanted.id);
    if (!other.next()) return;
    throw PronunciationRefused("The project already has a pronunciation of “" + other.take<std::string>() +
                               "”.");
}

void require_room(Transaction& transaction, std::string_view project_id) {
    Query count(transaction, "SELECT count(*) FROM pronunciations WHERE project_id = $1", project_id);
    if (count.value<std::int64_t>() < static_cast<std::int64_t>(story::most_pronunciations)) return;
    throw PronunciationRefused("A project can have " + std::to_string(story::most_pronunciations) +
                               " pronunciations at most.");
}

/// Counts a change of the project's pronunciations; returns its number.
std::int64_t next_revision(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, R"sql(
        UPDATE projects SET dictionary_revision = dictionary_revision + 1 WHERE id = $1
        RETURNING dictionary_revision
    )sql",
                 project_id)
        .value<std::int64_t>();
}

void insert(Transaction& transaction, const Pronunciation& pronunciation) {
    transaction.run(R"sql(
        INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as, revision)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
                    pronunciation.id, pronunciation.project_id, pronunciation.word,
                    base::case_folded(pronunciation.word), pronunciation.spoken_as, pronunciation.revision);
}

void update(Transaction& transaction, const Pronunciation& pronunciation) {
    transaction.run(R"sql(
        UPDATE pronunciations SET word = $1, word_key = $2, spoken_as = $3, revision = $4 WHERE id = $5
    )sql",
                    pronunciation.word, base::case_folded(pronunciation.word), pronunciation.spoken_as,
                    pronunciation.revision, pronunciation.id);
}

}  // namespace

std::vector<Pronunciation> PronunciationStore::list(std::string_view project_id) {
    return database_.read([&](Transaction& transaction) {
        Query row(transaction, R"sql(
            SELECT id, project_id, word, spoken_as, revision
            FROM pronunciations
            WHERE project_id = $1
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
        added.revision = next_revision(transaction, project_id);
        insert(transaction, added);
        return added;
    });
}

std::optional<Pronunciation> PronunciationStore::edit(std::string_view id,
                                                      const story::PronunciationEdit& change) {
    return database_.write([&](Transaction& transaction) -> std::optional<Pronunciation> {
        lock_project_of_pronunciation(transaction, id);
        auto stored = find_pronunciation(transaction, id);
        if (!stored) return std::nullopt;
        auto edited = stored;
        if (change.word) edited->word = *change.word;
        if (change.spoken_as) edited->spoken_as = *change.spoken_as;
        require_only_one(transaction, *edited);
        if (edited == stored) return stored;
        edited->revision = next_revision(transaction, edited->project_id);
        update(transaction, *edited);
        return edited;
    });
}

bool PronunciationStore::remove(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        return transaction.run("DELETE FROM pronunciations WHERE id = $1", id) > 0;
    });
}

}  // namespace storyflow::store::sql
