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

void OwedChanges::publish(const std::string& source, const std::string& target) {
    take_back(target);
    add(Action::publish_file, target, source);
}

void OwedChanges::remove_file(const std::string& target) {
    take_back(target);
    add(Action::remove_file, target, {});
}

void OwedChanges::remove_tree(const std::string& target) {
    take_back(target);
    take_back_below(target);
    add(Action::remove_tree, target, {});
}

void OwedChanges::take_back(const std::string& target) {
    Query taken_back(transaction_, "DELETE FROM media_changes WHERE target = $1 RETURNING source", target);
    discard_sources(taken_back);
}

void OwedChanges::take_back_below(const std::string& folder) {
    constexpr char behind_slash = '/' + 1;
    Query taken_back(transaction_, R"sql(
        DELETE FROM media_changes
        WHERE target > $1 AND target < $2
        RETURNING source
    )sql",
                     folder + '/', folder + behind_slash);
    discard_sources(taken_back);
}

void OwedChanges::discard_sources(Query& taken_back) {
    for (const std::string& source : taken_back.all<std::string>()) {
        if (!source.empty()) add(Action::remove_file, source, {});
    }
}

void OwedChanges::add(Action action, const std::string& target, const std::string& source) {
    Query added(transaction_,
                "INSERT INTO media_changes (action, target, source) VALUES ($1, $2, $3) RETURNING id",
                word_of(action), target, source);
    changes_.push_back({added.value<std::int64_t>(), action, target, source});
}

story::MediaChanges pending_changes(Transaction& transaction) {
    return Query(transaction, "SELECT id, action, target, source FROM media_changes ORDER BY id")
        .all([](Query& row) {
            return story::MediaChange{.id = row.take<std::int64_t>(),
                                      .action = action_of(row.take<std::string>()),
                                      .target = row.take<std::string>(),
                                      .source = row.take<std::string>()};
        });
}

}  // namespace storyflow::store::sql
