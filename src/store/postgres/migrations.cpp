#include "store/postgres/migrations.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/schema_1.hpp"
#include "store/postgres/schema_2.hpp"
#include "store/sql/migrations.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/shared_steps.hpp"

namespace storyflow::store::postgres {

namespace {

constexpr auto steps = sql::with_shared_steps(
    std::array<sql::MigrationStep, 2>{{{schema_1}, {schema_2, &sql::fill_title_keys}}});

bool is_true(sql::Transaction& transaction, std::string_view sql) {
    return sql::Query(transaction, sql).value<bool>();
}

void make_schema(sql::Transaction& transaction) {
    // Checked first: if an administrator made the schema, the user may lack the right to make schemas.
    if (is_true(transaction, "SELECT to_regnamespace('storyflow') IS NULL")) {
        transaction.run_script("CREATE SCHEMA storyflow");
    }
    transaction.run_script("CREATE TABLE storyflow.version (number INTEGER PRIMARY KEY)");
}

/// The version is a row of its own table, which is the first table that is made.
class VersionTable final : public sql::VersionMark {
  public:
    explicit VersionTable(std::string place) : place_(std::move(place)) {}

    std::optional<std::int64_t> stored(sql::Transaction& transaction) const override {
        if (is_true(transaction, "SELECT to_regclass('storyflow.version') IS NOT NULL")) {
            return sql::Query(transaction, "SELECT max(number) FROM storyflow.version")
                .value<std::optional<std::int64_t>>();
        }
        const bool has_content = is_true(transaction, R"sql(
            SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('storyflow'))
        )sql");
        return has_content ? std::nullopt : std::optional<std::int64_t>(0);
    }
    void store(sql::Transaction& transaction, std::int64_t version) const override {
        transaction.run("INSERT INTO storyflow.version (number) VALUES ($1)", version);
    }
    std::string name() const override { return "The database " + place_; }
    std::string foreign() const override {
        return "has a schema named storyflow that belongs to another program.";
    }

  private:
    std::string place_;
};

void require_utf8(sql::Transaction& transaction, const sql::VersionMark& mark) {
    const auto encoding =
        sql::Query(transaction, "SELECT current_setting('server_encoding')").value<std::string>();
    if (encoding == "UTF8") return;
    throw base::Error(base::ErrorKind::conflict,
                      mark.name() + " keeps text as " + encoding +
                          ", not as UTF-8. Make one with createdb --encoding=UTF8.");
}

}  // namespace

int latest_version() {
    return static_cast<int>(steps.size());
}

void require_usable_database(sql::Transaction& transaction, const std::string& place,
                             sql::OlderTables older) {
    const VersionTable mark(place);
    const auto version = sql::known_version(transaction, mark, latest_version());
    sql::require_usable(version, mark, latest_version(), older);
}

void migrate(sql::Transaction& transaction, const std::string& place) {
    const VersionTable mark(place);
    if (sql::known_version(transaction, mark, latest_version()) == latest_version()) return;
    // Another process that started at the same time may need this long.
    transaction.run_script("SET LOCAL lock_timeout = '5min'");
    lock_migrations(transaction);
    require_utf8(transaction, mark);
    // Another process may have migrated between the check above and the lock.
    const auto version = sql::known_version(transaction, mark, latest_version());
    if (version == 0) make_schema(transaction);
    sql::take_steps(transaction, mark, steps, version);
}

}  // namespace storyflow::store::postgres
