#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/child_program.hpp"
#include "base/file.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/environment_variable.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/small_disk.hpp"

namespace storyflow::e2e {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A PNG file of one red pixel.
constexpr char one_pixel[] =
    "\211PNG\015\012\032\012\000\000\000\015IHDR\000\000\000\001\000\000\000\001\010\002"
    "\000\000\000\220wS\336\000\000\000\014IDATx\332c\370\317\300\000\000\003\001\001\000"
    "\367\003AC\000\000\000\000IEND\256B\140\202";

constexpr std::chrono::seconds patience{120};

/// The real server makes films with the real ffmpeg; skips without it.
class FilmServer : public StoryService {
  protected:
    void SetUp() override {
        ffprobe_ = base::find_program("ffprobe", "/usr/bin:/usr/local/bin:/bin");
        if (ffprobe_.empty()) GTEST_SKIP() << "there is no ffmpeg";
    }

    /// A story that is narrated and has pictures; its film is small.
    static std::string complete_story(const support::ServerProcess& server, std::size_t sentences_of_it) {
        ApiClient api(server);
        api.raw("PATCH", "/api/settings/",
                R"({"render_width": 720, "render_height": 720, "render_fps": 24})");
        const auto project = api.import_story(sentences(sentences_of_it));
        EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");
        for (const auto& segment : api.segments(project))
            upload_picture(server, text_of(segment.as_object(), "id"));
        return project;
    }
    static void upload_picture(const support::ServerProcess& server, const std::string& segment) {
        const std::string body =
            "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
            "Content-Type: image/png\r\n\r\n" +
            std::string(one_pixel, sizeof one_pixel - 1) + "\r\n--x--\r\n";
        support::HttpClient http("127.0.0.1", server.port());
        const auto reply = http.request("POST", "/api/segments/" + segment + "/upload-image/",
                                        {{"Content-Type", "multipart/form-data; boundary=x"}}, body);
        EXPECT_EQ(reply.status, 200) << reply.body;
    }
    static boost::json::object status_of(ApiClient& api, const std::string& project) {
        return api.get("/api/projects/" + project + "/status/").as_object();
    }
    static std::int64_t percentage_in(const boost::json::object& status) {
        const auto& progress = status.at("progress");
        return progress.is_null() ? 0 : progress.at("percentage").as_int64();
    }
    /// Waits until the render is so far, or has ended; returns the state.
    static std::string wait_for(ApiClient& api, const std::string& project, std::int64_t percentage) {
        boost::json::object status;
        EXPECT_TRUE(support::eventually(
            [&] {
                status = status_of(api, project);
                return text_of(status, "status") != "PROCESSING" ||
                       (!status.at("progress").is_null() && percentage_in(status) >= percentage);
            },
            patience))
            << boost::json::serialize(status);
        return text_of(status, "status");
    }
    /// Waits for the end; checks that the progress only grows.
    static std::string wait_for_end(ApiClient& api, const std::string& project) {
        std::int64_t seen = 0;
        boost::json::object status;
        EXPECT_TRUE(support::eventually(
            [&] {
                status = status_of(api, project);
                EXPECT_GE(percentage_in(status), seen);
                seen = percentage_in(status);
                return text_of(status, "status") != "PROCESSING";
            },
            patience));
        return text_of(status, "status");
    }

    /// The file of a segment's picture on the disk.
    [[nodiscard]] fs::path picture_of_segment(ApiClient& api, const std::string& project,
                                              std::size_t place) const {
        const auto segments = api.segments(project);
        const auto address = text_of(segments.at(place).as_object(), "image_file");
        return media() / address.substr(address.find("/projects/") + 1);
    }
    /// Why the task's item waits to be tried again.
    static std::string wait_for_delay(ApiClient& api, const std::string& task) {
        std::string reason;
        EXPECT_TRUE(support::eventually(
            [&] {
                const auto items = api.get("/api/tasks/" + task + "/items/").at("results").as_array();
                if (!items.empty() && items[0].at("state") == "DELAYED")
                    reason = text_of(items[0].as_object(), "error");
                return !reason.empty();
            },
            patience));
        return reason;
    }
    static int used_mebibytes(const fs::path& disk) {
        const auto space = fs::space(disk);
        return static_cast<int>((space.capacity - space.available) >> 20U);
    }
    /// Writes until the disk is full.
    static void fill(const fs::path& file) {
        std::ofstream filler(file, std::ios::binary);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }

