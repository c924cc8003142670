#include "store/sql/pronunciation_rows.hpp"

#include <string>

#include "base/utf8.hpp"
#include "store/sql/project_rows.hpp"

namespace storyflow::store::sql {

story::Pronunciation read_pronunciation(Query& row) {
    return {
        .id = row.take<std::string>(),
        .project_id = row.take<std::string>(),
        .word = row.take<std::string>(),
        .spoken_as = row.take<std::string>(),
        .revision = row.take<std::int64_t>(),
    };
}

std::optional<story::Pronunciation> find_pronunciation(Transaction& transaction, std::string_view id) {
    return Query(transaction, R"sql(
        SELECT id, project_id, word, spoken_as, revision
        FROM pronunciations
        WHERE id = $1 AND project_id NOT IN (SELECT project_id FROM removed_projects)
    )sql",
                 id)
        .first(read_pronunciation);
}

bool lock_project_of_pronunciation(Transaction& transaction, std::string_view id) {
    const auto project_id =
        Query(transaction, "SELECT project_id FROM pronunciations WHERE id = $1", id).first<std::string>();
    return project_id && lock_project(transaction, *project_id);
}

std::optional<std::string> word_taken_by_another(Transaction& transaction,
                                                 const story::Pronunciation& wanted) {
    return Query(transaction, R"sql(
        SELECT word FROM pronunciations WHERE project_id = $1 AND word_key = $2 AND id <> $3
    )sql",
                 wanted.project_id, base::case_folded(wanted.word), wanted.id)
        .first<std::string>();
}

std::int64_t count_pronunciations(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, "SELECT count(*) FROM pronunciations WHERE project_id = $1", project_id)
        .value<std::int64_t>();
}

std::int64_t next_pronunciation_revision(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, R"sql(
        UPDATE projects SET dictionary_revision = dictionary_revision + 1 WHERE id = $1
        RETURNING dictionary_revision
    )sql",
                 project_id)
        .value<std::int64_t>();
}

void insert_pronunciation(Transaction& transaction, const story::Pronunciation& pronunciation) {
    transaction.run(R"sql(
        INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as, revision)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
                    pronunciation.id, pronunciation.project_id, pronunciation.word,
                    base::case_folded(pronunciation.word), pronunciation.spoken_as, pronunciation.revision);
}

void write_pronunciation(Transaction& transaction, const story::Pronunciation& pronunciation) {
    transaction.run(R"sql(
        UPDATE pronunciations SET word = $1, word_key = $2, spoken_as = $3, revision = $4 WHERE id = $5
    )sql",
                    pronunciation.word, base::case_folded(pronunciation.word), pronunciation.spoken_as,
                    pronunciation.revision, pronunciation.id);
}

bool remove_pronunciation(Transaction& transaction, std::string_view id) {
    return transaction.run("DELETE FROM pronunciations WHERE id = $1", id) > 0;
}

}  // namespace storyflow::store::sql
