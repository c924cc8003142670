#include "api/segments_text.hpp"

#include "api/json_text.hpp"
#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::api {

/// The API with a server's budget for answers; other requests have taken all but as much as a test wants.
class SegmentsTextTest : public ApiTest {
  protected:
    struct Scarcity {
        explicit Scarcity(std::size_t bytes_left) { EXPECT_TRUE(others.grow_to(of_all - bytes_left)); }

        static constexpr std::size_t of_all = 10'000'000;
        http::MemoryBudget budget{of_all};
        http::MemoryBudget::Share others{budget};
        http::MemoryBudget::Share lease{budget};
    };

    http::Response send_within(std::size_t bytes_left, http::Method method, std::string_view target,
                               std::string body = "") {
        Scarcity memory(bytes_left);
        auto request = request_with(method, target, std::move(body));
        request.memory = &memory.lease;
        request.body_memory = &memory.lease;
        return api_.handle(std::move(request));
    }
    /// There is enough memory for the body.
    http::Response send_with_memory_for_answer(std::size_t bytes_left, std::string_view target,
                                               std::string body) {
        Scarcity memory(bytes_left);
        auto request = request_with(http::Method::post, target, std::move(body));
        request.memory = &memory.lease;
        return api_.handle(std::move(request));
    }
    static http::Request request_with(http::Method method, std::string_view target, std::string body) {
        auto request = request_for(method, target);
        request.headers.set("Content-Type", "application/json");
        request.body = std::move(body);
        return request;
    }
    std::string project_of(std::size_t count, const std::string& text) {
        return room_.add_story(std::vector<std::string>(count, text)).front().project_id;
    }
    static void expect_refused_for_now(const http::Response& response) {
        EXPECT_EQ(response.status, 503) << response.text();
        EXPECT_TRUE(response.headers.find("Retry-After"));
    }
};

TEST_F(SegmentsTextTest, IsTheSameAsAllSegmentsInOneValue) {
    const auto project = project_of(3, "A \"quoted\"\nline, caf\xC3\xA9.");
    const SegmentContext context{MediaUrls::path_only(), {}};
    const http::Request request;
    AnswerText answer(request);
    write_segments(
        services_, project, context, [](const auto& size) { return std::to_string(size.segments) + "["; },
        answer);
    answer.append("]");
    EXPECT_EQ(answer.take(),
              "3" + json_text(segments_json(support::segments_of(room_.segments, project), context)));
}

TEST_F(SegmentsTextTest, CountsTheCharactersThatAreStillToBeNarrated) {
    const auto segments = room_.add_story({"one", "", "three"});
    lock(segments[0]);
    const http::Request request;
    AnswerText answer(request);
    const SegmentContext context{MediaUrls::path_only(), {}};
    EXPECT_EQ(
        write_segments(
            services_, segments[0].project_id, context, [](const auto&) { return std::string(); }, answer),
        5);
}

TEST_F(SegmentsTextTest, LooksForEachFileOnce) {
    const auto segment = add_segment("one");
    narrate(segment);
    int looks = 0;
    const http::Request request;
    AnswerText answer(request);
    const SegmentContext context{MediaUrls::path_only(), {}, [&](const story::Segment&) {
                                     ++looks;
                                     return true;
                                 }};
    const auto characters = write_segments(
        services_, segment.project_id, context, [](const auto&) { return std::string(); }, answer);
    EXPECT_EQ(characters, 3);
    EXPECT_NE(answer.take().find(R"("stale":["file"])"), std::string::npos);
    EXPECT_EQ(looks, 1);
}

TEST_F(SegmentsTextTest, IsWrittenAnewWhenAFileWasWronglyCalledMissing) {
    const auto segment = add_segment("one");
    narrate(segment);
    bool is_there = false;
    const narration::LacksFile lacks_file([&](const story::Segment&) { return !is_there; },
                                          [&] { return !std::exchange(is_there, true); });
    const http::Request request;
    AnswerText answer(request);
    const SegmentContext context{MediaUrls::path_only(), {}, lacks_file};
    const auto characters = write_segments(
        services_, segment.project_id, context, [](const auto&) { return std::string(); }, answer);
    EXPECT_EQ(characters, 0);
    const auto text = answer.take();
    EXPECT_NE(text.find(R"("stale":[])"), std::string::npos) << text;
    EXPECT_EQ(text.find(R"("stale":["file"])"), std::string::npos);
}

