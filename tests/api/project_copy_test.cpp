#include "api/project_copy.hpp"

#include "story/staleness.hpp"
#include "tests/api/api_fixture.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::api {

class ProjectCopyTest : public ApiTest {
  protected:
    std::vector<story::Segment> segments_of(const std::string& project_id) {
        return support::segments_of(room_.segments, project_id);
    }
    http::Response duplicate(const std::string& project_id, std::string body = "") {
        return post("/api/projects/" + project_id + "/duplicate/", std::move(body));
    }
};

TEST_F(ProjectCopyTest, HasTheTextsTheVoicesAndTheWords) {
    const auto original = room_.add_story({"One.", "Two."});
    const auto& project_id = original.front().project_id;
    patch("/api/projects/" + project_id + "/", R"({"author":"Doyle","voice_id":"bf_emma","tts_speed":1.2})");
    patch("/api/segments/" + original[1].id + "/", R"({"chapter":{"title":"II"},"voice_id":"am_adam"})");
    post("/api/projects/" + project_id + "/pronunciations/", R"({"word":"Siobhan","spoken_as":"shivawn"})");
    lock(original[0]);

    const auto answer = duplicate(project_id, R"({"title":"Another"})");
    ASSERT_EQ(answer.status, 201);
    const auto copy = object(answer);
    EXPECT_EQ(copy.at("title"), "Another");
    EXPECT_EQ(copy.at("author"), "Doyle");
    EXPECT_EQ(copy.at("voice_id"), "bf_emma");
    EXPECT_EQ(copy.at("tts_speed"), 1.2);
    EXPECT_EQ(copy.at("segment_count"), 2);
    const auto segments = segments_of(text(copy, "id"));
    ASSERT_EQ(segments.size(), 2U);
    EXPECT_EQ(segments[0].text_content, "One.");
    EXPECT_TRUE(segments[0].is_locked);
    EXPECT_EQ(segments[1].opening.chapter->title, "II");
    EXPECT_EQ(segments[1].voice_id, "am_adam");
    EXPECT_EQ(room_.pronunciations.list(text(copy, "id")).size(), 1U);
}

TEST_F(ProjectCopyTest, HasTheSoundOfUnchangedTexts) {
    const auto original = room_.add_story({"One.", "Two."});
    narrate(original[0]);
    narrate(original[1]);
    patch("/api/segments/" + original[1].id + "/", R"({"text_content":"Two, changed."})");
    const auto copy = object(duplicate(original.front().project_id));
    const auto segments = segments_of(text(copy, "id"));
    ASSERT_TRUE(segments.at(0).narration);
    EXPECT_FALSE(segments.at(1).narration);
    const auto& made = *segments[0].narration;
    EXPECT_NE(made.audio_file, stored(original[0]).narration->audio_file);
    EXPECT_TRUE(room_.library.is_there(made.audio_file));
    EXPECT_TRUE(story::staleness(segments[0], {}).empty());

    // Each has its own file.
    del("/api/projects/" + original.front().project_id + "/");
    EXPECT_TRUE(room_.library.is_there(made.audio_file));
}

TEST_F(ProjectCopyTest, HasAHistoryOfItsOwnWhichIsEmpty) {
    const auto original = room_.add_story({"One."});
    narrate(original[0]);
    lock(original[0]);
    const auto copy = object(duplicate(original.front().project_id));
    const auto changes = object(get("/api/projects/" + text(copy, "id") + "/changes/"));
    EXPECT_TRUE(changes.at("undo").as_array().empty());
}

TEST_F(ProjectCopyTest, LeavesNoFilesBehindWhenItCannotBeStored) {
    const auto original = room_.add_story({"One.", "Two."});
    narrate(original[0]);
    const auto before = room_.media_files();
    room_.database.write([](store::sql::Transaction& transaction) {
        transaction.run_script(R"sql(
            CREATE TRIGGER no_more BEFORE INSERT ON projects BEGIN SELECT RAISE(ABORT, 'no more'); END
        )sql");
    });
    EXPECT_EQ(duplicate(original.front().project_id).status, 500);
    EXPECT_EQ(room_.media_files(), before);
}

TEST_F(ProjectCopyTest, OwesNothingWhenItIsThere) {
    const auto original = room_.add_story({"One."});
    narrate(original[0]);
    ASSERT_EQ(duplicate(original.front().project_id).status, 201);
    EXPECT_TRUE(room_.journal.pending().empty());
    EXPECT_EQ(room_.media_files().size(), 2U) << "a sound for each";
}

TEST_F(ProjectCopyTest, IsNamedAfterTheOriginalWithinTheLimitOfTitles) {
    const auto original = room_.add_story({"One."});
    const auto& project_id = original.front().project_id;
    patch("/api/projects/" + project_id + "/", R"({"title":")" + std::string(255, 'x') + R"("})");
    EXPECT_EQ(text(object(duplicate(project_id)), "title"), std::string(248, 'x') + " (copy)");
    EXPECT_EQ(duplicate(project_id, R"({"title":""})").status, 400);
    EXPECT_EQ(duplicate(base::RandomIdSource().uuid()).status, 404);
}

}  // namespace storyflow::api
