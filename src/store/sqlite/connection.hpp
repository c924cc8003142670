#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace storyflow::store::sqlite {

/// One connection to the database file and the statements prepared on it, which are reused by their text.
/// Used by one thread at a time. Throws `SQLite::Exception`; `Database` translates it.
class Connection {
  public:
    enum class Access { read_write, read_only };

    Connection(const std::filesystem::path& file, Access access);

    /// Runs SQL that has neither parameters nor results.
    void execute(const char* sql) { database_.exec(sql); }
    /// The statement for this text (see statement_text.hpp), ready to be bound.
    [[nodiscard]] SQLite::Statement& statement(std::string_view sql);
    /// Whether a commit waits for the disk, as it does from the start. Not within a transaction.
    void sync_commits(bool wanted);
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] int changed_rows() const { return database_.getChanges(); }

  private:
    SQLite::Database database_;
    bool syncs_commits_ = true;
    std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

}  // namespace storyflow::store::sqlite
