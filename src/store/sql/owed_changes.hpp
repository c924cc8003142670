#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/sql/transaction.hpp"
#include "story/media_change.hpp"

namespace storyflow::store::sql {

/// Writes the file changes that a transaction owes into the journal and collects them. A new change of a path
/// replaces the pending ones of that path, and the source files of replaced publications are discarded.
///
/// What lies at `target` now can be kept under the name `kept`. The functions return false if it cannot,
/// because the file that should lie there is still on its way.
class OwedChanges {
  public:
    explicit OwedChanges(Transaction& transaction) : transaction_(transaction) {}

    bool publish(const std::string& source, const std::string& target, const std::string& kept = {});
    /// Puts the kept file `source` back at `target`; it stays under its name, too.
    bool put_back(const std::string& source, const std::string& target, const std::string& kept = {});
    bool remove_file(const std::string& target, const std::string& kept = {});
    /// Replaces the pending changes of everything below `target`.
    void remove_tree(const std::string& target);

    [[nodiscard]] const story::MediaChanges& all() const { return changes_; }

  private:
    /// The name under which a replaced change was to keep what lies at `target`; std::nullopt if none was
    /// replaced.
    std::optional<std::string> take_back(const std::string& target);
    void take_back_below(const std::string& folder);
    /// Discards the source files of the publications in the rows of `taken_back`. Returns what one of them
    /// was to keep; std::nullopt if there are no rows.
    std::optional<std::string> discard_sources(Query& taken_back);
    bool replace(story::MediaChange change);
    void add(story::MediaChange change);

    Transaction& transaction_;
    story::MediaChanges changes_;
};

/// Whether a change of the file, or one that keeps a file under this name, is still owed.
[[nodiscard]] bool is_on_its_way(Transaction& transaction, const std::string& file);

/// Every change that is still owed, oldest first.
[[nodiscard]] story::MediaChanges pending_changes(Transaction& transaction);

}  // namespace storyflow::store::sql
