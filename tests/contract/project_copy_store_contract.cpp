#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>

#include "story/project_copy.hpp"
#include "tests/contract/owed_changes.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

const std::vector<story::NarratedWord> narrated_word{
    {.text = "Text", .spoken = "text", .start = 0.1, .end = 0.5, .char_start = 0, .char_end = 4}};

}  // namespace

class ProjectCopyContract : public SegmentMediaContract {
  protected:
    /// A copy of all segments, with the sounds of those that have one.
    story::ProjectCopy copy_of(const std::string& project_id) {
        story::ProjectCopy copy{
            .original_id = project_id, .id = stores->ids.uuid(), .title = "Copy", .segments = {}};
        for (auto& segment : support::segments_of(stores->segments(), project_id)) {
            story::SegmentCopy one{.original = std::move(segment), .id = stores->ids.uuid()};
            if (one.original.narration) one.sound = {sound_of(copy.id, one.id), "incoming/" + one.id};
            copy.segments.push_back(std::move(one));
        }
        return copy;
    }
    static std::string sound_of(const std::string& project_id, const std::string& segment_id) {
        return "projects/" + project_id + "/audio/" + segment_id + ".wav";
    }
    std::vector<story::Segment> segments_of(const std::string& project_id) {
        return support::segments_of(stores->segments(), project_id);
    }
};

TEST_P(ProjectCopyContract, HasTextsVoicesChaptersAndLocksInTheirOrder) {
    const auto project = make_project(2);
    stores->projects().edit(project.id, {.title = {}, .voice_id = {{"bf_emma"}}, .tts_speed = {{1.2}}});
    const auto before = segments_of(project.id);
    stores->segments().edit(before[1].id, {.text_content = {},
                                           .image_prompt = {},
                                           .is_locked = {},
                                           .voice_id = {{"bm_lewis"}},
                                           .chapter = {{story::ChapterStart{"One", 2}}}});
    lock(before[1]);
    stores->clock.advance(std::chrono::minutes(5));
    const auto copy = copy_of(project.id);
    const auto made = stores->project_copies().copy(copy);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->id, copy.id);
    EXPECT_EQ(made->title, "Copy");
    EXPECT_EQ(made->voice_id, "bf_emma");
    EXPECT_EQ(made->tts_speed, 1.2);
    EXPECT_EQ(made->created_at, stores->clock.now());
    const auto segments = segments_of(copy.id);
    ASSERT_THAT(segments, SizeIs(2));
    EXPECT_EQ(segments[0].id, copy.segments[0].id);
    EXPECT_EQ(segments[0].text_content, before[0].text_content);
    EXPECT_EQ(segments[1].voice_id, "bm_lewis");
    EXPECT_EQ(segments[1].opening.chapter->title, "One");
    EXPECT_TRUE(segments[1].is_locked);
    EXPECT_FALSE(segments[0].is_locked);
    EXPECT_EQ(stores->projects().find(copy.id)->project, *made);
}

TEST_P(ProjectCopyContract, HasSoundsWithTheirWordsAndOwesTheirFiles) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", narrated_word);
    carry_out_all();
    const auto copy = copy_of(segment.project_id);
    ASSERT_TRUE(stores->project_copies().copy(copy));
    const auto made = segments_of(copy.id).front();
    ASSERT_TRUE(made.narration);
    EXPECT_EQ(made.narration->audio_file, sound_of(copy.id, made.id));
    EXPECT_EQ(made.narration->voice, "bf_emma");
    EXPECT_EQ(made.narration->text_revision, made.text_revision);
    EXPECT_EQ(stores->segment_media().words(made.id), narrated_word);
    EXPECT_THAT(stores->journal().pending(),
                Contains(publication("incoming/" + made.id, sound_of(copy.id, made.id))));
}

TEST_P(ProjectCopyContract, LeavesOutASoundThatIsAnotherByNowAndDiscardsItsFile) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    const auto copy = copy_of(segment.project_id);
    narrate(segment, "incoming/b");
    carry_out_all();
    ASSERT_TRUE(stores->project_copies().copy(copy));
    const auto made = segments_of(copy.id).front();
    EXPECT_FALSE(made.narration);
    EXPECT_EQ(made.text_content, segment.text_content);
    EXPECT_THAT(stores->journal().pending(), Contains(removal("incoming/" + made.id)));
}

TEST_P(ProjectCopyContract, HasThePronunciationsWithTheirAge) {
    const auto segment = make_segment();
    stores->pronunciations().add(segment.project_id, "Siobhan", "shivawn");
    auto draft = draft_for(segment, "incoming/a");
    draft.dictionary_revision = 1;
    (void)stores->segment_media().publish_narration(draft);
    carry_out_all();
    stores->pronunciations().add(segment.project_id, "Hermione", "/x/");
    const auto copy = copy_of(segment.project_id);
    ASSERT_TRUE(stores->project_copies().copy(copy));
    const auto words = stores->pronunciations().list(copy.id);
    ASSERT_THAT(words, SizeIs(2));
    EXPECT_EQ(words[0].word, "Hermione");
    EXPECT_EQ(words[0].revision, 2) << "newer than the narration";
    EXPECT_EQ(words[1].spoken_as, "shivawn");
    EXPECT_EQ(words[1].revision, 1);
    EXPECT_EQ(stores->pronunciations().narrated(copy.id),
              (story::NarratedDictionaries{{copy.segments[0].id, 1}}));
    EXPECT_EQ(stores->pronunciations().add(copy.id, "Anais", "/y/")->revision, 3);
}

TEST_P(ProjectCopyContract, HasAPictureAndTheBook) {
    const auto segment = make_segment();
    stores->segments().edit(segment.id, {.image_fit = story::PictureFit::fit});
    auto copy = copy_of(segment.project_id);
    const std::string picture = "projects/" + copy.id + "/images/a.png";
    const std::string book = "projects/" + copy.id + "/source/book.epub";
    copy.segments.front().picture = {picture, "incoming/a.png"};
    copy.source = {book, "incoming/book.epub"};
    ASSERT_TRUE(stores->project_copies().copy(copy));
    EXPECT_EQ(segments_of(copy.id).front().image_file, picture);
    EXPECT_EQ(segments_of(copy.id).front().image_fit, story::PictureFit::fit);
    EXPECT_EQ(stores->projects().find(copy.id)->project.source_file, book);
    EXPECT_THAT(stores->journal().pending(),
                testing::IsSupersetOf(
                    {publication("incoming/a.png", picture), publication("incoming/book.epub", book)}));
}

TEST_P(ProjectCopyContract, HasNothingToUndo) {
    const auto segment = make_segment();
    lock(segment);
    const auto copy = copy_of(segment.project_id);
    ASSERT_TRUE(stores->project_copies().copy(copy));
    EXPECT_THAT(stores->changes().list(copy.id)->undoable, IsEmpty());
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable, SizeIs(1));
}

TEST_P(ProjectCopyContract, IsStoredAsAWholeOrNotAtAll) {
    const auto project = make_project(2);
    auto copy = copy_of(project.id);
    copy.segments[1].id = copy.segments[0].id;  // which the database refuses
    EXPECT_THROW(stores->project_copies().copy(copy), base::Error);
    EXPECT_FALSE(stores->projects().find(copy.id));
    EXPECT_THAT(stores->journal().pending(), IsEmpty());
    copy.original_id = unknown_id;
    EXPECT_FALSE(stores->project_copies().copy(copy));
}

INSTANTIATE_TEST_SUITE_P(Store, ProjectCopyContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
