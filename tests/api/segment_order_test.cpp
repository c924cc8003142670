#include "api/segment_order.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class SegmentOrderTest : public ApiTest {
  protected:
    http::Response reorder(const std::string& project_id, const std::vector<std::string>& order) {
        return reorder_body(boost::json::serialize(boost::json::value{
            {"project_id", project_id}, {"segment_order", boost::json::value_from(order)}}));
    }
    http::Response reorder_body(std::string body) { return post("/api/segments/reorder/", std::move(body)); }
};

TEST(OrderFaults, NamesMissingInvalidAndDuplicateIdsSorted) {
    EXPECT_EQ(order_faults({"b", "a"}, {"a", "b"}), "");
    EXPECT_EQ(order_faults({"y", "x"}, {"b", "a"}), "Missing IDs: ['a', 'b']; Invalid IDs: ['x', 'y']");
    EXPECT_EQ(order_faults({"a", "b", "a"}, {"a", "b"}), "Duplicate IDs: ['a']");
}

TEST_F(SegmentOrderTest, NumbersSegmentsAnew) {
    const auto segments = room_.add_story({"a", "b"});
    lock(segments[0]);
    const auto response = reorder(segments[0].project_id, {segments[1].id, segments[0].id});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), R"({"message":"Segments reordered successfully","segments":[{"id":")" +
                                   segments[1].id + R"(","sequence_index":0},{"id":")" + segments[0].id +
                                   R"(","sequence_index":1}]})");
    EXPECT_EQ(stored(segments[0]).sequence_index, 1);
}

TEST_F(SegmentOrderTest, ChecksTheProjectFirst) {
    EXPECT_EQ(reorder_body("{}").text(), R"({"error":"project_id is required"})");
    EXPECT_EQ(reorder_body(R"({"project_id":null})").status, 400);
    for (const std::string id : {"\"nope\"", "5", "\"00000000-0000-4000-8000-000000000000\""}) {
        const auto response = reorder_body(R"({"project_id":)" + id + "}");
        EXPECT_EQ(response.status, 404) << id;
        EXPECT_EQ(response.text(), R"({"error":"Project not found"})");
    }
}

TEST_F(SegmentOrderTest, NeedsAListOfIds) {
    const auto id = add_segment().project_id;
    for (const std::string order :
         {"", R"(,"segment_order":[])", R"(,"segment_order":"x")", R"(,"segment_order":null)"}) {
        const auto response = reorder_body(R"({"project_id":")" + id + "\"" + order + "}");
        EXPECT_EQ(response.status, 400) << order;
        EXPECT_EQ(response.text(), R"({"error":"segment_order must be a non-empty list of segment IDs"})");
    }
}

TEST_F(SegmentOrderTest, NeedsEachIdExactlyOnce) {
    const auto segments = room_.add_story({"a", "b"});
    const auto response = reorder(segments[0].project_id, {segments[0].id, "nope"});
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(), R"({"error":"Invalid segment IDs","details":"Missing IDs: [')" +
                                   segments[1].id + R"(']; Invalid IDs: ['nope']"})");
    EXPECT_EQ(reorder(segments[0].project_id, {segments[0].id, segments[1].id, segments[0].id}).status, 400);
    EXPECT_EQ(stored(segments[1]).sequence_index, 1);
}

TEST_F(SegmentOrderTest, RefusesAnArrayAsTheBody) {
    EXPECT_EQ(reorder_body("[]").text(),
              R"({"non_field_errors":["Invalid data. Expected a dictionary, but got list."]})");
}

}  // namespace storyflow::api
