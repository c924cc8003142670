#include "store/sqlite/functions.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace storyflow::store::sqlite {

namespace {

std::string_view text_of(sqlite3_value* value) {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text == nullptr ? std::string_view()
                           : std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

/// The position of the second text in the first, in characters from 1; 0 if it is not there.
void strpos(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const auto text = text_of(values[0]);
    const auto at = text.find(text_of(values[1]));
    if (at == std::string_view::npos) return sqlite3_result_int64(context, 0);
    const auto before = text.substr(0, at);
    const auto characters = std::ranges::count_if(
        before, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    sqlite3_result_int64(context, std::int64_t{characters} + 1);
}

void greatest(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    sqlite3_result_int64(context, std::max(sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1])));
}

void octet_length(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    sqlite3_result_int64(context, static_cast<std::int64_t>(text_of(values[0]).size()));
}

void pg_notify(sqlite3_context* context, int /*count*/, sqlite3_value** /*values*/) {
    sqlite3_result_null(context);
}

using Function = void (*)(sqlite3_context*, int, sqlite3_value**);

void add(sqlite3* connection, const char* name, int arguments, Function function) {
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    const int code = sqlite3_create_function_v2(connection, name, arguments, flags, nullptr, function,
                                                nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw SQLite::Exception(connection, code);
}

}  // namespace

void add_functions(sqlite3* connection) {
    add(connection, "strpos", 2, strpos);
    add(connection, "greatest", 2, greatest);
    add(connection, "octet_length", 1, octet_length);
    add(connection, "pg_notify", 2, pg_notify);
}

}  // namespace storyflow::store::sqlite
