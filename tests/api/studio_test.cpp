#include "api/studio.hpp"

#include <array>
#include <memory>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using testing::HasSubstr;
using testing::Not;

/// The files of tests/data/studio, embedded as the build embeds the studio.
std::span<const StudioFile> made_up_studio();

namespace {

constexpr std::array<StudioFile, 4> few_files{{
    {"index.html", "<p>Studio</p>", "zipped page", "brotli page", "1a"},
    {"assets/index-4f2a.js", "script();", "zipped script", {}, "2b"},
    {"assets/fonts/serif.woff2", "letters", {}, {}, "3c"},
    {"favicon.svg", "<svg/>", {}, {}, "4d"},
}};

class StudioTest : public ApiTest {
  protected:
    http::Response ask(std::string_view target, const http::Headers& headers = {}) {
        auto services = services_;
        services.options.studio = files;
        http::AccessPolicyOptions policy;
        if (key) policy.keys = std::make_shared<http::KeyRing>(std::vector{http::default_key(*key)});
        Api api(services, http::AccessPolicy(policy));
        auto request = request_for(http::Method::get, target);
        for (const auto& [name, value] : headers.all())
            request.headers.set(name, value);
        return api.handle(std::move(request));
    }
    static http::Headers header(std::string_view name, std::string value) {
        http::Headers headers;
        headers.set(name, std::move(value));
        return headers;
    }

    std::span<const StudioFile> files = few_files;
    std::optional<std::string> key;
};

}  // namespace

TEST_F(StudioTest, IsTheSamePageWhereverItIsOpened) {
    for (const auto* target : {"/", "/settings", "/settings/", "/films", "/projects/1/film",
                               "/projects/0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10",
                               "/projects/0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10/?segment=3"}) {
        const auto response = ask(target);
        EXPECT_EQ(response.status, 200) << target;
        EXPECT_EQ(response.text(), "<p>Studio</p>");
        EXPECT_EQ(response.headers.find("Content-Type"), "text/html; charset=utf-8");
        EXPECT_EQ(response.headers.find("Cache-Control"), "no-cache");
    }
    EXPECT_EQ(ask("/projects/").status, 404);
    EXPECT_EQ(ask("/index.html").status, 404);
}

TEST_F(StudioTest, LetsItsPageReachNothingForeign) {
    const auto policy = std::string(*ask("/").headers.find("Content-Security-Policy"));
    EXPECT_THAT(policy, HasSubstr("default-src 'none'; script-src 'self'; style-src 'self';"));
    EXPECT_THAT(policy, HasSubstr("media-src 'self' blob:; connect-src 'self';"));
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
}

