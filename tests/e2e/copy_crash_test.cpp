#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <thread>

#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::e2e {

namespace {

constexpr std::size_t story_size = 200;

/// A server that is killed while it copies a narrated story.
class CopyCrash : public StoryService {
  protected:
    std::string narrated_story() {
        const auto server = start();
        ApiClient api(*server);
        auto project = api.import_story(sentences(story_size));
        EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");
        EXPECT_EQ(server->terminate(), 0);
        return project;
    }

    /// How many entries the folder has, while the server changes it.
    static std::size_t entries_in(const std::filesystem::path& folder) { return names_in(folder).size(); }
    static std::set<std::string> names_in(const std::filesystem::path& folder) {
        std::set<std::string> names;
        std::error_code vanished;
        std::filesystem::directory_iterator entry(folder, vanished);
        for (; !vanished && entry != std::filesystem::directory_iterator(); entry.increment(vanished))
            names.insert(entry->path().filename().string());
        return names;
    }

    /// Asks for a copy, and kills the server as soon as `is_time`.
    void kill_in_a_copy(const std::string& project, const std::function<bool()>& is_time) {
        const auto server = start();
        const std::jthread copying([&server, &project] {
            try {
                ApiClient(*server).raw("POST", "/api/projects/" + project + "/duplicate/");
            } catch (const std::exception&) {
                // The server was killed before it answered.
            }
        });
        EXPECT_TRUE(support::eventually(is_time, std::chrono::seconds(60)));
        server->kill_hard();
    }

    /// Checks that every listed story is whole, and that nothing lies in the media that belongs to none.
    /// Returns how many stories are listed.
    std::size_t check_stories() {
        const auto server = start();
        ApiClient api(*server);
        std::set<std::string> ids;
        const auto listed = api.get("/api/projects/");
        for (const auto& project : listed.at("results").as_array()) {
            const auto id = text_of(project.as_object(), "id");
            ids.insert(id);
            check_whole(api, id);
        }
        EXPECT_EQ(names_in(media() / "projects"), ids) << "a folder of a story that is not listed";
        // Where processes share the media, incoming files may be another's for some hours.
        if (!is_shared()) {
            EXPECT_EQ(entries_in(media() / "incoming"), 0U);
        }
        EXPECT_EQ(server->terminate(), 0);
        return ids.size();
    }

  private:
    void check_whole(ApiClient& api, const std::string& project) {
        const auto segments = api.segments(project);
        EXPECT_EQ(segments.size(), story_size) << "half a copy";
        std::set<std::string> sounds;
        for (const auto& segment : segments) {
            ASSERT_FALSE(segment.at("audio_file").is_null()) << "a copy without sound";
            sounds.insert(text_of(segment.as_object(), "id") + ".wav");
        }
        EXPECT_EQ(names_in(media() / "projects" / project / "audio"), sounds);
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, CopyCrash, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(CopyCrash, AKilledCopyIsThereAsAWholeOrNotAtAll) {
    const auto original = narrated_story();
    const auto incoming = media() / "incoming";
    const auto before = entries_in(incoming);

    // While its files are being prepared.
    kill_in_a_copy(original, [&] { return entries_in(incoming) > before + 3; });
    const auto after_preparing = check_stories();
    EXPECT_LE(after_preparing, 2U);

    // While they are put into their places: the copy is stored.
    kill_in_a_copy(original, [&] { return entries_in(media() / "projects") > after_preparing; });
    EXPECT_EQ(check_stories(), after_preparing + 1);
}

}  // namespace storyflow::e2e
