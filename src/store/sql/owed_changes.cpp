#include "store/sql/owed_changes.hpp"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace storyflow::store::sql {

namespace {

using Action = story::MediaChange::Action;

constexpr std::array<std::pair<Action, std::string_view>, 3> action_words{{
    {Action::publish_file, "publish_file"},
    {Action::remove_file, "remove_file"},
    {Action::remove_tree, "remove_tree"},
}};

std::string_view word_of(Action action) {
    for (const auto& [known, word] : action_words) {
        if (known == action) return word;
    }
    return "remove_file";
}

Action action_of(std::string_view word) {
    for (const auto& [action, known] : action_words) {
        if (known == word) return action;
    }
    return Action::remove_file;
}

}  // namespace

bool OwedChanges::publish(const std::string& source, const std::string& target, const std::string& kept) {
    return replace({.action = Action::publish_file, .target = target, .source = source, .kept = kept});
}

bool OwedChanges::put_back(const std::string& source, const std::string& target, const std::string& kept) {
    return replace({.action = Action::publish_file,
                    .target = target,
                    .source = source,
                    .kept = kept,
                    .source_stays = true});
}

bool OwedChanges::remove_file(const std::string& target, const std::string& kept) {
    return replace({.action = Action::remove_file, .target = target, .kept = kept});
}

void OwedChanges::remove_tree(const std::string& target) {
    take_back(target);
    take_back_below(target);
    add({.action = Action::remove_tree, .target = target});
}

/// While an earlier change is owed, the file that it concerns still lies at `target`, and has to be kept
/// under the name that the earlier change gave it.
bool OwedChanges::replace(story::MediaChange change) {
    const auto kept_before = take_back(change.target);
    if (kept_before) change.kept = *kept_before;
    add(std::move(change));
    return !kept_before;
}

std::optional<std::string> OwedChanges::take_back(const std::string& target) {
    Query taken_back(transaction_,
                     "DELETE FROM media_changes WHERE target = $1 RETURNING source, kept, source_stays",
                     target);
    return discard_sources(taken_back);
}

void OwedChanges::take_back_below(const std::string& folder) {
    constexpr char behind_slash = '/' + 1;
    Query taken_back(transaction_, R"sql(
        DELETE FROM media_changes
        WHERE target > $1 AND target < $2
        RETURNING source, kept, source_stays
    )sql",
                     folder + '/', folder + behind_slash);
    discard_sources(taken_back);
}

std::optional<std::string> OwedChanges::discard_sources(Query& taken_back) {
    const auto replaced = taken_back.all([](Query& row) {
        return story::MediaChange{.source = row.take<std::string>(),
                                  .kept = row.take<std::string>(),
                                  .source_stays = row.take<std::int64_t>() != 0};
    });
    std::optional<std::string> kept;
    for (const auto& change : replaced) {
        if (!kept || kept->empty()) kept = change.kept;
        if (!change.source.empty() && !change.source_stays) {
            add({.action = Action::remove_file, .target = change.source});
        }
    }
    return kept;
}

void OwedChanges::add(story::MediaChange change) {
    Query added(transaction_, R"sql(
        INSERT INTO media_changes (action, target, source, kept, source_stays) VALUES ($1, $2, $3, $4, $5)
        RETURNING id
    )sql",
                word_of(change.action), change.target, change.source, change.kept,
                std::int64_t{change.source_stays ? 1 : 0});
    change.id = added.value<std::int64_t>();
    changes_.push_back(std::move(change));
}

bool is_on_its_way(Transaction& transaction, const std::string& file) {
    return Query(transaction, "SELECT 1 FROM media_changes WHERE target = $1 OR kept = $1", file).next();
}

story::MediaChanges pending_changes(Transaction& transaction) {
    return Query(transaction,
                 "SELECT id, action, target, source, kept, source_stays FROM media_changes ORDER BY id")
        .all([](Query& row) {
            return story::MediaChange{.id = row.take<std::int64_t>(),
                                      .action = action_of(row.take<std::string>()),
                                      .target = row.take<std::string>(),
                                      .source = row.take<std::string>(),
                                      .kept = row.take<std::string>(),
                                      .source_stays = row.take<std::int64_t>() != 0};
        });
}

}  // namespace storyflow::store::sql
