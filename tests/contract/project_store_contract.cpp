#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "story/staleness.hpp"
#include "story/text_digest.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;

namespace {

story::ProjectEdit new_title(const std::string& title) {
    return {.title = title, .voice_id = {}, .tts_speed = {}};
}

}  // namespace

TEST_P(ProjectStoreContract, StoresAProjectWithItsSegmentsInOrder) {
    const auto project = make_project(3);
    const auto found = stores->projects().find(project.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->project.title, "The Lighthouse");
    EXPECT_EQ(found->project.created_at, stores->clock.now());
    EXPECT_EQ(found->project.status, story::RenderStatus::draft);
    EXPECT_EQ(found->project.output_path, std::nullopt);
    EXPECT_EQ(found->segment_count, 3);
    const auto segments = support::segments_of(stores->segments(), project.id);
    ASSERT_EQ(segments.size(), 3U);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        EXPECT_EQ(segments[i].sequence_index, static_cast<std::int64_t>(i));
        EXPECT_EQ(segments[i].text_content, "Text " + std::to_string(i));
        EXPECT_EQ(segments[i].image_prompt, "Picture " + std::to_string(i));
    }
}

TEST_P(ProjectStoreContract, StoresFilesWithTheProjectAndOwesThem) {
    const std::string id = "11111111-2222-4333-8444-555555555555";
    const std::string segment = "11111111-2222-4333-8444-666666666666";
    const std::string folder = "projects/" + id;
    story::NewProject wanted{.title = "Tale",
                             .segments = {{"One.", ""}},
                             .id = id,
                             .source = story::NewFile{folder + "/source/tale.epub", "incoming/a.epub"}};
    wanted.segments[0].id = segment;
    wanted.segments[0].image = story::NewFile{folder + "/images/a.png", "incoming/a.png"};
    wanted.segments[0].source_place = "a.xhtml#/4/2";
    EXPECT_EQ(stores->projects().create(wanted).id, id);
    EXPECT_EQ(stores->projects().find(id)->project.source_file, folder + "/source/tale.epub");
    const auto stored = stores->segments().find(segment);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->image_file, folder + "/images/a.png");
    EXPECT_EQ(stored->source_place, "a.xhtml#/4/2");
    std::vector<std::string> owed;
    for (const auto& change : stores->journal().pending())
        owed.push_back(change.source + " -> " + change.target);
    EXPECT_THAT(owed, testing::UnorderedElementsAre("incoming/a.epub -> " + folder + "/source/tale.epub",
                                                    "incoming/a.png -> " + folder + "/images/a.png"));
}

TEST_P(ProjectStoreContract, LetsGoOfASourceThatIsLost) {
    const std::string id = "11111111-2222-4333-8444-555555555555";
    const std::string file = "projects/" + id + "/source/tale.epub";
    stores->projects().create(
        {.title = "Tale", .segments = {}, .id = id, .source = story::NewFile{file, "incoming/a.epub"}});
    EXPECT_TRUE(stores->journal().withdraw(file, stores->journal().pending().front().id));
    EXPECT_EQ(stores->projects().find(id)->project.source_file, std::nullopt);
}

TEST_P(ProjectStoreContract, KeepsTheResolutionAndFrameRate) {
    const auto project = stores->projects().create({"Tall", 1080, 1920, 60, {}});
    const auto found = stores->projects().find(project.id)->project;
    EXPECT_EQ(found.resolution_width, 1080);
    EXPECT_EQ(found.resolution_height, 1920);
    EXPECT_EQ(found.framerate, 60);
}

TEST_P(ProjectStoreContract, KeepsAnyTextAsItIs) {
    const std::string title = "Ünïcode \xF0\x9F\x8C\x8A 'quotes' \"double\"; DROP TABLE projects; --\n\ttab";
    const auto project = stores->projects().create({.title = title, .segments = {}});
    EXPECT_EQ(stores->projects().find(project.id)->project.title, title);
}

TEST_P(ProjectStoreContract, ReportsAnUnknownIdByAbsence) {
    EXPECT_FALSE(stores->projects().find(unknown_id));
    EXPECT_FALSE(stores->projects().edit(unknown_id, new_title("Title")));
    EXPECT_FALSE(stores->projects().remove(unknown_id));
}