    std::string probe(const fs::path& film, const std::string& entries,
                      const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"-v", "error", "-show_entries", entries, "-of", "default=nw=1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.push_back(film.string());
        base::ChildProgram program({ffprobe_, arguments}, {.output = 1 << 20});
        return program.finish({}).output;
    }
    /// The frames that a film of the project has: its joined narration and a pause behind it, at 24 a second.
    static std::int64_t expected_frames(const support::ServerProcess& server, const std::string& project) {
        support::HttpClient http("127.0.0.1", server.port());
        const auto sound = http.get("/api/projects/" + project + "/narration/");
        const double seconds = static_cast<double>(sound.body.size() - 44) / 48'000.0 + 0.3;
        return std::llround(seconds * 24.0);
    }
    /// The one file in the project's folder of films.
    [[nodiscard]] fs::path only_film(const std::string& project) const {
        fs::path film;
        std::size_t entries = 0;
        for (const auto& entry : fs::directory_iterator(media() / "projects" / project / "output")) {
            film = entry.path();
            ++entries;
        }
        EXPECT_EQ(entries, 1U) << "one film and nothing else";
        return film;
    }
    void expect_whole(const fs::path& film, std::int64_t frames) const {
        const auto video = probe(film, "stream=width,height,r_frame_rate,nb_read_frames",
                                 {"-select_streams", "v", "-count_frames"});
        EXPECT_THAT(video, HasSubstr("width=720\nheight=720\nr_frame_rate=24/1"));
        EXPECT_THAT(video, HasSubstr("nb_read_frames=" + std::to_string(frames)));
        const auto bytes = base::read_file(film, 100'000'000);
        EXPECT_LT(bytes.find("moov"), bytes.find("mdat")) << "the index stands in front";
    }

    fs::path ffprobe_;
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, FilmServer, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(FilmServer, MakesAFilmShowsItInTheGalleryAndRemovesItWithItsProject) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = complete_story(*server, 2);
    const auto accepted = api.post("/api/projects/" + project + "/render/").as_object();
    EXPECT_EQ(text_of(accepted, "task_id"), "render_" + project);
    ASSERT_EQ(wait_for_end(api, project), "COMPLETED");
    const auto film = only_film(project);
    expect_whole(film, expected_frames(*server, project));

    const auto gallery = api.get("/api/gallery/").as_array();
    ASSERT_EQ(gallery.size(), 1U);
    EXPECT_EQ(gallery[0].at("resolution_width"), 720);
    EXPECT_EQ(gallery[0].at("framerate"), 24);
    EXPECT_EQ(gallery[0].at("file_size").to_number<std::uintmax_t>(), fs::file_size(film));
    support::HttpClient http("127.0.0.1", server->port());
    const auto part = http.get(text_of(gallery[0].as_object(), "stream_url"), {{"Range", "bytes=4-7"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "ftyp");
    const auto status = status_of(api, project);
    EXPECT_EQ(http.get(text_of(status, "output_url")).body.size(), fs::file_size(film));
    const auto frame = http.get("/api/projects/" + project + "/frame/?t=0.5");
    EXPECT_EQ(frame.status, 200);
    EXPECT_EQ(frame.header("Content-Type"), "image/jpeg");

    EXPECT_EQ(api.raw("DELETE", "/api/projects/" + project + "/").status, 204);
    EXPECT_TRUE(api.get("/api/gallery/").as_array().empty());
    EXPECT_TRUE(support::eventually([&] { return !fs::exists(media() / "projects" / project); }));
}

TEST_P(FilmServer, ARenderThatIsKilledAtSeveralMomentsEndsAsOneWholeFilm) {
    std::string project;
    std::int64_t frames = 0;
    int kills = 0;
    for (const std::int64_t percentage : {-1, 0, 30, 60, 90}) {
        const auto server = start();
        ApiClient api(*server);
        if (project.empty()) {
            project = complete_story(*server, 8);
            frames = expected_frames(*server, project);
            api.post("/api/projects/" + project + "/render/");
        }
        if (percentage >= 0 && wait_for(api, project, percentage) != "PROCESSING") break;
        server->kill_hard();
        ++kills;
    }
    EXPECT_GE(kills, 3) << "the kills came too late to prove anything";
    const auto server = start();
    ApiClient api(*server);
    ASSERT_EQ(wait_for_end(api, project), "COMPLETED");
    expect_whole(only_film(project), frames);
    EXPECT_TRUE(!fs::exists(media() / "incoming") || fs::is_empty(media() / "incoming"));
    EXPECT_EQ(api.get("/api/gallery/").as_array().size(), 1U);
}

TEST_P(FilmServer, ARenderThatIsKilledAtRandomMomentsEndsAsOneWholeFilm) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::string project;
    std::int64_t frames = 0;
    constexpr int kills = 6;
    for (int kill = 0; kill < kills; ++kill) {
        const auto server = start();
        ApiClient api(*server);
        if (project.empty()) {
            project = complete_story(*server, 8);
            frames = expected_frames(*server, project);
        }
        // Also a film that is whole already is rendered anew, so that every kill finds a render.
        if (text_of(status_of(api, project), "status") != "PROCESSING")
            api.post("/api/projects/" + project + "/render/");
        const auto percentage = std::uniform_int_distribution<std::int64_t>(0, 99)(random);
        wait_for(api, project, percentage);
        server->kill_hard();
    }
    const auto server = start();
    ApiClient api(*server);
    ASSERT_EQ(wait_for_end(api, project), "COMPLETED");
    expect_whole(only_film(project), frames);
    EXPECT_TRUE(!fs::exists(media() / "incoming") || fs::is_empty(media() / "incoming"));
    EXPECT_EQ(api.get("/api/gallery/").as_array().size(), 1U);
}

TEST_P(FilmServer, ABrokenPictureFailsTheRenderByTheNumberOfItsSegmentAndTheEarlierFilmStays) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = complete_story(*server, 3);
    api.post("/api/projects/" + project + "/render/");
    ASSERT_EQ(wait_for_end(api, project), "COMPLETED");
    const auto film = only_film(project);
    const auto before = base::read_file(film, 100'000'000);

