#include "http/response_head.hpp"

#include <gmock/gmock.h>

namespace storyflow::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ResponseHead, StatesStatusLengthAndWhetherTheConnectionStays) {
    const std::string head = render_head(json_response(404, "{}"), true);
    EXPECT_THAT(head, StartsWith("HTTP/1.1 404 Not Found\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nContent-Length: 2\r\n"));
    EXPECT_THAT(head, EndsWith("\r\nConnection: keep-alive\r\n\r\n"));
    EXPECT_THAT(render_head(json_response(404, "{}"), false), HasSubstr("\r\nConnection: close\r\n"));
}

TEST(ResponseHead, LetsNoValueAddAField) {
    Response response;
    response.headers.set("X-Name", "a\r\nSet-Cookie: b");
    EXPECT_THAT(render_head(response, true), HasSubstr("\r\nX-Name: a  Set-Cookie: b\r\n"));
}

TEST(ResponseHead, GivesNoLengthToAnUnchangedFile) {
    Response response;
    response.status = 304;
    EXPECT_THAT(render_head(response, true), Not(HasSubstr("Content-Length")));
}

TEST(ResponseHead, EndsAStreamWithItsConnection) {
    Response response;
    response.body = StreamBody{};
    const std::string head = render_head(response, true);
    EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(head, EndsWith("\r\nConnection: close\r\n\r\n"));
}

TEST(ResponseHead, GivesNoContentTheLengthZero) {
    Response response;
    response.status = 204;
    EXPECT_THAT(render_head(response, true), HasSubstr("\r\nContent-Length: 0\r\n"));
}

}  // namespace
}  // namespace storyflow::http
