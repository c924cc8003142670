#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

/// The part of the journal that both databases share. How a change gets exclusive use of its files while it
/// is carried out differs: see `sqlite::MediaJournal` and `postgres::MediaJournal`.
class MediaJournal : public story::MediaJournal {
  public:
    explicit MediaJournal(Database& database) : database_(database) {}

    story::MediaChanges pending() final;
    bool withdraw(std::string_view target, std::optional<std::int64_t> lost) final;

  protected:
    [[nodiscard]] Database& database() const { return database_; }
    /// Runs `action`, the file's part of a change. Returns false if it failed, but `is_still_owed` says that
    /// a later change has replaced this one; any other failure is thrown.
    static bool act_unless_replaced(const std::function<void()>& action,
                                    const std::function<bool()>& is_still_owed);

  private:
    Database& database_;
};

/// Within the caller's transaction: whether this entry is still in the journal.
[[nodiscard]] bool is_owed(Transaction& transaction, std::int64_t id);
/// Within the caller's transaction: removes an entry. Returns false if it was not there.
bool strike_off(Transaction& transaction, std::int64_t id);

/// "projects/<pid>" for all paths below it, so that a project's removal waits for the changes of its files;
/// for other paths the whole path.
[[nodiscard]] std::string_view project_folder_of(std::string_view target);

}  // namespace storyflow::store::sql
