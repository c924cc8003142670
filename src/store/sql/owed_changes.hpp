#pragma once

#include <string>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/media_change.hpp"

namespace storyflow::store::sql {

/// Writes the file changes that a transaction owes into the journal and collects them. A new change of a path
/// replaces the pending ones of that path, and the source files of replaced publications are discarded.
class OwedChanges {
  public:
    explicit OwedChanges(Transaction& transaction) : transaction_(transaction) {}

    void publish(const std::string& source, const std::string& target);
    void remove_file(const std::string& target);
    /// Replaces the pending changes of everything below `target`.
    void remove_tree(const std::string& target);

    [[nodiscard]] const story::MediaChanges& all() const { return changes_; }

  private:
    void take_back(const std::string& target);
    void take_back_below(const std::string& folder);
    /// Discards the source files of the publications in the rows of `taken_back`.
    void discard_sources(Query& taken_back);
    void add(story::MediaChange::Action action, const std::string& target, const std::string& source);

    Transaction& transaction_;
    story::MediaChanges changes_;
};

/// Every change that is still owed, oldest first.
[[nodiscard]] story::MediaChanges pending_changes(Transaction& transaction);

}  // namespace storyflow::store::sql
