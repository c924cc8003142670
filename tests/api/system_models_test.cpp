#include "api/system_models.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class SystemModelsTest : public ApiTest {
  protected:
    http::Response ask(http::Method method) {
        auto services = services_;
        services.system.voices = {.state = [this] { return files_; },
                                  .start = [this] { files_.phase = VoiceFiles::Phase::running; },
                                  .stop = [this] { files_.phase = VoiceFiles::Phase::idle; }};
        Api api(services, http::AccessPolicy({}));
        return api.handle(request_for(method, "/api/system/models/"));
    }

    VoiceFiles files_{.missing = 327'000'000};
};

TEST_F(SystemModelsTest, SayWhatIsMissing) {
    const auto response = ask(http::Method::get);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), R"({"phase":"idle","missing":327000000,"received":0,"total":0,"fault":null})");
}

TEST_F(SystemModelsTest, AreFetchedAndTheFetchCanBeStopped) {
    const auto started = ask(http::Method::post);
    EXPECT_EQ(started.status, 202);
    EXPECT_EQ(object(started).at("phase"), "running");
    const auto stopped = ask(http::Method::del);
    EXPECT_EQ(stopped.status, 200);
    EXPECT_EQ(object(stopped).at("phase"), "idle");
}

TEST_F(SystemModelsTest, SayWhyAFetchFailed) {
    files_ = {.phase = VoiceFiles::Phase::failed, .received = 5, .total = 10, .fault = "No network."};
    EXPECT_EQ(ask(http::Method::get).text(),
              R"({"phase":"failed","missing":0,"received":5,"total":10,"fault":"No network."})");
}

TEST_F(SystemModelsTest, AreNotFetchedByAServerThatCannot) {
    EXPECT_EQ(post("/api/system/models/").status, 404);
}

}  // namespace storyflow::api
