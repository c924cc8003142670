#include "exports/m4b.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/exports/installed_program.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::exports {
namespace {

M4bOptions options() {
    return {.ffmpeg = installed("ffmpeg"),
            .metadata = {.title = "Pride; or #1 = \"Prejudice\"", .author = "J. Austen\\A", .language = "en"},
            .chapters = {{"Chapter 1", 0, 24'001}, {"Two\nlines", 24'001, 71'999}, {"3", 71'999, 120'000}}};
}

void write(const std::filesystem::path& file, const M4bOptions& options, std::size_t samples) {
    M4bWriter writer(file, options);
    std::vector<float> block(5'000);
    for (std::size_t at = 0; at < samples; at += block.size()) {
        block.resize(std::min(block.size(), samples - at));
        for (std::size_t i = 0; i < block.size(); ++i)
            block[i] = 0.5F * std::sin(0.06F * static_cast<float>(at + i));
        writer.write(block, {});
    }
    writer.finish({});
}

class M4b : public testing::Test {
  protected:
    void SetUp() override {
        if (installed("ffmpeg").empty() || installed("ffprobe").empty())
            GTEST_SKIP() << "ffmpeg is not installed";
    }
    [[nodiscard]] boost::json::value probe() const {
        const auto end = run_installed("ffprobe", {"-v", "error", "-show_chapters", "-show_format",
                                                   "-show_streams", "-of", "json", file_.string()});
        return boost::json::parse(end.output);
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "book.m4b";
};

}  // namespace

TEST_F(M4b, HasItsChaptersAtTheirSamples) {
    write(file_, options(), 120'000);
    const auto book = probe();
    const auto& chapters = book.at("chapters").as_array();
    ASSERT_EQ(chapters.size(), 3U);
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        EXPECT_EQ(chapters[i].at("time_base"), "1/24000");
        EXPECT_EQ(chapters[i].at("start").as_int64(), static_cast<std::int64_t>(options().chapters[i].begin));
        EXPECT_EQ(chapters[i].at("end").as_int64(), static_cast<std::int64_t>(options().chapters[i].end));
    }
    EXPECT_EQ(chapters[0].at("tags").at("title"), "Chapter 1");
    EXPECT_EQ(book.at("format").at("tags").at("title").as_string(), options().metadata.title.c_str());
    EXPECT_EQ(book.at("format").at("tags").at("artist").as_string(), options().metadata.author.c_str());
    EXPECT_EQ(book.at("streams").at(0).at("codec_name"), "aac");
    EXPECT_EQ(book.at("streams").at(0).at("sample_rate"), "24000");
    EXPECT_NEAR(std::stod(std::string(book.at("format").at("duration").as_string())), 5.0, 0.001);
    EXPECT_FALSE(std::filesystem::exists(file_.string() + ".metadata"));
}

TEST_F(M4b, ShowsItsCover) {
    auto with_cover = options();
    with_cover.metadata.cover = directory_.path() / "cover.png";
    const auto drawn =
        run_installed("ffmpeg", {"-v", "error", "-f", "lavfi", "-i", "color=red:size=64x64:d=0.04",
                                 "-frames:v", "1", with_cover.metadata.cover->string()});
    ASSERT_EQ(drawn.status, 0) << drawn.said;
    write(file_, with_cover, 24'000);
    const auto book = probe();
    const auto& streams = book.at("streams").as_array();
    const auto is_cover = [](const boost::json::value& stream) {
        return stream.at("codec_type") == "video" && stream.at("disposition").at("attached_pic") == 1;
    };
    EXPECT_EQ(std::ranges::count_if(streams, is_cover), 1);
}

TEST_F(M4b, SaysWhatFfmpegComplainedAbout) {
    auto broken = options();
    broken.metadata.cover = directory_.path() / "cover.png";
    base::write_file(*broken.metadata.cover, "this is no image");
    try {
        write(file_, broken, 4'800'000);
        FAIL() << "it was written";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("ffmpeg could not write the audiobook"));
    }
}

TEST(M4bWithoutFfmpeg, SaysWhatIsMissing) {
    const support::TemporaryDirectory directory;
    try {
        const M4bWriter writer(directory.path() / "book.m4b", {});
        FAIL() << "it was opened";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("ffmpeg, which is not installed"));
    }
    EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

TEST(FfmpegMetadata, EscapesWhatHasAMeaning) {
    EXPECT_EQ(
        ffmpeg_metadata({.ffmpeg = {}, .metadata = {.title = "a=b;c#d\\e\nf"}, .chapters = {{"x", 1, 2}}}),
        ";FFMETADATA1\ntitle=a\\=b\\;c\\#d\\\\e\\\nf\nalbum=a\\=b\\;c\\#d\\\\e\\\nf\ngenre=Audiobook\n"
        "[CHAPTER]\nTIMEBASE=1/24000\nSTART=1\nEND=2\ntitle=x\n");
}

}  // namespace storyflow::exports
