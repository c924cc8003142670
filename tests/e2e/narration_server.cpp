#include "tests/e2e/narration_server.hpp"

#include <gtest/gtest.h>

#include "tests/support/eventually.hpp"

namespace storyflow::e2e {

namespace json = boost::json;

json::value ApiClient::get(std::string_view target, int status) {
    const auto reply = http_.get(target);
    EXPECT_EQ(reply.status, status) << target << ": " << reply.body;
    return json::parse(reply.body);
}

json::value ApiClient::post(std::string_view target, std::string_view body, int status) {
    const auto reply = http_.post_json(target, body);
    EXPECT_EQ(reply.status, status) << target << ": " << reply.body;
    return json::parse(reply.body);
}

support::HttpReply ApiClient::raw(std::string_view method, std::string_view target, std::string_view body) {
    return http_.request(method, target, {{"Content-Type", "application/json"}}, body);
}

std::string ApiClient::import_story(const std::vector<std::string>& texts) {
    json::array segments;
    for (const auto& text : texts)
        segments.emplace_back(json::object{{"text_content", text}});
    const json::value story = {{"format", "json"}, {"title", "A story"}, {"segments", segments}};
    return text_of(post("/api/projects/import/", json::serialize(story), 201).as_object(), "id");
}

std::string ApiClient::generate_all(const std::string& project) {
    return text_of(post("/api/projects/" + project + "/generate-all-audio/").as_object(), "task_id");
}

json::object ApiClient::task(const std::string& id) {
    return get("/api/tasks/" + id + "/status/").as_object();
}

json::object ApiClient::wait_for_end(const std::string& id) {
    json::object status;
    std::string seen;
    const bool ended = support::eventually(
        [&] {
            const auto reply = http_.get("/api/tasks/" + id + "/status/?wait=1", {{"If-None-Match", seen}});
            if (reply.status == 304) return false;
            EXPECT_EQ(reply.status, 200) << reply.body;
            seen = reply.header("ETag");
            status = json::parse(reply.body).as_object();
            const auto word = text_of(status, "status");
            return word != "PENDING" && word != "PROCESSING";
        },
        std::chrono::seconds(60));
    EXPECT_TRUE(ended) << json::serialize(status);
    return status;
}

json::array ApiClient::segments(const std::string& project) {
    return get("/api/segments/?project=" + project).at("results").as_array();
}

std::vector<std::string> sentences(std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t i = 1; i <= count; ++i)
        texts.push_back("Sentence number " + std::to_string(i) + ".");
    return texts;
}

std::string text_of(const json::object& object, std::string_view key) {
    return std::string(object.at(json::string_view(key.data(), key.size())).as_string());
}

}  // namespace storyflow::e2e
