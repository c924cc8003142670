#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "store/sql/transaction.hpp"

/// How a database comes to the version of the tables that this program writes.
namespace storyflow::store::sql {

/// How a database is opened whose tables are missing or of an older version.
enum class OlderTables {
    bring_up_to_date,
    refuse,      ///< for a change from beside the server, which alone may bring them up to date
    look_at_it,  ///< for reading what every version has; missing ones are refused all the same
};

/// Leads from one version to the next. Published steps never change.
struct MigrationStep {
    const char* sql = nullptr;
    void (*finish)(Transaction&) = nullptr;  ///< what SQL alone cannot do
};

/// Where a database notes the version of its tables, and how it is called in messages.
class VersionMark {
  public:
    virtual ~VersionMark() = default;

    /// The version of the tables, 0 for a database that has none of ours. Returns std::nullopt if it is
    /// another program's.
    [[nodiscard]] virtual std::optional<std::int64_t> stored(Transaction& transaction) const = 0;
    virtual void store(Transaction& transaction, std::int64_t version) const = 0;

    /// "The database storyflow.db"
    [[nodiscard]] virtual std::string name() const = 0;
    /// Completes the name when the database is another program's.
    [[nodiscard]] virtual std::string foreign() const { return "belongs to another program."; }
    /// For the log: where it is.
    [[nodiscard]] virtual std::string detail() const { return {}; }
};

/// The version of the tables; 0 when there are none yet. Throws `base::Error{conflict}` when the database
/// belongs to another program, or to a newer StoryFlow, which knows a version beyond `latest`.
[[nodiscard]] std::int64_t known_version(Transaction& transaction, const VersionMark& mark,
                                         std::int64_t latest);

/// For those who must not bring tables up to date. Throws `base::Error{not_found}` when there are none, and
/// `base::Error{conflict}` for older ones where they are to be refused; both name the cure.
void require_usable(std::int64_t version, const VersionMark& mark, std::int64_t latest, OlderTables older);

/// Takes the steps that are left from `version` on, step n (from 1) leading to version n, within a
/// transaction that keeps other processes from doing the same.
void take_steps(Transaction& transaction, const VersionMark& mark, std::span<const MigrationStep> steps,
                std::int64_t version);

}  // namespace storyflow::store::sql
