#include "store/sqlite/database_copy.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/database_error.hpp"
#include "store/sqlite/migrations.hpp"

namespace storyflow::store::sqlite {

namespace {

/// Begins to read: from now on the connection sees the state of this moment, whatever is committed later.
void begin_to_read(Connection& reader) {
    reader.execute("BEGIN");
    auto& first = reader.statement("SELECT count(*) FROM sqlite_schema");
    first.executeStep();
    first.reset();
}

}  // namespace

void copy_database(const std::filesystem::path& file, const std::filesystem::path& target,
                   const std::function<void()>& at_that_moment) {
    if (!std::filesystem::exists(file)) {
        throw base::Error(base::ErrorKind::not_found, "There is no database " + file.string() + ".");
    }
    try {
        Connection reader(file, Connection::Access::read_only);
        {
            Connection holder(file, Connection::Access::read_write);
            const base::SystemClock clock;
            require_usable_database(holder, file, sql::OlderTables::look_at_it, clock);
            holder.execute("BEGIN IMMEDIATE");
            begin_to_read(reader);
            at_that_moment();
            holder.execute("ROLLBACK");
        }
        reader.copy_to(target);
    } catch (const SQLite::Exception& failure) {
        throw_database_error(failure, file);
    }
    base::sync_file(target);
}

}  // namespace storyflow::store::sqlite