TEST_P(ProjectStoreContract, ListsTheNewestFirstInPages) {
    std::vector<std::string> newest_first;
    for (int i = 0; i < 5; ++i) {
        newest_first.insert(newest_first.begin(), make_project(1).id);
        stores->clock.advance(1s);
    }
    const auto page = stores->projects().list({}, 1, 2);
    EXPECT_EQ(page.count, 5);
    ASSERT_EQ(page.projects.size(), 2U);
    EXPECT_EQ(page.projects[0].project.id, newest_first[1]);
    EXPECT_EQ(page.projects[1].project.id, newest_first[2]);
    EXPECT_EQ(page.projects[0].segment_count, 1);
    EXPECT_TRUE(stores->projects().list({}, 5, 2).projects.empty());
}

TEST_P(ProjectStoreContract, PagesAreStableForProjectsOfTheSameInstant) {
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i)
        ids.push_back(make_project().id);
    std::vector<std::string> listed;
    for (int offset = 0; offset < 6; offset += 2) {
        for (const auto& summary : stores->projects().list({}, offset, 2).projects)
            listed.push_back(summary.project.id);
    }
    EXPECT_THAT(listed, testing::UnorderedElementsAreArray(ids));
}

TEST_P(ProjectStoreContract, FindsTitlesByAPartOfThemWhateverTheirCase) {
    for (const auto* title : {"Der Fluß ÜBER dem Tal", "The River", "100% river_s", "Žluť"}) {
        stores->projects().create({.title = title, .segments = {}});
        stores->clock.advance(1s);
    }
    const auto found = [&](const std::string& search) {
        std::vector<std::string> titles;
        const auto page = stores->projects().list({.search = search}, 0, 10);
        for (const auto& summary : page.projects)
            titles.push_back(summary.project.title);
        EXPECT_EQ(page.count, std::ssize(titles));
        return titles;
    };
    EXPECT_THAT(found("RIVER"), testing::ElementsAre("100% river_s", "The River"));
    EXPECT_THAT(found("fluss über"), testing::ElementsAre("Der Fluß ÜBER dem Tal"));
    EXPECT_THAT(found("ŽLUŤ"), testing::ElementsAre("Žluť"));
    EXPECT_THAT(found("%"), testing::ElementsAre("100% river_s"));
    EXPECT_THAT(found("_"), testing::ElementsAre("100% river_s"));
    EXPECT_THAT(found("' OR 1=1 --"), testing::IsEmpty());
    EXPECT_THAT(found(""), testing::SizeIs(4));
}

TEST_P(ProjectStoreContract, FindsAProjectUnderItsNewTitleOnly) {
    const auto project = make_project();
    stores->projects().edit(project.id, new_title("The Harbour"));
    EXPECT_EQ(stores->projects().list({.search = "harbour"}, 0, 10).count, 1);
    EXPECT_EQ(stores->projects().list({.search = "lighthouse"}, 0, 10).count, 0);
}

TEST_P(ProjectStoreContract, ListsInTheOrderThatIsWanted) {
    using enum story::ProjectOrder;
    std::map<std::string, std::string> ids;
    for (const auto* name : {"banana", "Cherry", "apple"}) {
        ids[name] = stores->projects().create({.title = name, .segments = {{"Text", ""}}}).id;
        stores->clock.advance(1s);
    }
    stores->segments().append(ids["banana"], {{"Text", ""}});
    const auto titles = [&](story::ProjectOrder order, bool is_descending) {
        std::vector<std::string> listed;
        const story::ProjectQuery query{.search = {}, .order = order, .is_descending = is_descending};
        for (const auto& summary : stores->projects().list(query, 0, 10).projects)
            listed.push_back(summary.project.title);
        return listed;
    };
    EXPECT_THAT(titles(created, false), testing::ElementsAre("banana", "Cherry", "apple"));
    EXPECT_THAT(titles(created, true), testing::ElementsAre("apple", "Cherry", "banana"));
    EXPECT_THAT(titles(updated, false), testing::ElementsAre("Cherry", "apple", "banana"));
    EXPECT_THAT(titles(updated, true), testing::ElementsAre("banana", "apple", "Cherry"));
    EXPECT_THAT(titles(title, false), testing::ElementsAre("apple", "banana", "Cherry"));
    EXPECT_THAT(titles(title, true), testing::ElementsAre("Cherry", "banana", "apple"));
}

TEST_P(ProjectStoreContract, PagesKeepTheOrderOfTheWhole) {
    for (int i = 0; i < 5; ++i)
        stores->projects().create({.title = "Same", .segments = {{"Text", ""}, {"Text", ""}}});
    const story::ProjectQuery query{
        .search = "same", .order = story::ProjectOrder::title, .is_descending = true};
    const auto whole = stores->projects().list(query, 0, 10).projects;
    ASSERT_EQ(whole.size(), 5U);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const auto page = stores->projects().list(query, static_cast<std::int64_t>(i), 1);
        EXPECT_EQ(page.count, 5);
        EXPECT_EQ(page.projects.at(0).project.id, whole[i].project.id);
        EXPECT_EQ(page.projects.at(0).segment_count, 2);
    }
}

