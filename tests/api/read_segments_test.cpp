#include "api/read_segments.hpp"

#include "tests/api/api_fixture.hpp"
#include "tests/api/asked.hpp"

namespace storyflow::api {

using ReadSegmentsTest = ApiTest;

TEST_F(ReadSegmentsTest, AreThoseOfTheProjectInTheirOrder) {
    const auto segments = room_.add_story({"one", "two", "three"});
    add_segment("of another story");
    const auto read = read_segments(services_, {}, segments.front().project_id);
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[2].text_content, "three");
}

TEST_F(ReadSegmentsTest, AreReadOnlyIntoMemoryThatThereIs) {
    const auto project = room_.add_story(std::vector<std::string>(100, "A lamp.")).front().project_id;
    Asked little(20'000);
    EXPECT_THROW((void)read_segments(services_, little.request, project), base::Error);
    Asked enough(200'000);
    EXPECT_EQ(read_segments(services_, enough.request, project).size(), 100U);
    EXPECT_FALSE(enough.is_left(160'000));
}

}  // namespace storyflow::api
