#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace storyflow::store::sqlite {

/// One connection to the database file with its prepared statements, cached by their text. Used by one thread
/// at a time. Throws `SQLite::Exception`; `Database` translates it.
class Connection {
  public:
    enum class Access { read_write, read_only };

    Connection(const std::filesystem::path& file, Access access);

    /// Runs SQL without parameters and results.
    void execute(const char* sql) { database_.exec(sql); }
    /// The prepared statement for this text (see statement_text.hpp), without bound values.
    [[nodiscard]] SQLite::Statement& statement(std::string_view sql);
    /// Sets whether a commit waits for the disk; on by default. Not to be called within a transaction.
    void sync_commits(bool wanted);
    [[nodiscard]] bool in_transaction() const;
    /// Copies what this connection sees, in its transaction if one is open, into the new database file
    /// `target`.
    void copy_to(const std::filesystem::path& target);
    [[nodiscard]] int changed_rows() const { return database_.getChanges(); }

  private:
    SQLite::Database database_;
    bool syncs_commits_ = true;
    std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

}  // namespace storyflow::store::sqlite