TEST_P(ProjectStoreContract, RenamingChangesTheTitleAndTheTimeOfUpdate) {
    const auto project = make_project(2);
    stores->clock.advance(1s);
    const auto renamed = stores->projects().edit(project.id, new_title("The Harbour"));
    ASSERT_TRUE(renamed);
    EXPECT_EQ(renamed->project.title, "The Harbour");
    EXPECT_EQ(renamed->project.created_at, project.created_at);
    EXPECT_EQ(renamed->project.updated_at, stores->clock.now());
    EXPECT_EQ(renamed->segment_count, 2);
}

TEST_P(ProjectStoreContract, TheTimeOfUpdateNeverGoesBack) {
    const auto project = make_project();
    stores->clock.advance(-1h);
    const auto renamed = stores->projects().edit(project.id, new_title("The Harbour"));
    EXPECT_GT(renamed->project.updated_at, project.updated_at);
}

TEST_P(ProjectStoreContract, KeepsTheAuthor) {
    const auto project =
        stores->projects().create({.title = "Emma", .segments = {}, .author = "Jane Austen"});
    EXPECT_EQ(stores->projects().find(project.id)->project.author, "Jane Austen");
    story::ProjectEdit change;
    change.author = "J. Austen";
    stores->projects().edit(project.id, change);
    EXPECT_EQ(stores->projects().find(project.id)->project.author, "J. Austen");
}

TEST_P(ProjectStoreContract, KeepsAVoiceAndASpeedUntilTheyAreTakenBack) {
    const auto project = make_project();
    EXPECT_EQ(stores->projects().find(project.id)->project, project);
    EXPECT_EQ(project.voice_id, std::nullopt);
    const auto edited =
        stores->projects().edit(project.id, {.title = {}, .voice_id = "bf_emma", .tts_speed = 1.25});
    ASSERT_TRUE(edited);
    EXPECT_EQ(edited->project.voice_id, "bf_emma");
    EXPECT_EQ(edited->project.tts_speed, 1.25);
    EXPECT_EQ(edited->project.title, project.title);
    EXPECT_EQ(stores->projects().list({}, 0, 1).projects.at(0).project, edited->project);
    stores->reopen();
    EXPECT_EQ(stores->projects().find(project.id)->project, edited->project);
    const auto back = stores->projects().edit(
        project.id,
        {.title = {}, .voice_id = std::optional<std::string>(), .tts_speed = std::optional<double>()});
    EXPECT_EQ(back->project.voice_id, std::nullopt);
    EXPECT_EQ(back->project.tts_speed, std::nullopt);
}

TEST_P(ProjectStoreContract, AnEditThatChangesNothingLeavesTheTimeOfUpdate) {
    const auto project = make_project();
    stores->clock.advance(1s);
    stores->projects().edit(project.id, {});
    stores->projects().edit(project.id, new_title(project.title));
    EXPECT_EQ(updated_at(project.id), project.updated_at);
}

TEST_P(ProjectStoreContract, CountsNarrationsAndHowLongTheyLast) {
    const auto project = make_project(3);
    const auto other = make_project(1);
    const auto silent = make_project();
    const auto narrate = [&](const story::Segment& segment, double duration) {
        story::NarrationDraft draft;
        draft.segment_id = segment.id;
        draft.narration = {.audio_file = "projects/" + segment.project_id + "/audio/" + segment.id + ".wav",
                           .duration = duration,
                           .engine = "kokoro",
                           .voice = "af_bella",
                           .text_revision = segment.text_revision,
                           .item_id = {}};
        stores->segment_media().publish_narration(draft);
    };
    const auto segments = support::segments_of(stores->segments(), project.id);
    narrate(segments[0], 1.5);
    narrate(segments[2], 2.25);
    narrate(support::segments_of(stores->segments(), other.id)[0], 8.0);
    const auto found = stores->projects().find(project.id).value();
    EXPECT_EQ(found.segment_count, 3);
    EXPECT_EQ(found.narrated_count, 2);
    EXPECT_DOUBLE_EQ(found.narrated_seconds, 3.75);
    EXPECT_EQ(stores->projects().find(silent.id)->narrated_count, 0);
    EXPECT_EQ(stores->projects().find(silent.id)->narrated_seconds, 0.0);
    for (const auto& listed : stores->projects().list({}, 0, 10).projects) {
        const auto same = stores->projects().find(listed.project.id).value();
        EXPECT_EQ(listed.segment_count, same.segment_count);
        EXPECT_EQ(listed.narrated_count, same.narrated_count);
        EXPECT_EQ(listed.narrated_seconds, same.narrated_seconds);
    }
}

