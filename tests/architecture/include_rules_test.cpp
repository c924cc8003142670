#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "tests/architecture/doors.hpp"
#include "tests/architecture/house.hpp"
#include "tests/architecture/include_loops.hpp"
#include "tests/architecture/source_tree.hpp"

/// The source tree against the map of the rooms (house.cpp). A failure names the file, what it includes and
/// the rule.
namespace storyflow::architecture {
namespace {

/// What the rules look at: our code, its tests, benches and fuzz programs.
std::vector<std::string> files_with_doors() {
    std::vector<std::string> files;
    for (const char* const folder : {"src", "tests", "bench", "fuzz"}) {
        const auto more = source_files(folder);
        files.insert(files.end(), more.begin(), more.end());
    }
    return files;
}

bool is_folder_or_unit(const std::string& name) {
    const auto exists = [](const std::string& path) { return std::filesystem::exists(repository() / path); };
    return exists("src/" + name) || exists("src/" + name + ".cpp") || exists("src/" + name + ".hpp") ||
           exists(name) || exists(name + ".cpp") || exists(name + ".hpp");
}

/// Each unit with the units that it includes.
Includes includes_of_units() {
    Includes includes;
    for (const std::string& file : files_with_doors()) {
        const std::string unit = place_of(file).unit;
        for (const Include& include : includes_of(file)) {
            const std::string other = place_of(include.header).unit;
            if (include.quoted && other != unit) includes[unit].insert(other);
        }
    }
    return includes;
}

TEST(IncludeRules, EveryFolderHasARule) {
    for (const std::string& file : source_files("src")) {
        const std::string folder = place_of(file).folder;
        EXPECT_TRUE(std::ranges::count(doors_of_rooms(), folder, &Door::from) == 1)
            << file << " is in a folder that docs/architecture.md does not know";
    }
}

TEST(IncludeRules, TheMapNamesOnlyWhatIsThere) {
    for (const Door& door : all_doors()) {
        EXPECT_TRUE(is_folder_or_unit(door.from)) << door.from;
        for (const std::string& to : door.to)
            EXPECT_TRUE(is_folder_or_unit(to)) << door.from << " -> " << to;
    }
}

TEST(IncludeRules, FilesIncludeOnlyWhatTheyMayEnter) {
    for (const std::string& file : files_with_doors()) {
        for (const Include& include : includes_of(file)) {
            if (!include.quoted) continue;
            EXPECT_TRUE(may_include(all_doors(), file, include.header))
                << file << " must not include \"" << include.header << '"';
        }
    }
}

TEST(IncludeRules, EveryDoorOfASingleUnitIsStillNeeded) {
    const Includes includes = includes_of_units();
    for (const Door& door : doors_of_units()) {
        for (const std::string& to : door.to) {
            const auto found = includes.find(door.from);
            ASSERT_NE(found, includes.end()) << door.from;
            EXPECT_TRUE(std::ranges::any_of(
                found->second, [&](const std::string& unit) { return place_of(unit + ".hpp").folder == to; }))
                << door.from << " no longer needs its door to " << to;
        }
    }
}

TEST(IncludeRules, NoFileIsReachedAgainThroughItsOwnIncludes) {
    for (const auto& loop : loops_in(includes_of_units())) {
        ADD_FAILURE() << testing::PrintToString(loop)
                      << ": a header of its own for what both sides need ends most loops";
    }
}

TEST(IncludeRules, OurHeadersAreNamedFromTheSourceRoot) {
    for (const std::string& file : files_with_doors()) {
        const bool in_src = file.starts_with("src/");
        for (const Include& include : includes_of(file)) {
            if (!include.quoted) continue;
            EXPECT_TRUE(std::filesystem::exists(repository() / "src" / include.header) ||
                        (!in_src && std::filesystem::exists(repository() / include.header)))
                << file << " includes \"" << include.header << "\", which is not a path from the root";
        }
    }
}

TEST(IncludeRules, EveryLibraryStaysInItsRoom) {
    std::vector<std::string> files = source_files("src");
    const std::vector<std::string> espeak = source_files("espeak");
    files.insert(files.end(), espeak.begin(), espeak.end());
    for (const std::string& file : files) {
        for (const Include& include : includes_of(file)) {
            const auto library = library_from_elsewhere(homes_of_libraries(), file, include.header);
            EXPECT_FALSE(library.has_value()) << file << " must not include <" << include.header
                                              << ">: " << library.value_or("") << " has another home";
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