    // Half of a picture, as after a copy that was interrupted: its head is fine.
    support::HttpClient http("127.0.0.1", server->port());
    const auto jpeg = http.get("/api/projects/" + project + "/frame/?t=0").body;
    base::replace_file(picture_of_segment(api, project, 1), jpeg.substr(0, jpeg.size() / 2));
    api.post("/api/projects/" + project + "/render/");
    ASSERT_EQ(wait_for_end(api, project), "FAILED");
    EXPECT_THAT(text_of(status_of(api, project), "error"), testing::StartsWith("Segment 2"));
    EXPECT_EQ(only_film(project), film);
    EXPECT_EQ(base::read_file(film, 100'000'000), before);
    EXPECT_EQ(api.get("/api/gallery/").as_array().size(), 1U);
    const auto frame = http.get("/api/projects/" + project + "/frame/?t=3");
    EXPECT_THAT(frame.body, HasSubstr("Segment 2")) << frame.status;

    fs::remove(picture_of_segment(api, project, 2));
    const auto refused = api.raw("POST", "/api/projects/" + project + "/render/");
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("1 segment(s) missing image files."));
}

TEST_P(FilmServer, AFullDiskIsNamedAndTheRenderGoesOnWhenThereIsRoom) {
    const support::SmallDisk disk(media(), 64);
    if (!disk.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    const auto server = start({"--chunk-cache", "0"});
    ApiClient api(*server);
    const auto project = complete_story(*server, 8);
    const auto frames = expected_frames(*server, project);
    api.post("/api/projects/" + project + "/render/");
    ASSERT_EQ(wait_for_end(api, project), "COMPLETED");
    const auto film = only_film(project);
    const auto before = base::read_file(film, 100'000'000);

    ASSERT_TRUE(disk.resize(used_mebibytes(media()) + 1));
    const auto refused = api.raw("POST", "/api/projects/" + project + "/render/");
    EXPECT_EQ(refused.status, 503) << refused.body;
    EXPECT_THAT(refused.body, HasSubstr("The film needs about"));
    EXPECT_EQ(text_of(status_of(api, project), "status"), "COMPLETED") << "nothing was begun";

    ASSERT_TRUE(disk.resize(64));
    const auto accepted = api.post("/api/projects/" + project + "/render/").as_object();
    fill(media() / "filler");
    const auto reason = wait_for_delay(api, text_of(accepted, "render_id"));
    EXPECT_THAT(reason, HasSubstr("the disk of the media folder is full"));
    EXPECT_EQ(base::read_file(film, 100'000'000), before) << "the earlier film stays";
    fs::remove(media() / "filler");
    ASSERT_EQ(wait_for_end(api, project), "COMPLETED");
    expect_whole(only_film(project), frames);
}

TEST_P(FilmServer, WithoutTheEncoderARenderIsRefusedAndTheSystemSaysWhy) {
    std::string project;
    {
        const auto server = start();
        project = complete_story(*server, 1);
    }
    fs::create_directory(directory_.path() / "empty");
    const support::EnvironmentVariable no_programs("PATH", (directory_.path() / "empty").string());
    const auto server = start();
    ApiClient api(*server);
    const auto refused = api.raw("POST", "/api/projects/" + project + "/render/");
    EXPECT_EQ(refused.status, 500);
    EXPECT_THAT(refused.body, HasSubstr("FFmpeg is required for video rendering but was not found"));
    EXPECT_EQ(text_of(status_of(api, project), "status"), "DRAFT");
    EXPECT_THAT(api.raw("GET", "/api/system/").body, HasSubstr("apt install ffmpeg"));
    EXPECT_THAT(support::run_program({"doctor"}).output, HasSubstr("apt install ffmpeg"));
}

TEST_P(FilmServer, ACancelledRenderEndsWithinASecondAndLeavesNothing) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = complete_story(*server, 8);
    api.post("/api/projects/" + project + "/render/");
    ASSERT_EQ(wait_for(api, project, 1), "PROCESSING") << "the cancellation would prove nothing";
    api.post("/api/projects/" + project + "/cancel-render/", {}, 200);
    EXPECT_EQ(text_of(status_of(api, project), "status"), "FAILED");
    const auto output = media() / "projects" / project / "output";
    EXPECT_TRUE(support::eventually([&] { return !fs::exists(output) || fs::is_empty(output); },
                                    std::chrono::seconds(10)));
    EXPECT_TRUE(api.get("/api/gallery/").as_array().empty());
}

}  // namespace storyflow::e2e
