#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "audio/wav.hpp"
#include "base/file.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/joined_wav.hpp"

namespace storyflow::e2e {

namespace {

namespace fs = std::filesystem;

class JoinedNarrationOverTheWire : public StoryService {
  protected:
    /// A project whose narrations are `seconds` long, each with a constant level of its own.
    std::string story_of(ApiClient& api, std::size_t count, double seconds) const {
        const auto project = api.import_story(sentences(count));
        EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");
        float level = 0.1F;
        for (const auto& file : files_of(api, project)) {
            audio::Pcm sound;
            sound.samples.assign(static_cast<std::size_t>(seconds * 24000), level += 0.01F);
            base::replace_file(file, audio::encode_wav(sound));
        }
        return project;
    }
    std::vector<fs::path> files_of(ApiClient& api, const std::string& project) const {
        std::vector<fs::path> files;
        for (const auto& segment : api.segments(project)) {
            const auto url = text_of(segment.as_object(), "audio_file");
            files.push_back(directory_.path() / url.substr(url.find("/media/") + 1));
        }
        return files;
    }
    /// The output of `storyflow narrate` for these files.
    static std::string joined(const std::vector<fs::path>& files) { return support::joined_wav(files, 0.3); }
    static support::HttpClient client(const support::ServerProcess& server) {
        return {"127.0.0.1", server.port()};
    }
    static std::string target_of(const std::string& project) {
        return "/api/projects/" + project + "/narration/";
    }
    static std::string request_for(const std::string& project) {
        return "GET " + target_of(project) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
    /// The number of deleted files that the process still has open: their disk space is invisible to `du`.
    static std::ptrdiff_t nameless_files(pid_t pid) {
        const auto is_nameless = [](const fs::directory_entry& entry) {
            std::error_code gone;
            const auto name = fs::read_symlink(entry.path(), gone).string();
            return name.starts_with('/') && name.ends_with(" (deleted)");
        };
        return std::ranges::count_if(fs::directory_iterator("/proc/" + std::to_string(pid) + "/fd"),
                                     is_nameless);
    }
    std::uintmax_t bytes_on_disk() const {
        std::uintmax_t bytes = 0;
        for (const auto& entry : fs::recursive_directory_iterator(media()))
            if (entry.is_regular_file()) bytes += entry.file_size();
        return bytes;
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, JoinedNarrationOverTheWire, testing::Values(Store::sqlite), store_name);

TEST_P(JoinedNarrationOverTheWire, CostsNoDiskSpaceHoweverManyReadSlowly) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = story_of(api, 4, 60.0);  // 11.5 MB: more than fits into all socket buffers
    const auto before = bytes_on_disk();
    std::vector<support::HttpClient> readers;
    for (int i = 0; i < 20; ++i) {
        auto& reader = readers.emplace_back(client(*server));
        reader.send(request_for(project));
        EXPECT_EQ(reader.read_bytes(12), "HTTP/1.1 200");
    }
    EXPECT_EQ(nameless_files(server->pid()), 0);
    EXPECT_EQ(bytes_on_disk(), before);
    EXPECT_TRUE(fs::is_empty(media() / "incoming"));
}

TEST_P(JoinedNarrationOverTheWire, IsTheSameFileAfterABrokenAndResumedDownload) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = story_of(api, 3, 2.0);
    const auto expected = joined(files_of(api, project));

    auto first = client(*server);
    first.connect();
    first.send(request_for(project));
    const auto received = first.read_bytes(100'000);  // the client disconnects afterwards
    first.close();
    auto begin = received.substr(received.find("\r\n\r\n") + 4);
    const auto head = api.raw("HEAD", target_of(project));
    EXPECT_EQ(head.header("Content-Length"), std::to_string(expected.size()));

    auto second = client(*server);
    const auto rest = second.get(
        target_of(project),
        {{"Range", "bytes=" + std::to_string(begin.size()) + "-"}, {"If-Range", head.header("ETag")}});
    EXPECT_EQ(rest.status, 206);
    EXPECT_TRUE(begin + rest.body == expected);
    EXPECT_EQ(second.get(target_of(project), {{"If-None-Match", head.header("ETag")}}).status, 304);
    EXPECT_EQ(second.get(target_of(project), {{"Range", "bytes=999999999-"}}).status, 416);
}

TEST_P(JoinedNarrationOverTheWire, IsCutRatherThanMixedWhenAPartIsReplacedMeanwhile) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = story_of(api, 3, 200.0);
    const auto files = files_of(api, project);
    const auto before = joined(files);
    auto reader = client(*server);
    reader.connect();
    reader.send(request_for(project));
    std::string received = reader.read_bytes(1000);
    base::replace_file(files[2], audio::encode_wav({std::vector<float>(24000, 0.9F), 24000}));
    received += reader.read_bytes(before.size() + 1'000);
    const auto body = received.substr(received.find("\r\n\r\n") + 4);
    EXPECT_TRUE(reader.closed_by_server());
    EXPECT_LT(body.size(), before.size());
    EXPECT_TRUE(before.starts_with(body));
}

}  // namespace storyflow::e2e
