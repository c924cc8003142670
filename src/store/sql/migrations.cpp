#include "store/sql/migrations.hpp"

#include <cstddef>

#include "base/error.hpp"

namespace storyflow::store::sql {

namespace {

base::Error conflict(const VersionMark& mark, const std::string& reason) {
    return {base::ErrorKind::conflict, mark.name() + " " + reason, mark.detail()};
}

}  // namespace

std::int64_t known_version(Transaction& transaction, const VersionMark& mark, std::int64_t latest) {
    const auto version = mark.stored(transaction);
    if (!version) throw conflict(mark, mark.foreign());
    if (*version > latest) {
        throw conflict(mark, "has version " + std::to_string(*version) +
                                 ", but this program knows only version " + std::to_string(latest) +
                                 ". Upgrade StoryFlow to open it.");
    }
    return *version;
}

void require_usable(std::int64_t version, const VersionMark& mark, std::int64_t latest, OlderTables older) {
    if (version == 0) {
        throw base::Error(base::ErrorKind::not_found,
                          mark.name() + " has no tables yet. Start the server once: it makes them.",
                          mark.detail());
    }
    if (version < latest && older == OlderTables::refuse) {
        throw conflict(mark,
                       "has version " + std::to_string(version) + ", and this program writes version " +
                           std::to_string(latest) +
                           ". Start the server of this version once: it brings the database up to date.");
    }
}

void take_steps(Transaction& transaction, const VersionMark& mark, std::span<const MigrationStep> steps,
                std::int64_t version) {
    for (const MigrationStep& step : steps.subspan(static_cast<std::size_t>(version))) {
        transaction.run_script(step.sql);
        if (step.finish != nullptr) step.finish(transaction);
        mark.store(transaction, ++version);
    }
}

}  // namespace storyflow::store::sql
