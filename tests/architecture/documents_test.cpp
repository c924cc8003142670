#include <gmock/gmock.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "tests/architecture/house.hpp"
#include "tests/architecture/source_tree.hpp"
#include "tests/support/markdown_table.hpp"

/// Tables of the documents against the code that they describe.
namespace storyflow::architecture {

namespace {

using Names = std::set<std::string>;

/// "outbound, speech (values, and `kokoro/files`)" -> outbound, speech
Names rooms_in(const std::string& cell) {
    const std::string plain = std::regex_replace(cell, std::regex(R"(\([^)]*\))"), "");
    Names names;
    const std::regex name("[a-z]+");
    for (std::sregex_iterator at(plain.begin(), plain.end(), name), end; at != end; ++at)
        names.insert(at->str());
    return names;
}

/// The doors to whole rooms: those to folders inside have a table of their own.
Names rooms_behind(const Door& door) {
    Names names;
    for (const std::string& to : door.to)
        names.insert(to.substr(0, to.find('/')));
    names.erase(door.from);
    return names;
}

Names room_table_names() {
    Names names;
    for (const auto& row : support::table_of(repository() / "docs/architecture.md", "Room"))
        names.insert(support::code_in(row.at(0)).at(0));
    return names;
}

Names folders_of_src() {
    Names names;
    for (const std::string& file : source_files("src"))
        names.insert(room_of(file));
    return names;
}

/// Names of measures, as string literals in the code that makes them.
Names measures_in_code() {
    Names names;
    const std::regex literal(R"re("(storyflow_[a-z_]+)")re");
    for (const std::string& file : source_files("src")) {
        if (room_of(file) != "metrics" && room_of(file) != "app") continue;
        for (const std::string& line : lines_of(file)) {
            std::smatch match;
            if (std::regex_search(line, match, literal)) names.insert(match[1].str());
        }
    }
    return names;
}

}  // namespace

TEST(Documents, TheTableOfRoomsHasEveryFolder) {
    EXPECT_EQ(room_table_names(), folders_of_src());
}

TEST(Documents, TheTableOfRoomsTellsTheirDoors) {
    for (const auto& row : support::table_of(repository() / "docs/architecture.md", "Room")) {
        const std::string room = support::code_in(row.at(0)).at(0);
        const auto door = std::ranges::find(doors_of_rooms(), room, &Door::from);
        if (door == doors_of_rooms().end() || room == "app") continue;  // app enters every room
        EXPECT_EQ(rooms_in(row.at(2)), rooms_behind(*door)) << room;
    }
}

TEST(Documents, TheTableOfMeasuresHasEveryMeasure) {
    Names told;
    for (const auto& row : support::table_of(repository() / "docs/operations.md", "Measure")) {
        for (const std::string& name : support::code_in(row.at(0)))
            told.insert(name);
    }
    EXPECT_EQ(told, measures_in_code());
}

}  // namespace storyflow::architecture
