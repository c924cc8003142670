#include "film/render_request.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::film {

TEST(RenderRequest, ComesBackFromItsText) {
    for (const bool hold : {false, true})
        EXPECT_EQ(parse_request(request_text({.hold_pictures = hold})), RenderRequest{hold});
    for (const auto* text : {"", "[]", "{}", R"({"hold_pictures": 1})"})
        EXPECT_THROW((void)parse_request(text), base::Error) << text;
}

TEST(RenderRequest, HasOneSubjectForEachProject) {
    EXPECT_EQ(render_subject("p"), "p/film");
    EXPECT_NE(render_subject("p"), render_subject("q"));
}

}  // namespace storyflow::film