TEST_P(ProjectStoreContract, ListsCountTheStaleNarrationsAsTheirSegmentsTellThem) {
    const auto plain = make_project(4).id;
    const auto own = make_project(5).id;
    const auto silent = make_project(2).id;
    const auto narrate = [&](const std::string& project) {
        for (const auto& segment : support::segments_of(stores->segments(), project)) {
            story::NarrationDraft draft;
            draft.segment_id = segment.id;
            draft.narration = {.audio_file = "projects/" + project + "/audio/" + segment.id + ".wav",
                               .duration = 1.0,
                               .engine = "kokoro",
                               .voice = "af_bella",
                               .text_revision = segment.text_revision,
                               .item_id = {},
                               .text_digest = story::digest_of_text(segment.text_content)};
            stores->segment_media().publish_narration(draft);
        }
        return support::segments_of(stores->segments(), project);
    };
    const auto edit = [&](const story::Segment& segment, const story::SegmentEdit& change) {
        stores->segments().edit(segment.id, change);
    };
    const auto of_plain = narrate(plain);
    edit(of_plain[0], {.text_content = "Another text"});
    edit(of_plain[1], {.text_content = "Changed"});
    edit(of_plain[1], {.text_content = "\u2003Text 1\n"});  // is heard as the one that was spoken
    edit(of_plain[2], {.voice_id = "bf_emma"});
    const auto of_own = narrate(own);
    edit(of_own[0], {.voice_id = "af_bella"});
    edit(of_own[1], {.text_content = "Another text", .voice_id = "af_bella"});
    edit(of_own[2], {.voice_id = "af_bella", .tts_speed = 1.25});
    edit(of_own[3], {.is_locked = true});
    const auto counts = [&] {
        std::map<std::string, std::int64_t> counted;
        for (const auto& listed : stores->projects().list({}, 0, 10).projects)
            counted[listed.project.id] = listed.stale_count.value();
        return counted;
    };
    const auto told_by_segments = [&](const std::string& id) {
        const auto project = stores->projects().find(id)->project;
        return std::ranges::count_if(
            support::segments_of(stores->segments(), id), [&](const story::Segment& segment) {
                return story::is_stale(segment, {project.voice_id, project.tts_speed});
            });
    };
    EXPECT_EQ(counts(), (std::map<std::string, std::int64_t>{{plain, 2}, {own, 2}, {silent, 0}}));
    stores->projects().edit(own, {.title = {}, .voice_id = "bf_emma", .tts_speed = {}});
    stores->projects().edit(plain, {.title = {}, .voice_id = {}, .tts_speed = 1.0 + 1e-9});
    EXPECT_EQ(counts(), (std::map<std::string, std::int64_t>{{plain, 2}, {own, 4}, {silent, 0}}));
    for (const auto& [id, count] : counts())
        EXPECT_EQ(count, told_by_segments(id));
    stores->projects().edit(plain, {.title = {}, .voice_id = {}, .tts_speed = 1.5});
    EXPECT_EQ(counts().at(plain), 4);
    EXPECT_EQ(told_by_segments(plain), 4);
}

TEST_P(ProjectStoreContract, RemovingTakesTheSegmentsAlongAndOwesTheRemovalOfTheFolder) {
    const auto project = make_project(2);
    const auto other = make_project(1);
    const auto changes = stores->projects().remove(project.id);
    ASSERT_TRUE(changes);
    ASSERT_EQ(changes->size(), 1U);
    EXPECT_EQ(changes->front().action, story::MediaChange::Action::remove_tree);
    EXPECT_EQ(changes->front().target, "projects/" + project.id);
    EXPECT_EQ(stores->journal().pending(), *changes);
    EXPECT_FALSE(stores->projects().find(project.id));
    EXPECT_TRUE(support::segments_of(stores->segments(), project.id).empty());
    EXPECT_EQ(support::segments_of(stores->segments(), other.id).size(), 1U);
}

TEST_P(ProjectStoreContract, KeepsEverythingOverARestart) {
    const auto project = make_project(2);
    const auto segments = support::segments_of(stores->segments(), project.id);
    stores->reopen();
    EXPECT_EQ(stores->projects().find(project.id)->project.created_at, project.created_at);
    EXPECT_EQ(support::segments_of(stores->segments(), project.id), segments);
}

INSTANTIATE_TEST_SUITE_P(Store, ProjectStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
