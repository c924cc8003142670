#include "api/music_upload.hpp"

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>

#include "base/child_program.hpp"
#include "base/file.hpp"
#include "tests/api/api_fixture.hpp"
#include "tests/api/upload.hpp"

namespace storyflow::api {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

void append(std::string& bytes, std::uint32_t number, int size) {
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
}

/// A WAV file: 16-bit mono at 24 kHz.
std::string tone(double seconds) {
    constexpr std::uint32_t rate = 24'000;
    const auto samples = static_cast<std::uint32_t>(seconds * rate);
    std::string wav = "RIFF";
    append(wav, 36 + 2 * samples, 4);
    wav += "WAVEfmt ";
    append(wav, 16, 4);
    append(wav, 1, 2);  // PCM
    append(wav, 1, 2);  // channels
    append(wav, rate, 4);
    append(wav, 2 * rate, 4);
    append(wav, 2, 2);
    append(wav, 16, 2);
    wav += "data";
    append(wav, 2 * samples, 4);
    for (std::uint32_t i = 0; i < samples; ++i)
        append(wav, static_cast<std::uint16_t>(std::lround(9'000 * std::sin(0.02 * i))), 2);
    return wav;
}

}  // namespace

class MusicUploadTest : public ApiTest {
  protected:
    /// ffmpeg reads the music; skips without it.
    void SetUp() override {
        ApiTest::SetUp();
        auto services = services_;
        services.options.ffmpeg = base::find_program("ffmpeg", "/usr/bin:/usr/local/bin:/bin");
        if (services.options.ffmpeg.empty()) GTEST_SKIP() << "there is no ffmpeg";
        services_with_ffmpeg_ = std::make_unique<Services>(services);
        with_ffmpeg_ = std::make_unique<Api>(*services_with_ffmpeg_, http::AccessPolicy({}));
    }
    http::Response upload(const std::string& file_name, const std::string& bytes = tone(1.0),
                          const std::string& field = "file") {
        return with_ffmpeg_->handle(upload_request("/api/settings/music/", field, file_name, bytes));
    }
    void expect_refused(const http::Response& response, const std::string& details) {
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(text(object(response), "error"), "Invalid music file");
        EXPECT_THAT(text(object(response), "details"), HasSubstr(details));
        EXPECT_THAT(room_.media_files(), IsEmpty());
        EXPECT_TRUE(object(get("/api/settings/")).at("music_file").is_null());
    }

    std::unique_ptr<Services> services_with_ffmpeg_;
    std::unique_ptr<Api> with_ffmpeg_;
};

TEST_F(MusicUploadTest, AnswersWithAllSettingsAndSwitchesMusicOn) {
    const auto response = upload("My Song.wav");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), get("/api/settings/").text());
    EXPECT_EQ(object(response).at("music_file"), "/media/music/My_Song.wav");
    EXPECT_EQ(object(response).at("music_enabled"), true);
    const auto file = get("/media/music/My_Song.wav");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.content_length(), tone(1.0).size());
}

TEST_F(MusicUploadTest, ReplacesThePreviousMusic) {
    upload("a.wav");
    upload("b.wav");
    EXPECT_THAT(room_.media_files(), ElementsAre("music/b.wav"));
    upload("b.wav", tone(0.5));
    EXPECT_THAT(room_.media_files(), ElementsAre("music/b.wav"));
    EXPECT_EQ(get("/media/music/b.wav").content_length(), tone(0.5).size());
}

TEST_F(MusicUploadTest, RefusesWhatCannotBePlayed) {
    expect_refused(upload("a.exe"), "Only .aac, .flac, .m4a, .mp3, .ogg, .opus and .wav files");
    expect_refused(upload("a.mp3", ""), "It is no sound in one of these formats");
    expect_refused(upload("a.mp3", "Once upon a time."), "It is no sound in one of these formats");
    expect_refused(upload("a.wav", tone(0.09)), "It is shorter than a tenth of a second.");
}

TEST_F(MusicUploadTest, DoesNotFollowAListToOtherFiles) {
    const auto other = room_.directory.path() / "other.wav";
    base::replace_file(other, tone(1.0));
    expect_refused(upload("a.mp3", "ffconcat version 1.0\nfile " + other.string() + "\n"), "no sound");
    expect_refused(upload("a.mp3", "#EXTM3U\n#EXTINF:1,\nfile://" + other.string() + "\n"), "no sound");
}

TEST_F(MusicUploadTest, SaysTheLimitOfTheSize) {
    const auto response = upload("a.wav", std::string(50UL * 1024 * 1024 + 1, '\0'));
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(object(response).at("error"), "File too large");
    EXPECT_THAT(text(object(response), "details"), HasSubstr("must be under 50 MB. Got: 50."));
}

TEST_F(MusicUploadTest, NeedsTheFieldAndTheProgram) {
    EXPECT_EQ(upload("a.wav", tone(1.0), "music").text(), R"({"error":"No file provided."})");
    const auto response = api_.handle(upload_request("/api/settings/music/", "file", "a.wav", tone(1.0)));
    EXPECT_EQ(response.status, 503);
    EXPECT_THAT(text(object(response), "error"), HasSubstr("There is no program ffmpeg"));
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(MusicUploadTest, IsDeletedWithItsFile) {
    upload("a.wav");
    EXPECT_EQ(del("/api/settings/music/").status, 204);
    EXPECT_THAT(room_.media_files(), IsEmpty());
    const auto settings = object(get("/api/settings/"));
    EXPECT_TRUE(settings.at("music_file").is_null());
    EXPECT_EQ(settings.at("music_enabled"), false);
    const auto again = del("/api/settings/music/");
    EXPECT_EQ(again.status, 404);
    EXPECT_EQ(again.text(), R"({"error":"There is no music."})");
}

}  // namespace storyflow::api
