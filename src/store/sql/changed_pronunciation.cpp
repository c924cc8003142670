#include "store/sql/changed_pronunciation.hpp"

#include <string>
#include <utility>

#include "store/sql/pronunciation_rows.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

namespace {

using story::ChangeKind;
using story::Pronunciation;

struct Recorded {
    Pronunciation pronunciation;
    std::int64_t narrated = 0;  ///< `narrations_of` the project at the change
};

/// How many narrations the segments of the project have got. As long as it is the same, nothing was narrated.
std::int64_t narrations_of(Transaction& transaction, std::string_view project_id) {
    return Query(transaction,
                 "SELECT CAST(coalesce(sum(narration_revision), 0) AS BIGINT) FROM segments WHERE project_id "
                 "= $1",
                 project_id)
        .value<std::int64_t>();
}

bool is_being_narrated(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, "SELECT 1 FROM task_items WHERE project_id = $1 AND state = 'RUNNING' LIMIT 1",
                 project_id)
        .next();
}

void write_side(Transaction& transaction, const ChangeKey& change, Side side,
                const Pronunciation& pronunciation) {
    transaction.run(R"sql(
        INSERT INTO changed_pronunciations (project_id, change_number, side, id, word, spoken_as, revision,
                                            narrated)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
                    change.project_id, change.number, number_of(side), pronunciation.id, pronunciation.word,
                    pronunciation.spoken_as, pronunciation.revision,
                    narrations_of(transaction, change.project_id));
}

std::optional<Recorded> find_side(Transaction& transaction, const ChangeKey& change, Side side) {
    return Query(transaction, R"sql(
        SELECT id, project_id, word, spoken_as, revision, narrated FROM changed_pronunciations
        WHERE project_id = $1 AND change_number = $2 AND side = $3
    )sql",
                 change.project_id, change.number, number_of(side))
        .first([](Query& row) {
            auto pronunciation = read_pronunciation(row);
            return Recorded{.pronunciation = std::move(pronunciation), .narrated = row.take<std::int64_t>()};
        });
}

story::ChangeOvertaken changed_since() {
    return story::ChangeOvertaken("The pronunciation was changed since. It is left as it is.");
}

/// The pronunciation to be stored, but for its revision, which the caller chooses.
Pronunciation goal(const std::optional<Pronunciation>& now, const std::optional<Recorded>& from,
                   const Recorded& to) {
    if (!from) return to.pronunciation;
    auto wanted = story::restored(*now, from->pronunciation, to.pronunciation);
    if (!wanted) throw changed_since();
    return *std::move(wanted);
}

/// The revision that it had, so that narrations spoken with it count as fresh again. A new one if something
/// was narrated since, or is just being narrated, and may have been spoken otherwise.
std::int64_t revision_of_restored(Transaction& transaction, const Recorded& to) {
    const auto& project_id = to.pronunciation.project_id;
    const bool is_silent =
        narrations_of(transaction, project_id) == to.narrated && !is_being_narrated(transaction, project_id);
    return is_silent ? to.pronunciation.revision : next_pronunciation_revision(transaction, project_id);
}

void put(Transaction& transaction, const Pronunciation& wanted, bool is_there) {
    if (word_taken_by_another(transaction, wanted)) {
        throw story::ChangeOvertaken("The story has another pronunciation of “" + wanted.word +
                                     "” by now. It is left as it is.");
    }
    if (is_there) return write_pronunciation(transaction, wanted);
    if (count_pronunciations(transaction, wanted.project_id) >=
        static_cast<std::int64_t>(story::most_pronunciations)) {
        throw story::ChangeOvertaken("The story has as many pronunciations as it can have.");
    }
    insert_pronunciation(transaction, wanted);
}

}  // namespace

void record_pronunciation(Transaction& transaction, const Pronunciation* before, const Pronunciation* after) {
    const auto& project_id = (before != nullptr ? before : after)->project_id;
    const auto kind = after == nullptr ? ChangeKind::pronunciation_removal : ChangeKind::pronunciation;
    const auto change = begin_change(transaction, project_id, kind, nullptr);
    if (before != nullptr) write_side(transaction, change, Side::before, *before);
    if (after != nullptr) write_side(transaction, change, Side::after, *after);
}

void restore_pronunciation(Transaction& transaction, const ChangeKey& change, Side to) {
    const auto from = find_side(transaction, change, other(to));
    const auto target = find_side(transaction, change, to);
    if (!from && !target) return;
    const auto now = find_pronunciation(transaction, (from ? from : target)->pronunciation.id);
    if (now.has_value() != from.has_value()) throw changed_since();
    if (!target) {
        if (now->word != from->pronunciation.word || now->spoken_as != from->pronunciation.spoken_as)
            throw changed_since();
        remove_pronunciation(transaction, now->id);
        return;
    }
    auto wanted = goal(now, from, *target);
    wanted.revision = revision_of_restored(transaction, *target);
    put(transaction, wanted, now.has_value());
}

}  // namespace storyflow::store::sql
