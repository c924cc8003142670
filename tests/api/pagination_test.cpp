#include "api/pagination.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "api/json_text.hpp"
#include "base/error.hpp"

namespace storyflow::api {

namespace {

http::Request request(std::string query) {
    http::Request request;
    request.path = "/api/projects/";
    request.query = std::move(query);
    request.headers.set("Host", "localhost:8000");
    return request;
}

std::string answer(const std::string& query, std::int64_t count) {
    const auto asked = request(query);
    return json_text(PageRequest(asked, count, 50).answer({}));
}

}  // namespace

TEST(Pagination, TheOnlyPageHasNoNeighbours) {
    EXPECT_EQ(answer("", 50), R"({"count":50,"next":null,"previous":null,"results":[]})");
    EXPECT_EQ(answer("page=1", 0), R"({"count":0,"next":null,"previous":null,"results":[]})");
    EXPECT_EQ(answer("page=", 0), R"({"count":0,"next":null,"previous":null,"results":[]})");
}

TEST(Pagination, LinksAreAbsoluteAndTheFirstPageHasNoNumber) {
    EXPECT_EQ(answer("page=2", 101), R"({"count":101,"next":"http://localhost:8000/api/projects/?page=3",)"
                                     R"("previous":"http://localhost:8000/api/projects/","results":[]})");
}

TEST(Pagination, LinksKeepOtherParametersSortedByName) {
    EXPECT_EQ(
        answer("z=1&page=last&a=x%20y", 51),
        R"({"count":51,"next":null,"previous":"http://localhost:8000/api/projects/?a=x+y&z=1","results":[]})");
    EXPECT_EQ(
        answer("z=1", 51),
        R"({"count":51,"next":"http://localhost:8000/api/projects/?page=2&z=1","previous":null,"results":[]})");
}

TEST(Pagination, KnowsWhereThePageBegins) {
    const auto last = request("page=last");
    EXPECT_EQ(PageRequest(last, 101, 50).offset(), 100);
}

TEST(Pagination, OtherPagesAreInvalid) {
    for (const auto* page : {"0", "-1", "4", "x", "1.5", "99999999999999999999"}) {
        const auto asked = request(std::string("page=") + page);
        EXPECT_THROW(PageRequest(asked, 101, 50), base::Error) << page;
    }
}

}  // namespace storyflow::api
