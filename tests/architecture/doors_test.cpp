#include "tests/architecture/doors.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/architecture/house.hpp"

/// The rules themselves: made-up sources are refused, and let in once somebody opens the door.
namespace storyflow::architecture {

namespace {

struct Step {
    std::string file;
    std::string header;
};

void PrintTo(const Step& step, std::ostream* out) {
    *out << step.file << " -> " << step.header;
}

class ClosedDoor : public testing::TestWithParam<Step> {};
class OpenDoor : public testing::TestWithParam<Step> {};

}  // namespace

TEST_P(ClosedDoor, RefusesWhoeverHasNoBusinessThere) {
    EXPECT_FALSE(may_include(all_doors(), GetParam().file, GetParam().header));
}

TEST_P(ClosedDoor, LetsInWhomTheMapNames) {
    Doors opened = all_doors();
    opened.push_back({place_of(GetParam().file).folder, {place_of(GetParam().header).folder}});
    EXPECT_TRUE(may_include(opened, GetParam().file, GetParam().header));
}

INSTANTIATE_TEST_SUITE_P(
    OfRooms, ClosedDoor,
    testing::Values(Step{"src/tasks/x.cpp", "story/segment.hpp"}, Step{"src/base/x.hpp", "text/words.hpp"},
                    Step{"src/http/x.cpp", "api/api.hpp"}, Step{"src/outbound/x.cpp", "tasks/task.hpp"},
                    Step{"src/models/x.cpp", "app/config.hpp"}, Step{"src/models/x.cpp", "http/ascii.hpp"},
                    Step{"src/cli/x.cpp", "api/api.hpp"}, Step{"src/main.cpp", "http/server.hpp"}));

INSTANTIATE_TEST_SUITE_P(OfInnerFolders, ClosedDoor,
                         testing::Values(Step{"src/cli/x.cpp", "store/sqlite/database.hpp"},
                                         Step{"src/app/x.cpp", "store/postgres/database.hpp"},
                                         Step{"src/main.cpp", "store/sql/stores.hpp"},
                                         Step{"src/app/x.cpp", "speech/kokoro/kokoro_engine.hpp"},
                                         Step{"src/app/engine_room.cpp", "speech/kokoro/network/network.hpp"},
                                         Step{"src/app/story_stores.cpp", "speech/espeak/espeak_engine.hpp"},
                                         Step{"src/narration/x.cpp", "speech/espeak/espeak_engine.hpp"},
                                         Step{"src/speech/x.cpp", "speech/kokoro/kokoro_engine.hpp"},
                                         Step{"src/models/x.cpp", "speech/kokoro/network/network.hpp"},
                                         Step{"src/narration/x.cpp", "text/english/numbers.hpp"}));

INSTANTIATE_TEST_SUITE_P(
    BetweenInnerFolders, ClosedDoor,
    testing::Values(Step{"src/store/sqlite/x.cpp", "store/postgres/database.hpp"},
                    Step{"src/store/sql/x.cpp", "store/sqlite/database.hpp"},
                    Step{"src/speech/espeak/x.cpp", "speech/kokoro/kokoro_engine.hpp"},
                    Step{"src/speech/kokoro/files/x.cpp", "speech/kokoro/network/network.hpp"},
                    Step{"src/speech/kokoro/files/x.cpp", "speech/kernels/matrix.hpp"},
                    Step{"src/speech/kernels/x.cpp", "speech/files/npy.hpp"},
                    Step{"src/speech/kokoro/network/x.cpp", "speech/kokoro/weights/weight_cache.hpp"},
                    Step{"src/speech/language/x.cpp", "speech/kokoro/network/network.hpp"},
                    Step{"src/speech/kokoro/weights/x.cpp", "speech/kokoro/kokoro_model.hpp"},
                    Step{"src/text/words.cpp", "text/english/numbers.hpp"}));

INSTANTIATE_TEST_SUITE_P(OfTests, ClosedDoor,
                         testing::Values(Step{"tests/http/x_test.cpp", "api/api.hpp"},
                                         Step{"tests/http/x_test.cpp", "tests/api/api_fixture.hpp"},
                                         Step{"tests/api/x_test.cpp", "store/sqlite/database.hpp"},
                                         Step{"tests/api/x_test.cpp", "tests/contract/suites.hpp"},
                                         Step{"tests/support/x.hpp", "app/config.hpp"},
                                         Step{"tests/e2e/x_test.cpp", "store/sqlite/database.hpp"},
                                         Step{"bench/x.cpp", "tests/support/log_capture.hpp"},
                                         Step{"bench/x.cpp", "tests/speech/spoken_words.hpp"},
                                         Step{"fuzz/x.cpp", "tests/support/eventually.hpp"},
                                         Step{"fuzz/x.cpp", "api/api.hpp"}));

TEST_P(OpenDoor, LetsIn) {
    EXPECT_TRUE(may_include(all_doors(), GetParam().file, GetParam().header));
}

INSTANTIATE_TEST_SUITE_P(OfTheHouse, OpenDoor,
                         testing::Values(Step{"src/tasks/x.cpp", "tasks/task.hpp"},
                                         Step{"src/tasks/x.cpp", "base/error.hpp"},
                                         Step{"src/app/story_stores.hpp", "store/sqlite/database.hpp"},
                                         Step{"src/app/engine_room.cpp", "speech/kokoro/kokoro_engine.hpp"},
                                         Step{"src/text/normalise.cpp", "text/english/numbers.hpp"},
                                         Step{"src/main.cpp", "cli/command_line.hpp"}));

INSTANTIATE_TEST_SUITE_P(OfTests, OpenDoor,
                         testing::Values(Step{"tests/api/x_test.cpp", "api/api.hpp"},
                                         Step{"tests/api/x_test.cpp", "story/segment.hpp"},
                                         Step{"tests/api/x_test.cpp", "tests/http/server_fixture.hpp"},
                                         Step{"tests/api/x_test.cpp", "tests/support/eventually.hpp"},
                                         Step{"tests/app/story_stores_test.cpp", "store/sqlite/database.hpp"},
                                         Step{"tests/store/sqlite/x_test.cpp", "tests/contract/suites.hpp"},
                                         Step{"bench/x.cpp", "tests/support/eventually.hpp"}));

TEST(Place, IsTheSameForAHeaderAndItsSource) {
    EXPECT_EQ(place_of("src/store/sql/lane.cpp").unit, "store/sql/lane");
    EXPECT_EQ(place_of("store/sql/lane.hpp").unit, "store/sql/lane");
    EXPECT_EQ(place_of("store/sql/lane.hpp").folder, "store/sql");
    EXPECT_EQ(place_of("src/main.cpp").folder, "main");
    EXPECT_EQ(place_of("tests/http/server_test.cpp").folder, "tests/http");
}

TEST(Libraries, StayAtHome) {
    const std::vector<std::pair<Step, std::string>> away = {
        {{"src/models/x.cpp", "curl/curl.h"}, "libcurl"},
        {{"src/store/sql/x.cpp", "SQLiteCpp/Database.h"}, "SQLite"},
        {{"src/store/sqlite/x.cpp", "pqxx/connection"}, "libpqxx"},
        {{"src/speech/kokoro/network/x.cpp", "hwy/highway.h"}, "Highway"},
        {{"src/story/x.cpp", "spdlog/spdlog.h"}, "spdlog"},
        {{"src/text/english/x.cpp", "fmt/format.h"}, "fmt"},
        {{"src/speech/espeak/x.cpp", "espeak-ng/speak_lib.h"}, "eSpeak NG (GPL-3.0)"},
    };
    for (const auto& [step, library] : away) {
        EXPECT_EQ(library_from_elsewhere(homes_of_libraries(), step.file, step.header), library);
    }
    EXPECT_FALSE(library_from_elsewhere(homes_of_libraries(), "src/outbound/x.cpp", "curl/curl.h"));
    EXPECT_FALSE(library_from_elsewhere(homes_of_libraries(), "src/text/english/x.cpp", "unicode/uchar.h"));
    EXPECT_FALSE(library_from_elsewhere(homes_of_libraries(), "src/story/x.cpp", "vector"));
}

}  // namespace storyflow::architecture
