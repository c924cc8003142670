#include "store/sqlite/migrations.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "store/sql/migrations.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/shared_steps.hpp"
#include "store/sqlite/schema_1.hpp"
#include "store/sqlite/schema_2.hpp"
#include "store/sqlite/schema_3.hpp"
#include "store/sqlite/schema_4.hpp"
#include "store/sqlite/transaction.hpp"

namespace storyflow::store::sqlite {

namespace {

constexpr auto steps = sql::with_shared_steps(std::array<sql::MigrationStep, 4>{
    {{schema_1}, {schema_2}, {schema_3}, {schema_4, &sql::fill_title_keys}}});

constexpr std::int64_t application_id = 0x53464C57;  // "SFLW"

std::int64_t single_value(sql::Transaction& transaction, std::string_view sql) {
    return sql::Query(transaction, sql).value<std::int64_t>();
}

void set_pragma(sql::Transaction& transaction, const std::string& name, std::int64_t value) {
    transaction.run_script(("PRAGMA " + name + " = " + std::to_string(value)).c_str());
}

/// The version is stored in the file's header.
class HeadOfFile final : public sql::VersionMark {
  public:
    explicit HeadOfFile(std::filesystem::path file) : file_(std::move(file)) {}

    std::optional<std::int64_t> stored(sql::Transaction& transaction) const override {
        const bool has_content = single_value(transaction, "SELECT count(*) FROM sqlite_schema") > 0;
        const bool is_ours = single_value(transaction, "PRAGMA application_id") == application_id;
        if (has_content && !is_ours) return std::nullopt;
        return single_value(transaction, "PRAGMA user_version");
    }
    void store(sql::Transaction& transaction, std::int64_t version) const override {
        set_pragma(transaction, "application_id", application_id);
        set_pragma(transaction, "user_version", version);
    }
    std::string name() const override { return "The database " + file_.filename().string(); }
    std::string detail() const override { return file_.string(); }

  private:
    std::filesystem::path file_;
};

std::int64_t known_version(Connection& connection, const std::filesystem::path& file,
                           const base::Clock& clock) {
    Transaction transaction(connection, sql::TransactionKind::reading, clock);
    return sql::known_version(transaction, HeadOfFile(file), latest_version());
}

}  // namespace

int latest_version() {
    return static_cast<int>(steps.size());
}

void require_own_database(Connection& connection, const std::filesystem::path& file,
                          const base::Clock& clock) {
    static_cast<void>(known_version(connection, file, clock));
}

void require_usable_database(Connection& connection, const std::filesystem::path& file,
                             sql::OlderTables older, const base::Clock& clock) {
    const auto version = known_version(connection, file, clock);
    sql::require_usable(version, HeadOfFile(file), latest_version(), older);
}

void migrate(Connection& connection, const std::filesystem::path& file, const base::Clock& clock) {
    if (known_version(connection, file, clock) == latest_version()) return;
    Transaction transaction(connection, sql::TransactionKind::writing, clock);
    const HeadOfFile mark(file);
    // Another process may have migrated between the check above and the lock.
    sql::take_steps(transaction, mark, steps, sql::known_version(transaction, mark, latest_version()));
    transaction.commit();
}

}  // namespace storyflow::store::sqlite
