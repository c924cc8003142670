#include "store/postgres/advisory_locks.hpp"

namespace storyflow::store::postgres {

namespace {

/// "SFL" and the kind, so that other programs in the same database are unlikely to use the same numbers.
enum class Kind : int { migrations = 0x53464C01, intake, suspects, folder };

void lock(sql::Transaction& transaction, Kind kind, std::string_view name) {
    transaction.run("SELECT pg_advisory_xact_lock($1::int, hashtext($2))", static_cast<int>(kind), name);
}

}  // namespace

void lock_migrations(sql::Transaction& transaction) {
    lock(transaction, Kind::migrations, "");
}

void lock_intake(sql::Transaction& transaction) {
    lock(transaction, Kind::intake, "");
}

void lock_suspects(sql::Transaction& transaction) {
    lock(transaction, Kind::suspects, "");
}

void lock_folder(sql::Transaction& transaction, std::string_view folder) {
    lock(transaction, Kind::folder, folder);
}

}  // namespace storyflow::store::postgres
