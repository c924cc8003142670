#include "api/film_sources.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using FilmSourcesTest = ApiTest;

TEST_F(FilmSourcesTest, AreTheStoresAndTheMediaOfTheServices) {
    const auto sources = film_sources(services_);
    EXPECT_EQ(&sources.projects, &room_.projects);
    EXPECT_EQ(&sources.segments, &room_.segments);
    EXPECT_EQ(&sources.settings, &room_.settings);
    EXPECT_EQ(&sources.library, &room_.library);
    EXPECT_FALSE(sources.find_logo(unknown_id));
}

}  // namespace storyflow::api
