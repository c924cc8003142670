#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "store/sql/transaction.hpp"

/// Brings a database to the version of the tables that this program writes.
namespace storyflow::store::sql {

/// How to open a database whose tables are missing or of an older version.
enum class OlderTables {
    bring_up_to_date,
    refuse,      ///< for a command that writes next to a running server, which alone may migrate
    look_at_it,  ///< for reading what all versions have; throws if there are no tables
};

/// A step from one version to the next. Published steps never change.
struct MigrationStep {
    const char* sql = nullptr;
    void (*finish)(Transaction&) = nullptr;  ///< work that SQL cannot do; null for none
};

/// Where a database stores the version of its tables, and the database's name for messages.
class VersionMark {
  public:
    virtual ~VersionMark() = default;

    /// The version of the tables; 0 for a database without our tables, std::nullopt if it belongs to another
    /// program.
    [[nodiscard]] virtual std::optional<std::int64_t> stored(Transaction& transaction) const = 0;
    virtual void store(Transaction& transaction, std::int64_t version) const = 0;

    /// The beginning of messages: "The database storyflow.db".
    [[nodiscard]] virtual std::string name() const = 0;
    /// The rest of the message when the database belongs to another program.
    [[nodiscard]] virtual std::string foreign() const { return "belongs to another program."; }
    /// The database's location, for the log.
    [[nodiscard]] virtual std::string detail() const { return {}; }
};

/// The version of the tables; 0 when there are none yet. Throws `base::Error{conflict}` when the database
/// belongs to another program, or to a newer StoryFlow (its version is greater than `latest`).
[[nodiscard]] std::int64_t known_version(Transaction& transaction, const VersionMark& mark,
                                         std::int64_t latest);

/// For programs that must not migrate. Throws `base::Error{not_found}` when there are no tables, and
/// `base::Error{conflict}` for older ones if `older` is `refuse`; both messages say what to do.
void require_usable(std::int64_t version, const VersionMark& mark, std::int64_t latest, OlderTables older);

/// Takes the steps after `version`; step n (from 1) leads to version n. The caller's transaction must keep
/// other processes from doing the same.
void take_steps(Transaction& transaction, const VersionMark& mark, std::span<const MigrationStep> steps,
                std::int64_t version);

}  // namespace storyflow::store::sql
