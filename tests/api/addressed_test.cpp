#include "api/addressed.hpp"

#include <algorithm>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using AddressedTest = ApiTest;

TEST_F(AddressedTest, IdsMayBeWrittenInAnyUsualWay) {
    const auto id = add_segment().id;
    std::string upper = id;
    std::ranges::transform(upper, upper.begin(),
                           [](char c) { return c >= 'a' && c <= 'f' ? char(c - 32) : c; });
    std::string bare = id;
    std::erase(bare, '-');
    for (const auto& written : {upper, bare, "{" + id + "}"}) {
        const auto response = get("/api/segments/" + written + "/");
        EXPECT_EQ(response.status, 200) << written;
        EXPECT_EQ(object(response).at("id"), Value(id));
    }
}

TEST_F(AddressedTest, WhatIsNoIdIsNotFound) {
    EXPECT_EQ(get("/api/segments/nope/").text(), R"({"detail":"Not found."})");
    EXPECT_EQ(get("/api/projects/nope/").text(), R"({"detail":"Not found."})");
    EXPECT_EQ(get("/api/projects/nope/").status, 404);
}

TEST_F(AddressedTest, UnknownIdsSayWhatDoesNotMatch) {
    EXPECT_EQ(get(std::string("/api/segments/") + unknown_id + "/").text(),
              R"({"detail":"No Segment matches the given query."})");
    EXPECT_EQ(get(std::string("/api/projects/") + unknown_id + "/").text(),
              R"({"detail":"No Project matches the given query."})");
    EXPECT_EQ(get(std::string("/api/pronunciations/") + unknown_id + "/").text(),
              R"({"detail":"No Pronunciation matches the given query."})");
}

TEST_F(AddressedTest, AProjectFilterHidesSegmentsOfOtherProjects) {
    const auto segment = add_segment();
    EXPECT_EQ(get("/api/segments/" + segment.id + "/?project=" + segment.project_id).status, 200);
    EXPECT_EQ(get("/api/segments/" + segment.id + "/?project=").status, 200) << "as without it";
    EXPECT_EQ(get("/api/segments/" + segment.id + "/?project=" + unknown_id).status, 404);
    EXPECT_EQ(del("/api/segments/" + segment.id + "/?project=nope").status, 404);
    EXPECT_TRUE(room_.segments.find(segment.id));
}

}  // namespace storyflow::api
