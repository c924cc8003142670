#include "store/postgres/database_error.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "base/log_text.hpp"

namespace storyflow::store::postgres {

namespace {

using base::ErrorKind;

struct Meaning {
    std::string_view sign;    ///< the beginning of the SQLSTATE, or text of libpq's message
    std::string_view reason;  ///< completes "… cannot be used: "
};

constexpr std::string_view connection_lost = "the connection to it was lost";
constexpr std::string_view restarting = "it is starting, stopping or restarting";
constexpr std::string_view too_many =
    "it has too many connections; raise max_connections or start fewer processes";
constexpr std::string_view busy = "it is busy with something that takes too long";
constexpr std::string_view read_only = "it is read-only (a standby server?)";
constexpr std::string_view refused = "it refuses the user or the password";
constexpr std::string_view missing = "it does not exist; make it with createdb";

constexpr std::array<Meaning, 27> meanings_of_states{{
    {"08", connection_lost},
    {"57P01", restarting},
    {"57P02", restarting},
    {"57P03", restarting},
    {"57P04", "it was dropped"},
    {"57P05", connection_lost},
    {"25P03", connection_lost},
    {"57014", busy},
    {"55P03", busy},
    {"40", busy},
    {"53100", "its disk is full"},
    {"53200", "its server has not enough memory"},
    {"53300", too_many},
    {"53", "its server has not enough resources"},
    {"25006", read_only},
    {"42501", "the user may not do this in it; grant the rights, or let the user own the database"},
    {"28", refused},
    {"3D000", missing},
    {"3F000", "its tables are gone"},
    {"42P01", "its tables are gone"},
    {"54", "a value is larger than it can hold"},
    {"58", "its server reports an error of the disk or the system"},
    {"XX001", "it is damaged; restore it from a backup"},
    {"XX002", "it is damaged; rebuild its indexes with reindexdb"},
    {"F0", "its server is configured wrongly"},
    {"72000", busy},
    {"57", restarting},
}};

constexpr std::array<Meaning, 20> meanings_of_words{{
    {"password authentication failed", refused},
    {"no password supplied", "it wants a password"},
    {"authentication failed", refused},
    {"no pg_hba.conf entry", "its server does not let this user in from here (pg_hba.conf)"},
    {"role \"", refused},
    {"permission denied", "the user may not connect to it"},
    {"the database system is", restarting},
    {"too many", too_many},
    {"remaining connection slots", too_many},
    {"database \"", missing},
    {"could not translate host name", "the name of its server is unknown"},
    {"Connection refused", "nothing answers there (is PostgreSQL running?)"},
    {"No such file or directory", "nothing answers there (is PostgreSQL running?)"},
    {"timeout expired", "its server does not answer"},
    {"timed out", "its server does not answer"},
    {"No route to host", "its server cannot be reached"},
    {"Network is unreachable", "its server cannot be reached"},
    {"SSL", "its server and this program do not agree on encryption"},
    {"server closed the connection", restarting},
    {"connection to server", "its server cannot be reached"},
}};

base::Error unusable(std::string_view reason, const DatabaseUrl& url, std::string detail) {
    return {ErrorKind::unavailable,
            "The database " + url.place() + " cannot be used: " + std::string(reason) + ".",
            std::move(detail)};
}

std::string detail_of(const pqxx::failure& failure, const DatabaseUrl& url) {
    std::string detail = base::log_text(url.without_secrets(failure.what()));
    if (const auto state = sqlstate_of(failure); !state.empty()) detail += " (SQLSTATE " + state + ")";
    return detail;
}

/// Returns an empty text for failures that are errors of this program.
std::string_view reason_of(const pqxx::failure& failure) {
    if (dynamic_cast<const pqxx::too_many_connections*>(&failure) != nullptr) return too_many;
    if (dynamic_cast<const pqxx::broken_connection*>(&failure) != nullptr) return connection_lost;
    if (dynamic_cast<const pqxx::transaction_rollback*>(&failure) != nullptr) return busy;
    const std::string state = sqlstate_of(failure);
    for (const auto& [sign, reason] : meanings_of_states) {
        if (state.starts_with(sign)) return reason;
    }
    return {};
}

}  // namespace

std::string sqlstate_of(const pqxx::failure& failure) {
    const auto* const refusal = dynamic_cast<const pqxx::sql_error*>(&failure);
    return refusal == nullptr ? std::string() : refusal->sqlstate();
}

base::Error database_error(const pqxx::failure& failure, const DatabaseUrl& url) {
    const std::string detail = detail_of(failure, url);
    if (dynamic_cast<const pqxx::in_doubt_error*>(&failure) != nullptr) {
        return {
            ErrorKind::unavailable,
            "The connection to the database " + url.place() +
                " was lost while a change was being stored. Look whether it is there before trying again.",
            detail};
    }
    const std::string_view reason = reason_of(failure);
    if (!reason.empty()) return unusable(reason, url, detail);
    return {ErrorKind::internal, "The database " + url.place() + " refused a statement.", detail};
}

base::Error connection_error(const pqxx::failure& failure, const DatabaseUrl& url) {
    if (!sqlstate_of(failure).empty()) return database_error(failure, url);
    const std::string_view words = failure.what();
    for (const auto& [sign, reason] : meanings_of_words) {
        if (words.find(sign) != std::string_view::npos) return unusable(reason, url, detail_of(failure, url));
    }
    return unusable("it cannot be reached, or its address is not right", url, detail_of(failure, url));
}

}  // namespace storyflow::store::postgres
