#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/sql/database.hpp"
#include "story/stores.hpp"

namespace storyflow::store::sql {

/// What is the same in both journals. How a change has its files for itself while it is carried out is the
/// database's way, see `sqlite::MediaJournal` and `postgres::MediaJournal`.
class MediaJournal : public story::MediaJournal {
  public:
    explicit MediaJournal(Database& database) : database_(database) {}

    story::MediaChanges pending() final;
    bool withdraw(std::string_view target, std::optional<std::int64_t> lost) final;

  protected:
    [[nodiscard]] Database& database() const { return database_; }

  private:
    Database& database_;
};

/// Within a transaction of the caller: whether this entry of the journal is still there.
[[nodiscard]] bool is_owed(Transaction& transaction, std::int64_t id);
/// Within a transaction of the caller. Returns false if the entry is no longer there.
bool strike_off(Transaction& transaction, std::int64_t id);

/// "projects/<pid>" of everything below it, so that a project's removal waits for its files' changes; else
/// all of it.
[[nodiscard]] std::string_view project_folder_of(std::string_view target);

}  // namespace storyflow::store::sql
