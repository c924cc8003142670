#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/architecture/source_tree.hpp"

/// The map of the rooms in docs/architecture.md as data. A failure names the file, what it includes and the
/// rule.
namespace storyflow::architecture {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Which rooms may include which. Every room may include itself and base; app, cli and main may include all.
const std::map<std::string, Names, std::less<>>& open_doors() {
    static const std::map<std::string, Names, std::less<>> doors = {
        {"base", {}},
        {"text", {}},
        {"audio", {}},
        {"media", {}},
        {"http", {}},
        {"story", {}},
        {"tasks", {}},
        {"speech", {"audio", "text"}},
        {"outbound", {}},
        {"models", {"outbound", "speech"}},
        {"narration", {"story", "tasks", "text", "speech", "audio", "media"}},
        {"store", {"story", "tasks"}},
        {"metrics", {"http", "tasks", "narration", "speech"}},
        {"api", {"story", "tasks", "narration", "speech", "media", "http"}},
    };
    return doors;
}

const Names rooms_that_see_everything = {"app", "cli", "main"};

bool may_include(std::string_view from, std::string_view to) {
    if (from == to || to == "base" || rooms_that_see_everything.contains(from)) return true;
    const auto doors = open_doors().find(from);
    return doors != open_doors().end() && doors->second.contains(to);
}

/// Folders inside a room that are nobody else's business: others use the ports that lie in front of them.
bool is_inner_folder(std::string_view header) {
    return std::count(header.begin(), header.end(), '/') > 1;
}

struct Confinement {
    std::string library;
    std::string headers;  ///< regular expression
    Names rooms;
};

/// Each library has one home, so that replacing it is a change of one room.
const std::vector<Confinement>& confinements() {
    static const std::vector<Confinement> all = {
        {"Asio and Beast", "^boost/(asio|beast)", {"http"}},
        {"Boost.JSON", "^boost/json", {"api", "cli", "speech"}},
        {"Highway", "^hwy/", {"speech"}},
        {"libcurl", "^curl/", {"outbound"}},
        {"OpenSSL", "^openssl/", {"app", "http", "models", "narration"}},
        {"SQLite", "^(SQLiteCpp/|sqlite3)", {"store"}},
        {"libpqxx", "^pqxx/", {"store"}},
        {"eSpeak NG (GPL-3.0)", "^espeak-ng/", {"espeak"}},
        {"libsndfile and libsamplerate", "^(sndfile|samplerate)", {"audio"}},
        {"libpng, libjpeg-turbo and libwebp", "^(png|turbojpeg|webp/)", {"media"}},
        {"prometheus-cpp", "^prometheus/", {"metrics"}},
        {"ICU", "^unicode/", {"base", "text"}},
        {"CLI11", "^CLI/", {"cli"}},
        {"toml++", "^toml\\+\\+", {"app"}},
    };
    return all;
}

TEST(IncludeRules, EveryRoomHasARule) {
    for (const std::string& file : source_files("src")) {
        const std::string room = room_of(file);
        EXPECT_TRUE(rooms_that_see_everything.contains(room) || open_doors().contains(room))
            << file << " is in a room that docs/architecture.md does not know";
    }
}

TEST(IncludeRules, RoomsIncludeOnlyRoomsThatTheyMayEnter) {
    for (const std::string& file : source_files("src")) {
        for (const Include& include : includes_of(file)) {
            if (!include.quoted) continue;
            EXPECT_TRUE(may_include(room_of(file), room_of("src/" + include.header)))
                << file << " must not include \"" << include.header << '"';
        }
    }
}

TEST(IncludeRules, InnerFoldersOfARoomAreEnteredOnlyFromInside) {
    for (const std::string& file : source_files("src")) {
        const std::string room = room_of(file);
        if (rooms_that_see_everything.contains(room)) continue;
        for (const Include& include : includes_of(file)) {
            if (!include.quoted || !is_inner_folder(include.header)) continue;
            if (room == "models" && include.header.starts_with("speech/kokoro/files/")) continue;
            EXPECT_EQ(room, room_of("src/" + include.header))
                << file << " must not include \"" << include.header << "\", which is behind a port";
        }
    }
}

/// The stores are written once; what a database does in its own way lies behind `store::sql::Dialect`.
TEST(IncludeRules, StoresKnowNoDatabaseAndDatabasesKnowNothingOfEachOther) {
    const std::regex sqlite("^(store/sqlite/|SQLiteCpp/|sqlite3)");
    const std::regex postgres("^(store/postgres/|pqxx/)");
    for (const std::string& file : source_files("src/store")) {
        for (const Include& include : includes_of(file)) {
            const bool names_sqlite = std::regex_search(include.header, sqlite);
            const bool names_postgres = std::regex_search(include.header, postgres);
            EXPECT_TRUE(!names_sqlite || file.starts_with("src/store/sqlite/"))
                << file << ": " << include.header;
            EXPECT_TRUE(!names_postgres || file.starts_with("src/store/postgres/"))
                << file << ": " << include.header;
        }
    }
}

TEST(IncludeRules, OurHeadersAreNamedFromTheSourceRoot) {
    for (const std::string& file : source_files("src")) {
        for (const Include& include : includes_of(file)) {
            if (!include.quoted) continue;
            EXPECT_TRUE(std::filesystem::exists(repository() / "src" / include.header))
                << file << " includes \"" << include.header << "\", which is not a path below src/";
        }
    }
}

TEST(IncludeRules, EveryLibraryStaysInItsRoom) {
    std::vector<std::string> files = source_files("src");
    const std::vector<std::string> espeak = source_files("espeak");
    files.insert(files.end(), espeak.begin(), espeak.end());
    for (const Confinement& confinement : confinements()) {
        const std::regex headers(confinement.headers);
        for (const std::string& file : files) {
            if (confinement.rooms.contains(room_of(file))) continue;
            for (const Include& include : includes_of(file)) {
                EXPECT_FALSE(std::regex_search(include.header, headers))
                    << file << " must not include <" << include.header << ">: " << confinement.library
                    << " has another home";
            }
        }
    }
}

TEST(IncludeRules, TheEspeakProgramSharesNoCodeWithTheRest) {
    for (const std::string& file : source_files("src")) {
        for (const Include& include : includes_of(file)) {
            EXPECT_FALSE(include.header.starts_with("espeak/"))
                << file << " takes GPL code into the main program";
        }
    }
    for (const std::string& file : source_files("espeak")) {
        for (const Include& include : includes_of(file)) {
            if (!include.quoted) continue;
            EXPECT_TRUE(std::filesystem::exists(repository() / "espeak" / include.header))
                << file << " includes \"" << include.header << "\", which is not its own";
        }
    }
}

TEST(IncludeRules, OnlyAppReadsTheEnvironment) {
    const std::regex reading(R"(\b(secure_)?getenv\s*\()");
    for (const std::string& file : source_files("src")) {
        if (room_of(file) == "app") continue;
        for (const std::string& line : lines_of(file)) {
            EXPECT_FALSE(std::regex_search(line, reading))
                << file << " must take its configuration as values: " << line;
        }
    }
}

}  // namespace
}  // namespace storyflow::architecture