TEST_F(SegmentsTextTest, IsRefusedForNowWithoutMemoryForIt) {
    const auto project = project_of(100, std::string(1'000, 'a'));
    const auto detail = "/api/projects/" + project + "/";
    const auto list = "/api/segments/?project=" + project;
    expect_refused_for_now(send_within(100'000, http::Method::get, detail));
    expect_refused_for_now(send_within(100'000, http::Method::get, list));
    EXPECT_EQ(send_within(250'000, http::Method::get, detail).status, 200);
    EXPECT_EQ(send_within(250'000, http::Method::get, list).status, 200);
}

TEST_F(SegmentsTextTest, TakesMemoryForOneHugeSegmentToo) {
    const auto project = project_of(1, std::string(100'000, '\x01'));  // six characters each in JSON
    expect_refused_for_now(send_within(600'000, http::Method::get, "/api/projects/" + project + "/"));
    EXPECT_EQ(send_within(2'000'000, http::Method::get, "/api/projects/" + project + "/").status, 200);
}

TEST_F(SegmentsTextTest, ABatchOfALargeProjectNeedsMemoryToo) {
    const auto project = project_of(100, std::string(100, 'a'));
    const auto path = "/api/projects/" + project + "/generate-all-audio/";
    expect_refused_for_now(send_within(10'000, http::Method::post, path));
    hold_engine();
    EXPECT_EQ(send_within(200'000, http::Method::post, path).status, 202);
}

TEST_F(SegmentsTextTest, ALargeBodyNeedsMemoryForItsValues) {
    const std::string body = R"({"format":"text","raw_text":"Text: )" + std::string(100'000, 'a') + R"("})";
    const auto project = project_of(1, "x");
    const auto path = "/api/projects/" + project + "/import-segments/";
    expect_refused_for_now(send_within(300'000, http::Method::post, path, body));
    EXPECT_EQ(support::segments_of(room_.segments, project).size(), 1U);
    EXPECT_EQ(send_within(2'000'000, http::Method::post, path, body).status, 201);
}

TEST_F(SegmentsTextTest, AnImportWithoutMemoryForItsAnswerStoresNothing) {
    const std::string body =
        R"({"format":"text","title":"T","raw_text":"Text: )" + std::string(100'000, 'a') + R"("})";
    const auto project = project_of(1, "x");
    const auto projects = room_.projects.list({}, 0, 1).count;
    const auto add = "/api/projects/" + project + "/import-segments/";
    for (const auto too_little : {50'000U, 105'000U, 300'000U}) {
        expect_refused_for_now(send_with_memory_for_answer(too_little, add, body));
        expect_refused_for_now(send_with_memory_for_answer(too_little, "/api/projects/import/", body));
    }
    EXPECT_EQ(support::segments_of(room_.segments, project).size(), 1U);
    EXPECT_EQ(room_.projects.list({}, 0, 1).count, projects);
    EXPECT_EQ(send_with_memory_for_answer(1'000'000, add, body).status, 201);
    EXPECT_EQ(send_with_memory_for_answer(1'000'000, "/api/projects/import/", body).status, 201);
}

TEST_F(SegmentsTextTest, AnImportMeasuresWhatItsProjectHoldsAlready) {
    const auto project = project_of(1, std::string(100'000, '\x01'));  // six characters each in JSON
    const auto add = "/api/projects/" + project + "/import-segments/";
    const std::string body = R"({"format":"text","raw_text":"Text: a"})";
    expect_refused_for_now(send_with_memory_for_answer(590'000, add, body));
    EXPECT_EQ(support::segments_of(room_.segments, project).size(), 1U);
    EXPECT_EQ(send_with_memory_for_answer(2'000'000, add, body).status, 201);
}

TEST_F(SegmentsTextTest, AProjectThatIsFullIsToldWithFieldAndLimit) {
    const auto project = project_of(6, std::string(8'000'000, 'a'));
    const auto body = [&](const std::string& rest) {
        return R"({"project":")" + project + "\"" + rest + "}";
    };
    const std::string more(2'100'000, 'b');
    const auto response = post("/api/segments/", body(R"(,"text_content":")" + more + "\""));
    EXPECT_EQ(response.status, 413);
    EXPECT_EQ(
        response.text(),
        R"({"detail":"text_content: the texts, picture prompts and chapter titles of a project together may hold at )"
        R"(most 50000000 bytes (50 MB); this would make it 50100000."})");
    EXPECT_EQ(post("/api/segments/", body(R"(,"text_content":"fits")")).status, 201);
}

}  // namespace storyflow::api
