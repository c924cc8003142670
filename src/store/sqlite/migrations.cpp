#include "store/sqlite/migrations.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sqlite/schema_1.hpp"
#include "store/sqlite/schema_2.hpp"
#include "store/sqlite/schema_3.hpp"
#include "store/sqlite/schema_4.hpp"
#include "store/sqlite/transaction.hpp"

namespace storyflow::store::sqlite {

namespace {

struct Step {
    const char* sql = nullptr;
    void (*finish)(sql::Transaction&) = nullptr;  ///< what SQL alone cannot do
};

/// Step n (from 1) leads from version n - 1 to version n. Published steps never change.
constexpr std::array<Step, 4> steps{{{schema_1}, {schema_2}, {schema_3}, {schema_4, &sql::fill_title_keys}}};

constexpr std::int64_t application_id = 0x53464C57;  // "SFLW"

std::int64_t single_value(Connection& connection, std::string_view sql) {
    SQLite::Statement& statement = connection.statement(sql);
    const std::int64_t value = statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
    statement.reset();
    return value;
}

std::int64_t stored_version(Connection& connection) {
    return single_value(connection, "PRAGMA user_version");
}

void set_pragma(Connection& connection, const std::string& name, std::int64_t value) {
    connection.execute(("PRAGMA " + name + " = " + std::to_string(value)).c_str());
}

base::Error conflict(const std::filesystem::path& file, const std::string& message) {
    return {base::ErrorKind::conflict, "The database " + file.filename().string() + " " + message,
            file.string()};
}

}  // namespace

int latest_version() {
    return static_cast<int>(steps.size());
}

void require_own_database(Connection& connection, const std::filesystem::path& file) {
    const bool has_content = single_value(connection, "SELECT count(*) FROM sqlite_schema") > 0;
    const bool is_ours = single_value(connection, "PRAGMA application_id") == application_id;
    if (has_content && !is_ours) throw conflict(file, "belongs to another program.");
    const std::int64_t version = stored_version(connection);
    if (version > latest_version()) {
        throw conflict(file, "has version " + std::to_string(version) +
                                 ", but this program knows only version " + std::to_string(latest_version()) +
                                 ". Upgrade StoryFlow to open it.");
    }
}

void migrate(Connection& connection, const base::Clock& clock) {
    for (int version = 1; version <= latest_version(); ++version) {
        if (stored_version(connection) >= version) continue;
        Transaction transaction(connection, sql::TransactionKind::writing, clock);
        // Another process may have been quicker between the look above and the lock.
        if (stored_version(connection) >= version) continue;
        const Step& step = steps[static_cast<std::size_t>(version - 1)];
        connection.execute(step.sql);
        if (step.finish != nullptr) step.finish(transaction);
        set_pragma(connection, "application_id", application_id);
        set_pragma(connection, "user_version", version);
        transaction.commit();
    }
}

}  // namespace storyflow::store::sqlite
