#include "store/sqlite/pronunciation_store.hpp"

#include <cstdint>
#include <string>

#include "base/utf8.hpp"
#include "store/sqlite/project_rows.hpp"

namespace storyflow::store {

namespace {

using story::Pronunciation;
using story::PronunciationRefused;

Pronunciation read_pronunciation(Query& row) {
    return {
        .id = row.take<std::string>(),
        .project_id = row.take<std::string>(),
        .word = row.take<std::string>(),
        .spoken_as = row.take<std::string>(),
    };
}

std::optional<Pronunciation> find_pronunciation(Connection& connection, std::string_view id) {
    Query row(connection, "SELECT id, project_id, word, spoken_as FROM pronunciations WHERE id = ?", id);
    if (!row.next()) return std::nullopt;
    return read_pronunciation(row);
}

/// Its own row does not stand in a word's way.
void require_only_one(Connection& connection, const Pronunciation& wanted) {
    Query other(connection, R"sql(
        SELECT word FROM pronunciations WHERE project_id = ? AND word_key = ? AND id <> ?
    )sql",
                wanted.project_id, base::case_folded(wanted.word), wanted.id);
    if (!other.next()) return;
    throw PronunciationRefused("The project already has a pronunciation of “" + other.take<std::string>() +
                               "”.");
}

void require_room(Connection& connection, std::string_view project_id) {
    Query count(connection, "SELECT count(*) FROM pronunciations WHERE project_id = ?", project_id);
    count.next();
    if (count.take<std::int64_t>() < static_cast<std::int64_t>(story::most_pronunciations)) return;
    throw PronunciationRefused("A project can have " + std::to_string(story::most_pronunciations) +
                               " pronunciations at most.");
}

void insert(Connection& connection, const Pronunciation& pronunciation) {
    connection.run(R"sql(
        INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as) VALUES (?, ?, ?, ?, ?)
    )sql",
                   pronunciation.id, pronunciation.project_id, pronunciation.word,
                   base::case_folded(pronunciation.word), pronunciation.spoken_as);
}

void update(Connection& connection, const Pronunciation& pronunciation) {
    connection.run("UPDATE pronunciations SET word = ?, word_key = ?, spoken_as = ? WHERE id = ?",
                   pronunciation.word, base::case_folded(pronunciation.word), pronunciation.spoken_as,
                   pronunciation.id);
}

}  // namespace

std::vector<Pronunciation> SqlitePronunciationStore::list(std::string_view project_id) {
    return database_.read([&](Connection& connection) {
        Query row(connection, R"sql(
            SELECT id, project_id, word, spoken_as
            FROM pronunciations
            WHERE project_id = ?
            ORDER BY word_key, id
        )sql",
                  project_id);
        std::vector<Pronunciation> pronunciations;
        while (row.next())
            pronunciations.push_back(read_pronunciation(row));
        return pronunciations;
    });
}

std::optional<Pronunciation> SqlitePronunciationStore::find(std::string_view id) {
    return database_.read([&](Connection& connection) { return find_pronunciation(connection, id); });
}

std::optional<Pronunciation> SqlitePronunciationStore::add(std::string_view project_id, std::string_view word,
                                                           std::string_view spoken_as) {
    return database_.write([&](Connection& connection) -> std::optional<Pronunciation> {
        if (!find_project(connection, project_id)) return std::nullopt;
        const Pronunciation added{.id = ids_.uuid(),
                                  .project_id = std::string(project_id),
                                  .word = std::string(word),
                                  .spoken_as = std::string(spoken_as)};
        require_only_one(connection, added);
        require_room(connection, project_id);
        insert(connection, added);
        return added;
    });
}

std::optional<Pronunciation> SqlitePronunciationStore::edit(std::string_view id,
                                                            const story::PronunciationEdit& change) {
    return database_.write([&](Connection& connection) -> std::optional<Pronunciation> {
        auto edited = find_pronunciation(connection, id);
        if (!edited) return std::nullopt;
        if (change.word) edited->word = *change.word;
        if (change.spoken_as) edited->spoken_as = *change.spoken_as;
        require_only_one(connection, *edited);
        update(connection, *edited);
        return edited;
    });
}

bool SqlitePronunciationStore::remove(std::string_view id) {
    return database_.write_even_if_full([&](Connection& connection) {
        return connection.run("DELETE FROM pronunciations WHERE id = ?", id) > 0;
    });
}

}  // namespace storyflow::store
