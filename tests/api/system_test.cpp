#include "api/system.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class SystemTest : public ApiTest {
  protected:
    Json system_of(const SystemFacts& facts) {
        auto services = services_;
        services.system = facts;
        Api api(services, http::AccessPolicy({}));
        return object(api.handle(request_for(http::Method::get, "/api/system/")));
    }
};

TEST_F(SystemTest, SaysWhatRunsHere) {
    const auto json = system_of({.database = "postgresql", .workers = 3, .examine = {}});
    EXPECT_THAT(keys(json), testing::ElementsAre("version", "database", "workers", "engines", "findings"));
    EXPECT_EQ(json.at("version"), object(get("/healthz")).at("version"));
    EXPECT_EQ(json.at("database"), "postgresql");
    EXPECT_EQ(json.at("workers"), 3);
    EXPECT_TRUE(json.at("findings").as_array().empty());
}

TEST_F(SystemTest, SaysOfEachEngineWhetherItSpeaksAndWhetherItIsChosen) {
    kokoro_.available = false;
    patch("/api/settings/", R"({"tts_engine":"espeak"})");
    EXPECT_EQ(
        boost::json::serialize(object(get("/api/system/")).at("engines")),
        R"([{"name":"kokoro","available":false,"reason":"The tone engine was switched off.","chosen":false},)"
        R"({"name":"espeak","available":true,"reason":null,"chosen":true}])");
}

TEST_F(SystemTest, PassesOnWhatWasFound) {
    const auto json = system_of({.examine = [] {
        return std::vector<Finding>{{Finding::Verdict::good, true, "data folder", "/data, 9.0 GiB free"},
                                    {Finding::Verdict::missing, false, "Kokoro voice", "no model"},
                                    {Finding::Verdict::broken, true, "database", "is none"}};
    }});
    EXPECT_EQ(
        boost::json::serialize(json.at("findings")),
        R"([{"verdict":"good","needed":true,"subject":"data folder","explanation":"/data, 9.0 GiB free"},)"
        R"({"verdict":"missing","needed":false,"subject":"Kokoro voice","explanation":"no model"},)"
        R"({"verdict":"broken","needed":true,"subject":"database","explanation":"is none"}])");
}

}  // namespace storyflow::api