TEST_F(StudioTest, ServesItsAssetsToBeKeptForEver) {
    const auto script = ask("/assets/index-4f2a.js");
    EXPECT_EQ(script.status, 200);
    EXPECT_EQ(script.text(), "script();");
    EXPECT_EQ(script.headers.find("Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(script.headers.find("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(ask("/assets/fonts/serif.woff2").text(), "letters");
}

TEST_F(StudioTest, ServesItsIcon) {
    const auto icon = ask("/favicon.svg");
    EXPECT_EQ(icon.text(), "<svg/>");
    EXPECT_EQ(icon.headers.find("Content-Type"), "image/svg+xml");
    EXPECT_EQ(icon.headers.find("Cache-Control"), "no-cache");
}

TEST_F(StudioTest, SendsTheCompressedFormToThoseWhoTakeIt) {
    const auto zipped = ask("/", header("Accept-Encoding", "gzip, deflate"));
    EXPECT_EQ(zipped.text(), "zipped page");
    EXPECT_EQ(zipped.headers.find("Content-Encoding"), "gzip");
    EXPECT_EQ(zipped.headers.find("Vary"), "Accept-Encoding, origin");
    EXPECT_EQ(zipped.headers.find("Content-Type"), "text/html; charset=utf-8");

    const auto plain = ask("/");
    EXPECT_EQ(plain.headers.find("Content-Encoding"), std::nullopt);
    EXPECT_EQ(plain.headers.find("Vary"), "Accept-Encoding, origin");
    EXPECT_NE(plain.headers.find("ETag"), zipped.headers.find("ETag"));
}

TEST_F(StudioTest, PrefersBrotliWhereTheBuildMadeIt) {
    const auto page = ask("/", header("Accept-Encoding", "gzip, br"));
    EXPECT_EQ(page.text(), "brotli page");
    EXPECT_EQ(page.headers.find("Content-Encoding"), "br");
    EXPECT_EQ(page.headers.find("ETag"), "\"1a-br\"");
    const auto script = ask("/assets/index-4f2a.js", header("Accept-Encoding", "gzip, br"));
    EXPECT_EQ(script.text(), "zipped script");
    EXPECT_EQ(script.headers.find("Content-Encoding"), "gzip");
}

TEST_F(StudioTest, SendsAFileThatDoesNotCompressAsItIs) {
    const auto font = ask("/assets/fonts/serif.woff2", header("Accept-Encoding", "gzip"));
    EXPECT_EQ(font.text(), "letters");
    EXPECT_EQ(font.headers.find("Content-Encoding"), std::nullopt);
}

TEST_F(StudioTest, SendsNothingToAClientThatHasTheFile) {
    for (const auto* target : {"/", "/assets/index-4f2a.js", "/favicon.svg"}) {
        const auto tag = std::string(*ask(target).headers.find("ETag"));
        const auto again = ask(target, header("If-None-Match", tag));
        EXPECT_EQ(again.status, 304) << target;
        EXPECT_EQ(again.text(), "");
        EXPECT_EQ(again.headers.find("ETag"), tag);
        EXPECT_TRUE(again.headers.find("Cache-Control"));
        EXPECT_EQ(ask(target, header("If-None-Match", "\"older\"")).status, 200);
    }
}

TEST_F(StudioTest, HasOnlyItsOwnFiles) {
    for (const auto* target : {"/assets/", "/assets/index-0000.js", "/assets/../index.html",
                               "/assets/%2e%2e/favicon.svg", "/assets/fonts", "/robots.txt"}) {
        const auto response = ask(target);
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_EQ(response.text(), R"({"detail":"Not found."})");
    }
}

TEST_F(StudioTest, IsShownWithoutTheKeyThatItsRequestsNeed) {
    key = "secret";
    for (const auto* target : {"/", "/settings", "/films", "/projects/1", "/projects/1/film",
                               "/assets/index-4f2a.js", "/favicon.svg"}) {
        EXPECT_EQ(ask(target).status, 200) << target;
    }
    for (const auto* target : {"/api/projects/", "/api/", "/media/projects/a.wav", "/openapi.yaml",
                               "/%61pi/projects/", "//api/projects/", "/projects", "/assets"}) {
        EXPECT_EQ(ask(target).status, 401) << target;
    }
}

TEST_F(StudioTest, IsRefusedUnderAForeignName) {
    EXPECT_EQ(ask("/", header("Host", "evil.example")).status, 400);
}

TEST_F(StudioTest, SaysHowToBuildItWhereItIsNotThere) {
    files = {};
    for (const auto* target : {"/", "/settings", "/films", "/projects/1", "/projects/1/film",
                               "/assets/index-4f2a.js", "/favicon.svg"}) {
        const auto response = ask(target);
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_THAT(text(object(response), "detail"), HasSubstr("script/build"));
    }
}

TEST_F(StudioTest, OfTheBuildIsWhatLiesInTheFolder) {
    files = made_up_studio();
    const auto page = ask("/");
    EXPECT_THAT(page.text(), HasSubstr("<title>A made-up studio</title>"));
    EXPECT_THAT(page.text(), testing::EndsWith("</html>\n"));
    const auto script = ask("/assets/index-0a1b2c3d.js").text();
    EXPECT_THAT(script, testing::StartsWith("console.log(\"line 0 "));
    EXPECT_THAT(script, testing::EndsWith("line 39 of a script that compresses well\");\n"));
}

TEST_F(StudioTest, OfTheBuildIsCompressedWhereThatSavesSomething) {
    files = made_up_studio();
    const auto plain = ask("/assets/index-0a1b2c3d.js");
    const auto zipped = ask("/assets/index-0a1b2c3d.js", header("Accept-Encoding", "gzip"));
    EXPECT_EQ(zipped.headers.find("Content-Encoding"), "gzip");
    EXPECT_THAT(zipped.text(), testing::StartsWith("\x1F\x8B"));
    EXPECT_LT(zipped.text().size(), plain.text().size() / 2);
    EXPECT_EQ(ask("/assets/tiny.txt", header("Accept-Encoding", "gzip")).text(), "x");
}

TEST_F(StudioTest, OfTheBuildHasNoSourceMapsAndAVersionForEachFile) {
    files = made_up_studio();
    EXPECT_EQ(ask("/assets/index-0a1b2c3d.js.map").status, 404);
    ASSERT_EQ(files.size(), 3U);
    EXPECT_NE(files[0].version, files[1].version);
}

}  // namespace storyflow::api
