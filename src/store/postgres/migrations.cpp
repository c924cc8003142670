#include "store/postgres/migrations.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include "base/error.hpp"
#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/schema_1.hpp"
#include "store/postgres/schema_2.hpp"
#include "store/sql/project_rows.hpp"

namespace storyflow::store::postgres {

namespace {

struct Step {
    const char* sql = nullptr;
    void (*finish)(sql::Transaction&) = nullptr;  ///< what SQL alone cannot do
};

/// Step n (from 1) leads from version n - 1 to version n. Published steps never change.
constexpr std::array<Step, 2> steps{{{schema_1}, {schema_2, &sql::fill_title_keys}}};

base::Error conflict(const std::string& place, const std::string& message) {
    return {base::ErrorKind::conflict, "The database " + place + " " + message};
}

bool is_true(sql::Transaction& transaction, std::string_view sql) {
    sql::Query query(transaction, sql);
    return query.next() && query.take<bool>();
}

/// Nothing without a version, 0 for a database that has nothing of ours.
std::optional<std::int64_t> stored_version(sql::Transaction& transaction) {
    if (is_true(transaction, "SELECT to_regclass('storyflow.version') IS NOT NULL")) {
        sql::Query query(transaction, "SELECT max(number) FROM storyflow.version");
        query.next();
        return query.take<std::optional<std::int64_t>>();
    }
    const bool has_content = is_true(transaction, R"sql(
        SELECT EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('storyflow'))
    )sql");
    return has_content ? std::nullopt : std::optional<std::int64_t>(0);
}

void require_utf8(sql::Transaction& transaction, const std::string& place) {
    sql::Query query(transaction, "SELECT current_setting('server_encoding')");
    query.next();
    const auto encoding = query.take<std::string>();
    if (encoding == "UTF8") return;
    throw conflict(place,
                   "keeps text as " + encoding + ", not as UTF-8. Make one with createdb --encoding=UTF8.");
}

std::int64_t known_version(sql::Transaction& transaction, const std::string& place) {
    const auto version = stored_version(transaction);
    if (!version) throw conflict(place, "has a schema named storyflow that belongs to another program.");
    if (*version > latest_version()) {
        throw conflict(place, "has version " + std::to_string(*version) +
                                  ", but this program knows only version " +
                                  std::to_string(latest_version()) + ". Upgrade StoryFlow to open it.");
    }
    return *version;
}

void make_schema(sql::Transaction& transaction) {
    // Asked first: who finds it made by an administrator may lack the right to make schemas.
    if (is_true(transaction, "SELECT to_regnamespace('storyflow') IS NULL")) {
        transaction.run_script("CREATE SCHEMA storyflow");
    }
    transaction.run_script("CREATE TABLE storyflow.version (number INTEGER PRIMARY KEY)");
}

}  // namespace

int latest_version() {
    return static_cast<int>(steps.size());
}

void migrate(sql::Transaction& transaction, const std::string& place) {
    if (known_version(transaction, place) == latest_version()) return;
    // A process that started at the same time may have much to do.
    transaction.run_script("SET LOCAL lock_timeout = '5min'");
    lock_migrations(transaction);
    require_utf8(transaction, place);
    // Another process may have been quicker between the look above and the lock.
    const std::int64_t version = known_version(transaction, place);
    if (version == 0) make_schema(transaction);
    for (std::int64_t next = version + 1; next <= latest_version(); ++next) {
        const Step& step = steps[static_cast<std::size_t>(next - 1)];
        transaction.run_script(step.sql);
        if (step.finish != nullptr) step.finish(transaction);
        transaction.run("INSERT INTO storyflow.version (number) VALUES ($1)", next);
    }
}

}  // namespace storyflow::store::postgres
